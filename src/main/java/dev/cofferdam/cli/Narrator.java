package dev.cofferdam.cli;

import dev.cofferdam.run.Preview;
import dev.cofferdam.run.RunSnapshot;
import dev.cofferdam.run.ShownPlan;
import dev.cofferdam.run.StepView;

/** Tells what happens in a run while it happens. Thread-safe: several steps may run at once. */
interface Narrator {
    /** The run is ready for its first, or next, step. */
    void begins(RunSnapshot run);

    /** It is this step's turn; told once a step. */
    void turn(StepView step, String guidance);

    /** @param again whether the account changed since an earlier plan of the step was shown */
    void plans(StepView step, ShownPlan plan, boolean again);

    /** What a step would change that the approval lets through. */
    void previews(StepView approval, Preview preview);

    /** Something changed; may be called at any time by any thread. */
    void watches(RunSnapshot run);

    /** The step has come to a state that stands for now. */
    void comesTo(StepView step);

    /** The run cannot go on by itself. */
    void stops(RunSnapshot run, String why);

    void ends(RunSnapshot run);
}
