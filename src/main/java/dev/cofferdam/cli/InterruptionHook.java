package dev.cofferdam.cli;

import dev.cofferdam.run.Run;

/**
 * Lets running steps stop at the next safe place when the user types Ctrl+C, and says how to go on. What was under way
 * is in the log before it begins, so nothing is lost when there is no time even for that.
 */
final class InterruptionHook implements AutoCloseable {
    private final Thread hook;

    InterruptionHook(Run run, Terminal terminal, String howToGoOn) {
        hook = new Thread(() -> {
            run.close();
            terminal.note("\nInterrupted. " + howToGoOn);
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the hook runs already: whoever closes us is the one that it interrupted
            Thread.currentThread().interrupt();
        }
    }
}
