package dev.cofferdam.servers;

import dev.cofferdam.action.ReadAction;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How a reading action is tried, on any server.
 *
 * @param in seeds what there must be
 * @param agrees compares what it returned with what is read independently
 */
record ReadCase<I extends Record, O extends Record>(
        ReadAction<I, O> action, String variant, Function<Server, I> in, BiConsumer<O, Server> agrees) implements Case {

    /** Where it is the only one of its action. */
    ReadCase(ReadAction<I, O> action, Function<Server, I> in, BiConsumer<O, Server> agrees) {
        this(action, "", in, agrees);
    }

    @Override
    public String toString() {
        return name();
    }
}
