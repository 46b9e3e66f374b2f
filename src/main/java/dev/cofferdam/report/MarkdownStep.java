package dev.cofferdam.report;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.Risk;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.playbook.StepBody;
import dev.cofferdam.run.ShownPlan;
import dev.cofferdam.run.StepState;
import dev.cofferdam.run.StepView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One step to paste into a ticket: how it stands, what it changes, what came of it, who did what when. */
public final class MarkdownStep {
    private final StringBuilder out = new StringBuilder();

    private MarkdownStep() {}

    /**
     * @param risk of the step's action, where it has one
     * @param records of this step, for who and when; single AWS calls among them are left out. May be empty.
     */
    public static String of(StepView view, Optional<Risk> risk, List<LogRecord> records) {
        var step = new MarkdownStep();
        step.head(view, risk);
        if (view.plan() != null) step.plan(view.plan());
        step.result(view);
        var told = records.stream()
                .filter(logged -> !logged.type().startsWith("aws."))
                .toList();
        if (!told.isEmpty()) step.out.append('\n').append(MarkdownRecords.of(told));
        return step.out.toString();
    }

    private void head(StepView view, Optional<Risk> risk) {
        line("# " + MarkdownText.of(view.title()));
        line("");
        line("- Step: " + MarkdownText.code(view.key().path()));
        line("- State: " + state(view.state()));
        if (view.step().body() instanceof StepBody.Act act) line("- Action: " + MarkdownText.code(act.action()));
        risk.ifPresent(level -> line("- Risk: " + level.name().toLowerCase(Locale.ROOT)));
        view.warnings().forEach(warning -> line("- Warning: " + MarkdownText.of(warning)));
    }

    private static String state(StepState state) {
        var word = state.word().replace('_', ' ');
        return switch (state) {
            case StepState.Skipped(var reason) -> word + ": " + MarkdownText.of(reason);
            case StepState.InDoubt(var why) -> word + ": " + MarkdownText.of(why);
            case StepState.Failed(var failure, var undoable) ->
                word + ": " + MarkdownText.of(failure.what() + " (" + failure.code() + ")")
                        + (undoable ? ". A part of it may have been changed." : "");
            case StepState.Running _,
                    StepState.Waiting _,
                    StepState.Ready _,
                    StepState.Planned _,
                    StepState.AwaitingApproval _,
                    StepState.Done _,
                    StepState.AlreadyDone _,
                    StepState.Undone _ -> word;
        };
    }

    private void plan(ShownPlan shown) {
        var plan = shown.plan();
        line("");
        line("**Plan:** " + MarkdownText.of(plan.summary()));
        line("");
        plan.warnings().forEach(warning -> line("- Beware: " + MarkdownText.of(warning)));
        if (shown.nothingToDo()) line("- Nothing to do: what it is for already holds.");
        var byResource = new LinkedHashMap<String, List<Change>>();
        plan.changes()
                .forEach(change -> byResource
                        .computeIfAbsent(change.resource(), _ -> new ArrayList<>())
                        .add(change));
        byResource.forEach((resource, changes) -> {
            line("- " + MarkdownText.code(resource));
            changes.forEach(change -> line("  - " + MarkdownText.of(change.attribute()) + ": " + value(change.before())
                    + " → " + value(change.after())));
        });
        line("- Plan hash: " + MarkdownText.code(shown.hash()));
    }

    private void result(StepView view) {
        if (view.outputs().isEmpty()) return;
        line("");
        line("**Result:**");
        line("");
        view.outputs()
                .propertyStream()
                .forEach(output -> line("- " + MarkdownText.of(output.getKey()) + ": " + value(output.getValue())));
    }

    private static String value(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) return "not there";
        var text = value.isString() ? value.stringValue() : value.toString();
        return text.isEmpty() ? "empty" : MarkdownText.code(text);
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
