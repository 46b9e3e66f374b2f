package dev.cofferdam.cli;

import dev.cofferdam.run.Run;

/** Passes a run's changes to a narrator until it is closed. */
final class Watch implements AutoCloseable {
    private final AutoCloseable listening;

    Watch(Run run, Narrator narrator) {
        listening = run.onChange(narrator::watches);
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (Exception e) {
            throw new IllegalStateException("a run's listener could not be taken away", e);
        }
    }
}
