package dev.cofferdam.ui.incident.run;

import dev.cofferdam.run.StepState;
import dev.cofferdam.ui.Icons;
import dev.cofferdam.ui.Words;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** How a step's state looks and reads: every state has a shape and a word of its own, colour comes on top. */
public record StateSign(Feather icon, String word, String styleClass) {
    public static StateSign of(StepState state) {
        return switch (state) {
            case StepState.Waiting _ -> new StateSign(Feather.CIRCLE, Words.of("state.waiting"), "state-quiet");
            case StepState.Ready _ -> new StateSign(Feather.PLAY_CIRCLE, Words.of("state.ready"), "state-accent");
            case StepState.Planned _ -> new StateSign(Feather.EYE, Words.of("state.planned"), "state-accent");
            case StepState.AwaitingApproval _ ->
                new StateSign(Feather.USER_CHECK, Words.of("state.approval"), "state-warning");
            case StepState.Running _ -> new StateSign(Feather.LOADER, Words.of("state.running"), "state-accent");
            case StepState.Done _ -> new StateSign(Feather.CHECK_CIRCLE, Words.of("state.done"), "state-success");
            case StepState.AlreadyDone _ -> new StateSign(Feather.CHECK, Words.of("state.already"), "state-success");
            case StepState.Skipped _ -> new StateSign(Feather.SKIP_FORWARD, Words.of("state.skipped"), "state-quiet");
            case StepState.Failed _ -> new StateSign(Feather.X_CIRCLE, Words.of("state.failed"), "state-danger");
            case StepState.InDoubt _ -> new StateSign(Feather.HELP_CIRCLE, Words.of("state.doubt"), "state-warning");
            case StepState.Undone _ -> new StateSign(Feather.ROTATE_CCW, Words.of("state.undone"), "state-quiet");
        };
    }

    public FontIcon node() {
        return Icons.of(icon, "state-icon", styleClass);
    }
}
