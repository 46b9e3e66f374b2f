package dev.cofferdam.run;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import java.util.List;

/** Reads a thing. */
record ReadThing(World world) implements ReadAction<ReadThing.In, ReadThing.Out> {
    record In(
            @Input(type = ValueType.EC2_INSTANCE_ID, value = "What is read.")
            String thing) {}

    record Out(
            @Output("Its value.") String value,
            @Output("Its parts.") List<String> parts) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return TestActions.spec("test.read", Kind.READ, Risk.READ, In.class, Out.class, null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        aws.progress("reading " + in.thing());
        var value = world.read(in.thing());
        return new Out(value, value.isEmpty() ? List.of() : List.of(value.split(",", -1)));
    }
}
