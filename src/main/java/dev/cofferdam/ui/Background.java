package dev.cofferdam.ui;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * Carries work off the screen's thread and its result back; nothing else in the window hands anything from one thread
 * to another. To be used on the screen's thread, except {@link #onScreen}, which any thread may call.
 */
public final class Background {
    /** What is done off the screen's thread. */
    @FunctionalInterface
    public interface Work<T> {
        /** @param progress takes a word on how far it is, which reaches the screen */
        T run(Consumer<String> progress) throws Exception;
    }

    private final Executor workers;
    private final Executor screen;

    /** @param screen runs tasks on the screen's thread, in order */
    public Background(Executor workers, Executor screen) {
        this.workers = workers;
        this.screen = screen;
    }

    /**
     * Does {@code work}; exactly one of the consumers is called afterwards on the screen's thread, unless cancelled.
     */
    public <T> Job run(Work<T> work, Consumer<? super T> done, Consumer<Trouble> failed) {
        return run(work, _ -> {}, done, failed);
    }

    public <T> Job run(Work<T> work, Consumer<String> progress, Consumer<? super T> done, Consumer<Trouble> failed) {
        var job = new Job();
        workers.execute(() -> {
            if (job.isCancelled()) return;
            try {
                var result = work.run(word -> screen.execute(() -> job.unlessCancelled(() -> progress.accept(word))));
                screen.execute(() -> {
                    if (job.isCancelled()) discard(result);
                    else done.accept(result);
                });
            } catch (Exception | Error e) {
                var trouble = Trouble.of(e);
                screen.execute(() -> job.unlessCancelled(() -> failed.accept(trouble)));
            }
        });
        return job;
    }

    public void onScreen(Runnable task) {
        screen.execute(task);
    }

    /** A place of its own where a newer request overtakes an older one: whoever comes late is not heard. */
    public Latest latest() {
        return new Latest(this);
    }

    /** What nobody waits for any more is closed, off the screen's thread; nobody is there to be told if that fails. */
    private void discard(Object result) {
        if (!(result instanceof AutoCloseable unwanted)) return;
        run(
                _ -> {
                    unwanted.close();
                    return true;
                },
                _ -> {},
                trouble -> LoggerFactory.getLogger(Background.class)
                        .warn("What came too late could not be closed: {}", trouble.what()));
    }

    /** Work under way. Not interrupted when cancelled: what it reads or writes comes to its own safe end, unheard. */
    public static final class Job {
        private volatile boolean cancelled;

        public void cancel() {
            cancelled = true;
        }

        boolean isCancelled() {
            return cancelled;
        }

        private void unlessCancelled(Runnable task) {
            if (!cancelled) task.run();
        }
    }
}
