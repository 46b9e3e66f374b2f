package dev.cofferdam.action.aws;

import dev.cofferdam.action.CancelledException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;

/** Calls that do not wait for each other, some at a time. What paces a session's calls holds for them too. */
final class AtOnce {
    private static final int MOST = 8;

    private AtOnce() {}

    /**
     * What came of each, in the order of the items, once all are done.
     *
     * @return each gives the result, or throws what its call threw
     */
    static <A, B> List<Supplier<B>> each(List<A> items, Function<A, B> call) {
        var turns = new Semaphore(MOST);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads
                    .invokeAll(
                            items.stream().map(item -> task(item, call, turns)).toList())
                    .stream()
                    .map(AtOnce::result)
                    .toList();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    private static <A, B> Callable<B> task(A item, Function<A, B> call, Semaphore turns) {
        return () -> {
            turns.acquire();
            try {
                return call.apply(item);
            } finally {
                turns.release();
            }
        };
    }

    private static <B> Supplier<B> result(Future<B> done) {
        return () -> {
            try {
                return done.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException thrown) throw thrown;
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new CancelledException();
            }
        };
    }
}
