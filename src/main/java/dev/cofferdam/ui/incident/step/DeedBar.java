package dev.cofferdam.ui.incident.step;

import dev.cofferdam.caselog.Approval;
import dev.cofferdam.run.RunStatus;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Surround;
import dev.cofferdam.ui.Words;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What can be done with the current step; what brings the incident further stands first and is the coloured one. */
final class DeedBar extends VBox {
    private final StepViewModel model;
    private final Surround window;
    private final Runnable export;
    private final FlowPane buttons = new FlowPane(8, 8);
    private final ProgressIndicator busy = new ProgressIndicator();
    private final Label summary = Parts.oneLine("", "deed-summary");
    private final Label hint = Parts.wrapped("", "muted", "small");

    /** @param export what a run that has ended leads to */
    DeedBar(StepViewModel model, Surround window, Runnable export) {
        super(6);
        this.model = model;
        this.window = window;
        this.export = export;
        getStyleClass().add("deed-bar");
        busy.setMaxSize(22, 22);
        busy.setPrefSize(22, 22);
        getChildren().addAll(summary, buttons, hint);
    }

    void show(StepPicture now) {
        var shown = new java.util.ArrayList<Button>();
        var deeds = now.deeds();
        if (deeds.contains(Deed.RUN)) shown.add(run(now));
        if (deeds.contains(Deed.ANSWER))
            shown.add(named("deed-answer", Words.of("deed.answer"), Feather.CHECK, model::answer));
        if (deeds.contains(Deed.APPROVE)) {
            shown.add(named(
                    "deed-approve",
                    Words.of("deed.approve"),
                    Feather.CHECK,
                    () -> model.decide(Approval.Decision.APPROVED)));
        }
        if (deeds.contains(Deed.SETTLE))
            shown.add(named("deed-settle", Words.of("deed.settle"), Feather.SEARCH, model::settle));
        if (deeds.contains(Deed.RETRY))
            shown.add(named("deed-retry", Words.of("deed.retry"), Feather.REFRESH_CW, model::retry));
        if (now.isOver() && now.following().isPresent()) shown.addFirst(following(now));
        if (now.status() instanceof RunStatus.Ended) {
            shown.add(named("deed-export", Words.of("deed.export"), Feather.DOWNLOAD, export));
        }
        if (deeds.contains(Deed.LOOK)) shown.add(named("deed-look", look(now), Feather.EYE, model::look));
        if (deeds.contains(Deed.REJECT)) {
            shown.add(named(
                    "deed-reject", Words.of("deed.reject"), Feather.X, () -> model.decide(Approval.Decision.REJECTED)));
        }
        if (deeds.contains(Deed.OVERRIDE)) {
            shown.add(named(
                    "deed-override",
                    Words.of("deed.override"),
                    Feather.UNLOCK,
                    () -> StepReasons.override(model, window)));
        }
        if (deeds.contains(Deed.SKIP))
            shown.add(named(
                    "deed-skip", Words.of("deed.skip"), Feather.SKIP_FORWARD, () -> StepReasons.skip(model, window)));
        if (deeds.contains(Deed.UNDO) && now.undo().isEmpty()) {
            shown.add(named("deed-undo", Words.of("deed.undo"), Feather.ROTATE_CCW, model::planUndo));
        }
        shown.forEach(button -> button.setDisable(now.busy()));
        if (deeds.contains(Deed.CANCEL)) {
            shown.add(named("deed-cancel", Words.of("deed.cancel"), Feather.X_OCTAGON, model::cancel));
        }
        if (!shown.isEmpty() && !deeds.contains(Deed.CANCEL)) emphasize(shown.getFirst(), now);
        keepFocus(() -> {
            buttons.getChildren().setAll(shown);
            if (now.busy()) buttons.getChildren().add(busy);
        });
        var said = summaryOf(now);
        summary.setText(said);
        summary.setTooltip(Parts.tooltip(said));
        Parts.present(summary, !said.isEmpty());
        hint.setText(hintFor(now));
        Parts.present(hint, !hint.getText().isEmpty());
        Parts.present(this, !shown.isEmpty() || now.busy() || !hint.getText().isEmpty());
    }

    private static void emphasize(Button first, StepPicture now) {
        var onward = now.primary().isPresent()
                || now.busy()
                || now.status() instanceof RunStatus.Ended
                || (now.isOver() && now.following().isPresent());
        if (onward) first.getStyleClass().add("accent");
    }

    /** The buttons are new; whoever works with the keyboard stays on the first. */
    private void keepFocus(Runnable change) {
        var focused =
                getScene() != null && buttons.getChildren().contains(getScene().getFocusOwner());
        change.run();
        if (focused && !buttons.getChildren().isEmpty())
            buttons.getChildren().getFirst().requestFocus();
    }

    private Button run(StepPicture now) {
        var plan = now.view().plan();
        var words = now.nature() == Nature.READING
                ? Words.of("deed.read")
                : plan != null && plan.nothingToDo() ? Words.of("deed.confirm") : Words.of("deed.run");
        return named("deed-run", words, Feather.PLAY, model::run);
    }

    private static String look(StepPicture now) {
        return now.view().plan() == null && now.view().previews().isEmpty()
                ? Words.of("deed.look")
                : Words.of("deed.look.again");
    }

    private Button following(StepPicture now) {
        var title = now.following().map(next -> next.title()).orElse("");
        var button = named("deed-next", Words.of("deed.next", title), Feather.ARROW_RIGHT, model::goOn);
        button.setMinWidth(0);
        button.setMaxWidth(420);
        button.setTooltip(Parts.tooltip(title));
        return button;
    }

    /** What a press of the button does, where it is pressed. */
    private static String summaryOf(StepPicture now) {
        var plan = now.view().plan();
        return plan != null && now.deeds().contains(Deed.RUN)
                ? SafeText.line(plan.plan().summary())
                : "";
    }

    private static String hintFor(StepPicture now) {
        var plan = now.view().plan();
        if (plan != null && now.primary().filter(deed -> deed == Deed.RUN).isPresent()) {
            return plan.nothingToDo()
                    ? Words.of("hint.confirm")
                    : Words.of("hint.run", plan.plan().changes().size());
        }
        switch (now.status()) {
            case RunStatus.Paused(var why) -> {
                return Words.of("hint.paused", SafeText.line(why));
            }
            case RunStatus.Ended(var outcome) -> {
                return Words.of("hint.ended", SafeText.line(outcome.replace('_', ' ')));
            }
            case RunStatus.Active _ -> {}
        }
        if (!now.view().warnings().isEmpty() && now.deeds().contains(Deed.OVERRIDE)) return Words.of("hint.override");
        if (now.nature() == Nature.CONTAINER)
            return now.view().step().forEach() == null
                    ? Words.of("hint.container")
                    : now.view().step().roundsGoTogether() ? "" : Words.of("hint.loop");
        return "";
    }

    private static Button named(String id, String words, Feather icon, Runnable onAction) {
        var button = Parts.button(words, icon, onAction);
        button.setId(id);
        return button;
    }
}
