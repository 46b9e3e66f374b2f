package dev.cofferdam.run;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** Keeps a thing as evidence. */
record KeepThing(World world) implements ReadAction<KeepThing.In, KeepThing.Out> {
    record In(
            @Input(type = ValueType.EC2_INSTANCE_ID, value = "What is kept.")
            String thing) {}

    record Out(@Output("The evidence.") String sha256) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return TestActions.spec("test.keep", Kind.PRESERVE, Risk.READ, In.class, Out.class, null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        var content = world.read(in.thing()).getBytes(StandardCharsets.UTF_8);
        return new Out(aws.keep(in.thing() + ".txt", "text/plain", new ByteArrayInputStream(content))
                .sha256());
    }
}
