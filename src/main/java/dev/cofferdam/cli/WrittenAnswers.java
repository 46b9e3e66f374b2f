package dev.cofferdam.cli;

import dev.cofferdam.caselog.Approval;
import dev.cofferdam.playbook.StepBody;
import dev.cofferdam.run.RoundsPlan;
import dev.cofferdam.run.ShownPlan;
import dev.cofferdam.run.StepView;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A responder who has written everything down. Whoever starts a run with answers agrees to the plans that it shows;
 * only questions, approvals, confirmations and overrides need an answer of their own.
 */
record WrittenAnswers(Answers answers) implements Responder {
    @Override
    public Optional<Map<String, String>> answers(StepView step, StepBody.Manual manual) {
        var given = answers.of(step.key());
        if (given.isEmpty()) return manual.ask().isEmpty() ? Optional.of(Map.of()) : Optional.empty();
        var values = new LinkedHashMap<String, String>();
        given.get()
                .forEachEntry((question, value) ->
                        values.put(question, answers.scalar(step.key().path() + "." + question, value)));
        return Optional.of(values);
    }

    @Override
    public Optional<Decision> decision(StepView step, StepBody.Approve approve) {
        var given = answers.of(step.key()).map(found -> found.get("approve"));
        if (given.isEmpty()) return Optional.empty();
        var by = given.get().path("by").asString("");
        var word = given.get().path("decision").asString("");
        if (by.isBlank()) throw missing(step, "approve.by, the name of who decided");
        var decision = Arrays.stream(Approval.Decision.values())
                .filter(value -> Words.of(value).equals(word))
                .findFirst()
                .orElseThrow(() -> missing(step, "approve.decision, approved or rejected, not '" + word + "'"));
        var reason = given.get().path("reason").asString("");
        return Optional.of(new Decision(decision, by, reason.isBlank() ? null : reason));
    }

    @Override
    public Consent consent(StepView step, ShownPlan plan) {
        return new Consent.Go();
    }

    @Override
    public Consent consentToAll(StepView loop, RoundsPlan plan) {
        return new Consent.Go();
    }

    @Override
    public Optional<String> number(StepView loop, RoundsPlan plan) {
        return answers.text(loop.key(), "confirm");
    }

    @Override
    public Optional<String> confirmation(StepView step) {
        return answers.text(step.key(), "confirm");
    }

    @Override
    public Optional<String> override(StepView step) {
        return answers.text(step.key(), "override");
    }

    @Override
    public Optional<String> skip(StepView step) {
        return answers.text(step.key(), "skip");
    }

    @Override
    public String remedy(StepView step, String form) {
        return "Write it into " + answers.source() + " as  " + step.key() + ": " + form + "  and go on with --resume.";
    }

    private Refusal missing(StepView step, String what) {
        return Refusal.attention(answers.source() + ": " + step.key() + " needs " + what);
    }
}
