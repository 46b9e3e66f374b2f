package dev.cofferdam.ui.incident.step;

import dev.cofferdam.run.RoundsPlan;
import dev.cofferdam.ui.InputForm;
import dev.cofferdam.ui.Notice;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.Words;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What can be done with all rounds of a loop; where one step's deeds are. */
final class RoundsBar extends VBox {
    private final Label sum = Parts.wrapped("", "deed-summary");
    private final VBox confirm = Parts.column(8);
    private final Button plan;
    private final Button run;
    private final Button retry;
    private final Button cancel;
    private final Button planUndo;
    private final Button undo;
    private final Button keep;

    RoundsBar(RoundsViewModel model) {
        super(6);
        getStyleClass().add("deed-bar");
        plan = button("rounds-plan", Words.of("rounds.plan"), Feather.EYE, model::plan);
        run = button("rounds-run", "", Feather.PLAY, model::run);
        retry = button("rounds-retry", Words.of("rounds.retry"), Feather.REFRESH_CW, model::retry);
        cancel = button("rounds-cancel", Words.of("rounds.cancel"), Feather.X_OCTAGON, model::cancel);
        planUndo = button("rounds-plan-undo", Words.of("rounds.undo"), Feather.ROTATE_CCW, model::planUndo);
        undo = button("rounds-undo", "", Feather.ROTATE_CCW, model::undo);
        undo.getStyleClass().add("danger");
        keep = button("rounds-keep", Words.of("undo.keep"), Feather.X, model::keepThem);
        var field = new TextField();
        field.setId("rounds-number");
        field.textProperty().bindBidirectional(model.number());
        confirm.getChildren()
                .addAll(
                        Notice.of("notice-danger", Feather.ALERT_OCTAGON, Words.of("confirm.text")),
                        InputForm.labelled(new Label(Words.of("rounds.number")), field));
        getChildren().addAll(sum, confirm, new FlowPane(8, 8, undo, keep, run, plan, retry, planUndo, cancel));
        model.picture().subscribe(this::show);
    }

    private static Button button(String id, String words, Feather icon, Runnable onAction) {
        var button = Parts.button(words, icon, onAction);
        button.setId(id);
        return button;
    }

    private void show(Optional<RoundsPicture> picture) {
        var now = picture.filter(RoundsPicture::whole);
        Parts.present(this, now.filter(RoundsPicture::canDoSomething).isPresent());
        now.ifPresent(this::show);
    }

    private void show(RoundsPicture now) {
        sum.setText(now.asked().map(all -> sum(all, now.canUndo())).orElse(""));
        Parts.present(sum, !sum.getText().isEmpty());
        Parts.present(confirm, now.wantsNumber());
        run.setText(now.plan()
                .map(all -> Words.of("rounds.run.planned", all.rounds().size()))
                .orElse(Words.of("rounds.run")));
        plan.setText(now.plan().isPresent() ? Words.of("rounds.plan.again") : Words.of("rounds.plan"));
        undo.setText(now.undoPlan()
                .map(all -> Words.of("rounds.undo.planned", all.rounds().size()))
                .orElse(""));
        Parts.present(undo, now.canUndo());
        Parts.present(keep, now.canUndo());
        Parts.present(planUndo, now.canPlanUndo());
        Parts.present(run, now.canRun());
        Parts.present(plan, now.canPlan());
        Parts.present(retry, now.canRetry());
        Parts.present(cancel, now.canCancel());
        emphasize(run, now.canRun());
        emphasize(plan, now.canPlan() && !now.canRun());
        emphasize(retry, now.canRetry() && !now.canPlan() && !now.canRun());
    }

    private static String sum(RoundsPlan all, boolean back) {
        var rounds = all.rounds().size();
        return back
                ? Words.of("rounds.undo.sum", rounds, all.changes(), all.resources())
                : Words.of("rounds.sum", rounds, all.changes(), all.resources());
    }

    private static void emphasize(Button button, boolean on) {
        button.getStyleClass().remove("accent");
        if (on) button.getStyleClass().add("accent");
    }
}
