package dev.cofferdam.servers;

import dev.cofferdam.action.ChangeAction;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How a changing action is tried, on any server.
 *
 * @param situation seeds what there must be, and tells what to expect
 */
record ChangeCase<I extends Record, O extends Record>(
        ChangeAction<I, O> action, String variant, Function<Server, Situation<I, O>> situation) implements Case {

    ChangeCase(ChangeAction<I, O> action, Function<Server, Situation<I, O>> situation) {
        this(action, "", situation);
    }

    /**
     * @param facts what changes, and what must not
     * @param verified what the action itself has to see in the end
     */
    record Situation<I, O>(I in, List<Fact> facts, Consumer<O> verified) {}

    @Override
    public String toString() {
        return name();
    }
}
