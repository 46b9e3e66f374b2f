package dev.cofferdam.run;

import dev.cofferdam.playbook.Step;
import dev.cofferdam.playbook.StepBody;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One step instance at one moment. Immutable; the JSON must not be changed.
 *
 * @param depth how deep it is nested, 0 at the top
 * @param title the step's, with the round's value behind it
 * @param plan the newest plan shown, for apply
 * @param undoPlan the newest plan shown, for undo
 * @param outputs empty until it is done
 * @param canUndo whether it holds a change that can be taken back
 * @param last the newest record that told how it stands; null while there is none
 * @param previews of an approval: what it lets through would change, once that was looked at
 * @param warnings why it should not run now (a step it needs has not succeeded, evidence is not safe); it may run only
 *     after {@link Run#override}
 */
public record StepView(
        StepKey key,
        Step step,
        int depth,
        String title,
        StepState state,
        @Nullable ShownPlan plan,
        @Nullable ShownPlan undoPlan,
        ObjectNode outputs,
        boolean canUndo,
        @Nullable Last last,
        List<Preview> previews,
        List<String> warnings) {

    /** @param by the name of the responder, or of who decided */
    public record Last(long seq, Instant at, String by) {}

    /** Whether it stands for others: a container, or a {@code for_each} whose rounds are behind it. */
    public boolean holdsOthers() {
        var isLoop = step.forEach() != null && key.iteration() == null;
        return isLoop
                || switch (step.body()) {
                    case StepBody.Choose _, StepBody.Parallel _, StepBody.Call _ -> true;
                    case StepBody.Act _, StepBody.Manual _, StepBody.Approve _, StepBody.End _ -> false;
                };
    }
}
