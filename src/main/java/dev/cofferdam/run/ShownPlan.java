package dev.cofferdam.run;

import dev.cofferdam.action.Plan;

/** A plan as it was recorded and shown. {@code hash}: SHA-256 of its canonical JSON, lower-case hex. */
public record ShownPlan(Plan plan, String hash) {
    /** The goal already holds: running it changes nothing. */
    public boolean nothingToDo() {
        return plan.changes().isEmpty();
    }
}
