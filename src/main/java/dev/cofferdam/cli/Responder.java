package dev.cofferdam.cli;

import dev.cofferdam.caselog.Approval;
import dev.cofferdam.playbook.StepBody;
import dev.cofferdam.run.RoundsPlan;
import dev.cofferdam.run.ShownPlan;
import dev.cofferdam.run.StepView;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who decides, at the steps where a person must: a file of answers, or somebody at the terminal. */
interface Responder {
    /** What somebody decided about an approval step. */
    record Decision(
            Approval.Decision decision, String by, @Nullable String reason) {}

    /** What to do about a plan that was just shown. */
    sealed interface Consent {
        record Go() implements Consent {}

        record Skip(String reason) implements Consent {}

        record NotNow() implements Consent {}
    }

    /** Answers by question; empty: there are none. */
    Optional<Map<String, String>> answers(StepView step, StepBody.Manual manual);

    Optional<Decision> decision(StepView step, StepBody.Approve approve);

    Consent consent(StepView step, ShownPlan plan);

    /** What to do about the plans of all rounds of a loop, which were just shown. */
    Consent consentToAll(StepView loop, RoundsPlan plan);

    /** How many resources are changed, typed, for what cannot be taken back. */
    Optional<String> number(StepView loop, RoundsPlan plan);

    /** The name of the resource, typed, for what cannot be taken back. */
    Optional<String> confirmation(StepView step);

    /** Why a step should run although its warnings speak against it. */
    Optional<String> override(StepView step);

    /** Why a step should not run at all. */
    Optional<String> skip(StepView step);

    /**
     * What would have to happen so that the step goes on, as the end of a sentence.
     *
     * @param form how the answer is written in a file
     */
    String remedy(StepView step, String form);
}
