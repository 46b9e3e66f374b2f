package dev.cofferdam.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who is at work in this process. What is not in here and has no outcome in the log is in doubt. Thread-safe. */
final class Ledger {
    private final Map<StepKey, Work> work = new HashMap<>();
    private long changes;

    private boolean closed;

    /** @throws IntentException when somebody is at work on the step, or the run was closed */
    synchronized void enter(StepKey key, Work by) {
        if (closed) throw new IntentException("The run was closed; open it again.");
        if (work.putIfAbsent(key, by) != null) throw new IntentException("The step is under way already.");
        changes++;
    }

    synchronized void leave(StepKey key) {
        work.remove(key);
        changes++;
        notifyAll();
    }

    synchronized Optional<Work> at(StepKey key) {
        return Optional.ofNullable(work.get(key));
    }

    synchronized Map<StepKey, Work> all() {
        return Map.copyOf(work);
    }

    /** How often somebody came or went. */
    synchronized long changes() {
        return changes;
    }

    /** How many rounds of the loop that a round belongs to are at work. */
    synchronized long roundsOf(StepKey round) {
        return work.keySet().stream()
                .filter(key -> key.iteration() != null && key.stepId().equals(round.stepId()))
                .count();
    }

    /** Cancels what is under way, and returns when it has stopped. */
    synchronized void close() {
        closed = true;
        work.values().forEach(Work::cancel);
        var interrupted = false;
        while (!work.isEmpty()) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
