package dev.cofferdam.playbook;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a step is; exactly one of these. */
public sealed interface StepBody {
    /** @param with by the input's name in snake case */
    record Act(String action, Map<String, ValueTemplate> with) implements StepBody {}

    /**
     * Something a person does. The guidance is the step's.
     *
     * @param ask the questions that become the step's outputs
     */
    record Manual(Map<String, InputSpec> ask) implements StepBody {}

    record Approve(@Nullable String role, boolean notSelf) implements StepBody {}

    /** The first branch whose condition holds; none may hold. */
    record Choose(List<Branch> branches) implements StepBody {}

    /** @param when null: the else branch, always the last */
    record Branch(@Nullable Expression when, List<Step> steps) {}

    record Parallel(List<Step> steps) implements StepBody {}

    /** A sub-playbook, with a scope of its own. */
    record Call(Playbook playbook, Map<String, ValueTemplate> inputs) implements StepBody {}

    record End(String outcome) implements StepBody {}
}
