package dev.cofferdam.ui.incident.step;

import dev.cofferdam.run.StepState;
import dev.cofferdam.ui.Notice;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Times;
import dev.cofferdam.ui.Trouble;
import dev.cofferdam.ui.TroublePanel;
import dev.cofferdam.ui.Words;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import org.kordamp.ikonli.feather.Feather;

/** What came of a step, where there is more to say than its state's word. */
final class OutcomeView {
    private OutcomeView() {}

    static Optional<Node> of(StepState state, Nature nature) {
        return switch (state) {
            case StepState.Waiting _, StepState.Ready _, StepState.Planned _, StepState.AwaitingApproval _ ->
                Optional.empty();
            case StepState.Running running -> Optional.of(running(running));
            case StepState.Done _ -> said("notice-success", Feather.CHECK_CIRCLE, done(nature));
            case StepState.AlreadyDone _ -> said("notice-success", Feather.CHECK, Words.of("outcome.already"));
            case StepState.Skipped(var reason) ->
                said("notice-neutral", Feather.SKIP_FORWARD, Words.of("outcome.skipped", SafeText.of(reason)));
            case StepState.Failed(var failure, var undoable) ->
                Optional.of(new TroublePanel(new Trouble(
                        SafeText.of(failure.what()),
                        undoable
                                ? Words.of("outcome.failed.partly", failure.code())
                                : Words.of("outcome.failed.code", failure.code()),
                        SafeText.of(failure.todo()))));
            case StepState.InDoubt(var why) ->
                said("notice-warning", Feather.HELP_CIRCLE, Words.of("outcome.doubt", SafeText.of(why)));
            case StepState.Undone _ -> said("notice-neutral", Feather.ROTATE_CCW, Words.of("outcome.undone"));
        };
    }

    private static String done(Nature nature) {
        return switch (nature) {
            case READING -> Words.of("outcome.done.read");
            case CHANGING -> Words.of("outcome.done.changed");
            case MANUAL, APPROVAL, CONTAINER -> Words.of("outcome.done.person");
        };
    }

    private static Optional<Node> said(String styleClass, Feather icon, String text) {
        return Optional.of(Notice.of(styleClass, icon, text));
    }

    private static Node running(StepState.Running running) {
        var bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(Words.of("state.running"));
        var word = running.progress().isEmpty() ? Words.of("outcome.running") : SafeText.of(running.progress());
        return Parts.column(
                8,
                Parts.wrapped(word),
                bar,
                Parts.label(Words.of("outcome.since", Times.clock(running.since())), "muted", "small"));
    }
}
