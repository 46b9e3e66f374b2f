package dev.cofferdam.run;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.HasPrerequisites;
import dev.cofferdam.action.Prerequisite;
import dev.cofferdam.action.Prerequisite.Answer;
import dev.cofferdam.action.Prerequisite.Asked;
import dev.cofferdam.aws.ClientSource;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.playbook.EvaluationException;
import dev.cofferdam.playbook.Scope;
import dev.cofferdam.playbook.Step;
import dev.cofferdam.playbook.StepBody;
import dev.cofferdam.run.Preflight.Condition;
import dev.cofferdam.run.Preflight.Readiness;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks what steps need of the account besides permissions, as far as it is known before the run what they are about.
 * For one preflight.
 */
final class Readying {
    private final ActionRegistry actions;
    private final ClientSource clients;
    private final String region;
    private final Scope known;
    /** Many steps ask the same. */
    private final Map<List<Object>, Answer> answers = new HashMap<>();

    /**
     * @param region where a step acts that names none
     * @param inputs of the run, as far as they are known
     */
    Readying(ActionRegistry actions, ClientSource clients, String region, ObjectNode inputs) {
        this.actions = actions;
        this.clients = clients;
        this.region = region;
        this.known = new Scope(inputs, Json.object(), Map.of());
    }

    /** @param isOwn whether the step is the playbook's own, whose inputs are known */
    List<Condition> of(Step step, boolean isOwn) {
        if (!(step.body() instanceof StepBody.Act act)) return List.of();
        return actions
                .find(act.action())
                .filter(HasPrerequisites.class::isInstance)
                .map(action -> ((HasPrerequisites) action).prerequisites())
                .orElse(List.of())
                .stream()
                .map(prerequisite -> condition(prerequisite, step, act, isOwn))
                .toList();
    }

    private Condition condition(Prerequisite prerequisite, Step step, StepBody.Act act, boolean isOwn) {
        var answer = step.where().account() == null
                ? answer(prerequisite, asked(step, act, isOwn))
                : new Answer.Unknown("The step works in another account, which is entered in the run.");
        return switch (answer) {
            case Answer.Holds holds -> new Condition(prerequisite.title(), Readiness.READY, holds.how());
            case Answer.Lacks lacks -> new Condition(prerequisite.title(), Readiness.BLOCKED, lacks.why());
            case Answer.Unknown unknown -> new Condition(prerequisite.title(), Readiness.UNKNOWN, unknown.why());
        };
    }

    private Answer answer(Prerequisite prerequisite, Asked about) {
        return answers.computeIfAbsent(
                List.of(prerequisite, about.region(), about.inputs()), _ -> prerequisite.answer(about));
    }

    private Asked asked(Step step, StepBody.Act act, boolean isOwn) {
        if (!isOwn) return new Asked(clients, region, Map.of());
        var inputs = new HashMap<String, String>();
        act.with()
                .forEach((name, value) ->
                        told(() -> value.evaluate(known).asString("")).ifPresent(text -> inputs.put(name, text)));
        var where = Optional.ofNullable(step.where().region())
                .flatMap(template -> told(() -> template.render(known)))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(region);
        return new Asked(clients, where, inputs);
    }

    /** Empty where it hangs on what only the run will tell. */
    private static Optional<String> told(Supplier<String> evaluation) {
        try {
            return Optional.of(evaluation.get());
        } catch (EvaluationException _) {
            return Optional.empty();
        }
    }
}
