package dev.cofferdam.ui;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import javafx.application.Platform;

/** The screen's thread, and the only class that talks to the toolkit's {@link Platform}. Thread-safe. */
public final class FxThread implements Executor {
    /** Runs {@code task} on the screen's thread soon: in order with others, never before this call returns. */
    @Override
    public void execute(Runnable task) {
        Platform.runLater(task);
    }

    /**
     * Starts the toolkit, which can be done once in a process, and runs {@code first} on its thread.
     *
     * @throws NoToolkitException when there is no display, or a library is missing that the toolkit needs
     */
    public static FxThread start(Runnable first) {
        try {
            Platform.startup(first);
        } catch (IllegalStateException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw new NoToolkitException(e);
        }
        // by default it would end with the last window, before what the window had open is closed
        Platform.setImplicitExit(false);
        return new FxThread();
    }

    /** Ends the toolkit, and returns when everything that was to be done on its thread before this is done. */
    public void end() throws InterruptedException {
        var done = new CountDownLatch(1);
        Platform.runLater(done::countDown);
        done.await();
        Platform.exit();
    }
}
