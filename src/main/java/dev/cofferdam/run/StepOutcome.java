package dev.cofferdam.run;

/** What came of running a step. */
public sealed interface StepOutcome {
    /** It ended in this state. */
    record Ended(StepState state) implements StepOutcome {}

    /** The account has changed since the plan was shown; nothing was done, and this is the new plan. */
    record PlanChanged(ShownPlan plan) implements StepOutcome {}
}
