package dev.cofferdam.run;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.CancelledException;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Undo;
import java.util.List;

/** Gives things a value: one change each, in the order of the list. */
record SetThing(
        World world,
        String id,
        Kind kind,
        Risk risk,
        @org.jspecify.annotations.Nullable String endangers) implements ChangeAction<SetThing.In, SetThing.Out> {
    record In(
            @Input("What is changed, one or several with commas.")
            String thing,

            @Input(value = "Its new value.", optional = true) @org.jspecify.annotations.Nullable
            String value) {}

    record Out(@Output("Its value now.") String value) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return TestActions.spec(id, kind, risk, In.class, Out.class, endangers);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var changes = things(in).stream()
                .filter(thing -> !world.read(thing).equals(value(in)))
                .map(thing -> Change.of(thing, "Value", former(world.read(thing)), value(in)))
                .toList();
        return new Plan("Set " + in.thing() + " to " + value(in), changes, List.of(), things(in));
    }

    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        try {
            plan.changes().forEach(change -> {
                aws.progress("setting " + change.resource());
                world.write(change.resource(), change.after().asString());
            });
        } catch (CancelledException e) {
            if (id.equals("test.careful")) clearUp(plan, aws);
            throw e;
        }
        return new Out(value(in));
    }

    private void clearUp(Plan plan, ActionContext aws) {
        aws.progress("clearing up");
        plan.changes().forEach(change -> world.write(change.resource(), ""));
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        return new Out(world.read(things(in).getFirst()));
    }

    @Override
    public Plan planUndo(Undo undo, ActionContext aws) {
        var changes = undo.restore().stream()
                .filter(change ->
                        !world.read(change.resource()).equals(change.after().asString("")))
                .map(change -> new Change(
                        change.resource(),
                        "Value",
                        Change.of("", "", former(world.read(change.resource())), "")
                                .before(),
                        change.after()))
                .toList();
        return new Plan("Restore", changes, List.of(), List.of());
    }

    @Override
    public void applyUndo(Plan undoPlan, ActionContext aws) {
        undoPlan.changes()
                .forEach(change -> world.write(change.resource(), change.after().asString("")));
    }

    @Override
    public List<String> waitStates() {
        return List.of("settled");
    }

    /** Settled once the clock has moved on by a minute since the epoch's last full hour. */
    @Override
    public Progress progress(String until, In in, Out out, ActionContext aws) {
        var seconds = aws.clock().instant().getEpochSecond() % 3600;
        return new Progress(seconds >= 60, seconds + " s");
    }

    private static @org.jspecify.annotations.Nullable String former(String value) {
        return value.isEmpty() ? null : value;
    }

    private static List<String> things(In in) {
        return List.of(in.thing().split(",", -1));
    }

    private static String value(In in) {
        return in.value() == null ? "new" : in.value();
    }
}
