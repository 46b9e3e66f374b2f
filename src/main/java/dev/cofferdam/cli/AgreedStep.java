package dev.cofferdam.cli;

import dev.cofferdam.run.Run;
import dev.cofferdam.run.ShownPlan;
import dev.cofferdam.run.StepOutcome;
import dev.cofferdam.run.StepView;
import org.jspecify.annotations.Nullable;

/**
 * An action step that may run now.
 *
 * @param plan what was agreed to; null for a step that only reads
 * @param confirmation what was typed, for what cannot be taken back
 */
record AgreedStep(
        StepView step, @Nullable ShownPlan plan, @Nullable String confirmation) {
    /** How often a plan is shown anew because the account changed in the meantime. */
    private static final int TRIES = 3;

    /** @return false when the account changed each time between plan and run */
    boolean run(Run run, Responder responder, Narrator narrator) {
        if (plan == null) {
            run.run(step.key(), null, null);
            return true;
        }
        var shown = plan;
        for (var attempt = 0; attempt < TRIES; attempt++) {
            switch (run.run(step.key(), shown.hash(), confirmation)) {
                case StepOutcome.Ended _ -> {
                    return true;
                }
                case StepOutcome.PlanChanged changed -> {
                    shown = changed.plan();
                    narrator.plans(step, shown, true);
                    if (!(responder.consent(step, shown) instanceof Responder.Consent.Go)) return false;
                }
            }
        }
        return false;
    }
}
