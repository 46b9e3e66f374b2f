package dev.cofferdam.ui;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** An executor that does nothing until it is told to, so that a test sees what is between. */
public final class Hands implements Executor {
    private final Queue<Runnable> waiting = new ArrayDeque<>();

    @Override
    public void execute(Runnable task) {
        waiting.add(task);
    }

    public int waiting() {
        return waiting.size();
    }

    /** Does what waits, and what that leads to. */
    public void work() {
        for (var task = waiting.poll(); task != null; task = waiting.poll()) task.run();
    }
}
