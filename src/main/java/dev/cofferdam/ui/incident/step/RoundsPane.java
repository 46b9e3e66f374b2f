package dev.cofferdam.ui.incident.step;

import dev.cofferdam.run.Preview;
import dev.cofferdam.ui.InputForm;
import dev.cofferdam.ui.Notice;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The rounds of a loop together: how far they are, what they would change, and the buttons for all of them. */
final class RoundsPane extends VBox {
    /** About six rounds; the rest is scrolled. */
    private static final double HEIGHT = 280;

    private final Label told = Parts.wrapped("", "strong");
    private final ProgressBar progress = new ProgressBar(0);
    private final Label sum = Parts.wrapped("", "section-title");
    private final ListView<Preview> plans = new ListView<>();
    private final VBox confirm = Parts.column(8);
    private final FlowPane buttons = new FlowPane(8, 8);
    private final Button together;
    private final Button plan;
    private final Button run;
    private final Button retry;
    private final Button cancel;

    RoundsPane(RoundsViewModel model) {
        super(12);
        getStyleClass().add("section");
        setId("rounds");
        progress.setMaxWidth(Double.MAX_VALUE);
        plans.setId("rounds-plans");
        plans.setPrefHeight(HEIGHT);
        plans.setAccessibleText(Words.of("rounds.plans"));
        plans.setCellFactory(_ -> new Cell(model));
        together = button("rounds-together", "", Feather.LAYERS, model::selectLoop);
        plan = button("rounds-plan", Words.of("rounds.plan"), Feather.EYE, model::plan);
        run = button("rounds-run", "", Feather.PLAY, model::run);
        retry = button("rounds-retry", Words.of("rounds.retry"), Feather.REFRESH_CW, model::retry);
        cancel = button("rounds-cancel", Words.of("rounds.cancel"), Feather.X_OCTAGON, model::cancel);
        buttons.getChildren().addAll(together, run, plan, retry, cancel);
        var field = new TextField();
        field.setId("rounds-number");
        field.textProperty().bindBidirectional(model.number());
        confirm.getChildren()
                .addAll(
                        Notice.of("notice-danger", Feather.ALERT_OCTAGON, Words.of("confirm.text")),
                        InputForm.labelled(new Label(Words.of("rounds.number")), field));
        getChildren().addAll(told, progress, sum, plans, confirm, buttons);
        model.picture().subscribe(this::show);
    }

    private void show(Optional<RoundsPicture> picture) {
        Parts.present(this, picture.isPresent());
        picture.ifPresent(this::show);
    }

    private void show(RoundsPicture now) {
        told.setText(told(now));
        progress.setProgress(now.progress());
        progress.setAccessibleText(told(now));
        together.setText(Words.of("rounds.together", now.all()));
        Parts.present(together, !now.whole());
        var all = now.plan().filter(_ -> now.whole()).map(plan -> plan.rounds()).orElse(List.of());
        if (!plans.getItems().equals(all)) plans.getItems().setAll(all);
        Parts.present(plans, !all.isEmpty());
        sum.setText(now.plan()
                .map(plan -> Words.of("rounds.sum", plan.rounds().size(), plan.changes(), plan.resources()))
                .orElse(""));
        Parts.present(sum, !all.isEmpty());
        Parts.present(confirm, now.whole() && now.wantsNumber());
        run.setText(now.plan().isPresent() ? Words.of("rounds.run.planned", all.size()) : Words.of("rounds.run"));
        Parts.present(run, now.whole() && now.canRun());
        Parts.present(plan, now.whole() && now.canPlan());
        Parts.present(retry, now.whole() && now.canRetry());
        Parts.present(cancel, now.canCancel());
        emphasize(run, now.canRun());
        emphasize(plan, now.canPlan() && !now.canRun());
    }

    private static void emphasize(Button button, boolean on) {
        button.getStyleClass().remove("accent");
        if (on) button.getStyleClass().add("accent");
    }

    private static String told(RoundsPicture now) {
        return Words.of(
                "rounds.told",
                now.all(),
                RoundsPicture.told().stream()
                        .filter(standing -> now.count(standing) > 0)
                        .map(standing -> told(standing, now.count(standing)))
                        .collect(Collectors.joining(", ")));
    }

    private static String told(RoundsPicture.Standing standing, int count) {
        return switch (standing) {
            case DONE -> Words.of("rounds.done", count);
            case UNDER_WAY -> Words.of("rounds.under-way", count);
            case FAILED -> Words.of("rounds.failed", count);
            case IN_DOUBT -> Words.of("rounds.in-doubt", count);
            case LEFT -> Words.of("rounds.left", count);
            case SKIPPED -> Words.of("rounds.skipped", count);
        };
    }

    private static Button button(String id, String words, Feather icon, Runnable onAction) {
        var button = Parts.button(words, icon, onAction);
        button.setId(id);
        return button;
    }

    /** One round: which, and what it would change. A double click, or Enter, looks at it. */
    private static final class Cell extends ListCell<Preview> {
        private final Label title = Parts.oneLine("", "strong");
        private final Label summary = Parts.oneLine("", "muted");
        private final VBox box = Parts.column(2, title, summary);

        Cell(RoundsViewModel model) {
            box.setMinWidth(0);
            setPrefWidth(0);
            setOnMouseClicked(click -> {
                if (click.getClickCount() == 2 && getItem() != null)
                    model.select(getItem().step());
            });
        }

        @Override
        protected void updateItem(Preview round, boolean empty) {
            super.updateItem(round, empty);
            setText(null);
            setGraphic(empty || round == null ? null : box);
            if (empty || round == null) return;
            title.setText(SafeText.line(round.title()));
            summary.setText(SafeText.line(round.plan().plan().summary()));
        }
    }
}
