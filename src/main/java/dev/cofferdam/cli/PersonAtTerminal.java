package dev.cofferdam.cli;

import dev.cofferdam.caselog.Approval;
import dev.cofferdam.playbook.InputSpec;
import dev.cofferdam.playbook.StepBody;
import dev.cofferdam.run.RoundsPlan;
import dev.cofferdam.run.ShownPlan;
import dev.cofferdam.run.StepView;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Asks whoever sits there. An empty line means: not now. */
record PersonAtTerminal(Terminal terminal) implements Responder {
    @Override
    public Optional<Map<String, String>> answers(StepView step, StepBody.Manual manual) {
        var values = new LinkedHashMap<String, String>();
        for (var question : manual.ask().values()) {
            var answer = askUntilValid(question);
            if (answer.isPresent()) values.put(question.name(), answer.get());
            else if (question.required()) return Optional.empty();
        }
        if (!manual.ask().isEmpty()) return Optional.of(values);
        return agrees("  Done? [y/N]") ? Optional.of(values) : Optional.empty();
    }

    private Optional<String> askUntilValid(InputSpec question) {
        var text = question.prompt() == null ? question.name() : question.prompt();
        var choice = question.values().isEmpty() ? "" : " (" + String.join(", ", question.values()) + ")";
        while (true) {
            var answer = terminal.ask("  " + text + choice + ":");
            if (answer.isBlank()) return Optional.empty();
            try {
                question.parse(answer);
                return Optional.of(answer);
            } catch (IllegalArgumentException e) {
                terminal.line("  " + e.getMessage());
            }
        }
    }

    @Override
    public Optional<Decision> decision(StepView step, StepBody.Approve approve) {
        var role = approve.role() == null ? "" : " (" + approve.role() + ")";
        var by = terminal.ask("  Who decides" + role + "?");
        if (by.isBlank()) return Optional.empty();
        var granted = agrees("  Approved? [y/N]");
        var reason = terminal.ask("  Why?");
        return Optional.of(new Decision(
                granted ? Approval.Decision.APPROVED : Approval.Decision.REJECTED,
                by,
                reason.isBlank() ? null : reason));
    }

    @Override
    public Consent consent(StepView step, ShownPlan plan) {
        return consent("  Run it? [y]es, [s]kip, [n]ot now:");
    }

    @Override
    public Consent consentToAll(StepView loop, RoundsPlan plan) {
        return consent("  Run all %d (changes %d, resources %d)? [y]es, [s]kip, [n]ot now:"
                .formatted(plan.rounds().size(), plan.changes(), plan.resources()));
    }

    @Override
    public Optional<String> number(StepView loop, RoundsPlan plan) {
        return given("  This cannot be taken back. Type how many resources it changes:");
    }

    private Consent consent(String question) {
        return switch (terminal.ask(question).toLowerCase(Locale.ROOT)) {
            case "y", "yes" -> new Consent.Go();
            case "s", "skip" ->
                given("  Why is it skipped?").<Consent>map(Consent.Skip::new).orElseGet(Consent.NotNow::new);
            default -> new Consent.NotNow();
        };
    }

    @Override
    public Optional<String> confirmation(StepView step) {
        return given("  This cannot be taken back. Type the name of the resource:");
    }

    @Override
    public Optional<String> override(StepView step) {
        return given("  Run it all the same? Give a reason, or nothing to stop here:");
    }

    @Override
    public Optional<String> skip(StepView step) {
        return Optional.empty();
    }

    @Override
    public String remedy(StepView step, String form) {
        return "Go on with --resume when you are ready.";
    }

    private Optional<String> given(String question) {
        var answer = terminal.ask(question);
        return answer.isBlank() ? Optional.empty() : Optional.of(answer);
    }

    private boolean agrees(String question) {
        return terminal.ask(question).toLowerCase(Locale.ROOT).startsWith("y");
    }
}
