package dev.cofferdam.run;

import dev.cofferdam.action.Action;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Risk;
import java.util.List;

/** Small actions on a {@link World}, of every kind that the engine tells apart. */
final class TestActions {
    private TestActions() {}

    static List<Action<?, ?>> on(World world) {
        return List.of(
                new ReadThing(world),
                new KeepThing(world),
                new SetThing(world, "test.set", Kind.CONTAIN, Risk.REVERSIBLE, null),
                new SetThing(world, "test.careful", Kind.CONTAIN, Risk.REVERSIBLE, null),
                new SetThing(world, "test.cut", Kind.CONTAIN, Risk.DISRUPTIVE, "What is in memory is lost."),
                new SetThing(world, "test.save", Kind.PRESERVE, Risk.REVERSIBLE, null),
                new SetThing(world, "test.destroy", Kind.ERADICATE, Risk.DESTRUCTIVE, null));
    }

    static <I extends Record, O extends Record> ActionSpec<I, O> spec(
            String id,
            Kind kind,
            Risk risk,
            Class<I> input,
            Class<O> output,
            @org.jspecify.annotations.Nullable String endangers) {
        return new ActionSpec<>(id, id, id, kind, risk, input, output, List.of(), "Restores it.", endangers);
    }
}
