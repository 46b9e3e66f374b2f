package dev.cofferdam.ui.incident.step;

import dev.cofferdam.run.Preview;
import dev.cofferdam.run.RoundsPlan;
import dev.cofferdam.ui.Folded;
import dev.cofferdam.ui.Notice;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.Slot;
import dev.cofferdam.ui.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The rounds of a loop together: how far they are, what they would change, and what to beware of. */
final class RoundsPane extends VBox {
    /** In times the text's size: about eight rounds of one change each; the rest is scrolled. */
    private static final double HIGHEST = 36;

    /** About two lines. */
    private static final double FOLD = 58;

    private final Label told = Parts.wrapped("", "strong");
    private final ProgressBar progress = new ProgressBar(0);
    private final Slot<Map<String, Long>> warnings = new Slot<>(this::warnings);
    private final Label title = Parts.label(Words.of("rounds.plans"), "section-title");
    private final ListView<Preview> plans = new ListView<>();
    private final Button together;
    private int planned;

    RoundsPane(RoundsViewModel model) {
        super(12);
        getStyleClass().add("section");
        setId("rounds");
        progress.setMaxWidth(Double.MAX_VALUE);
        plans.setId("rounds-plans");
        plans.setAccessibleText(Words.of("rounds.plans"));
        plans.setCellFactory(_ -> new RoundCell(model::select));
        plans.setOnKeyPressed(key -> {
            var chosen = plans.getSelectionModel().getSelectedItem();
            if (key.getCode() == KeyCode.ENTER && !key.isShortcutDown() && chosen != null) model.select(chosen.step());
        });
        together = Parts.button("", Feather.LAYERS, model::selectLoop);
        together.setId("rounds-together");
        getChildren().addAll(told, progress, together, title, warnings, plans);
        told.fontProperty().subscribe(this::fit);
        model.picture().subscribe(this::show);
    }

    private void show(Optional<RoundsPicture> picture) {
        Parts.present(this, picture.isPresent());
        picture.ifPresent(this::show);
    }

    private void show(RoundsPicture now) {
        planned = now.asked().map(plan -> plan.rounds().size()).orElse(0);
        told.setText(told(now));
        progress.setProgress(now.progress());
        progress.setAccessibleText(told(now));
        together.setText(Words.of("rounds.together", now.all()));
        Parts.present(together, !now.whole());
        var all = now.asked().filter(_ -> now.whole()).map(RoundsPlan::rounds).orElse(List.of());
        if (!plans.getItems().equals(all)) plans.getItems().setAll(all);
        Parts.present(plans, !all.isEmpty());
        title.setText(now.undoPlan().isPresent() ? Words.of("rounds.undo.plans") : Words.of("rounds.plans"));
        Parts.present(title, !all.isEmpty());
        warnings.show(now.whole() ? now.warnings() : Map.of());
        fit();
    }

    /** A list is as high as what is in it, up to where it is scrolled. */
    private void fit() {
        var em = told.getFont().getSize();
        var lines = plans.getItems().stream().mapToInt(RoundCell::lines).sum();
        plans.setPrefHeight(Math.min(HIGHEST, lines * 1.3 + plans.getItems().size() * 0.85 + 0.3) * em);
    }

    private Optional<Node> warnings(Map<String, Long> counted) {
        if (counted.isEmpty()) return Optional.empty();
        var texts = counted.entrySet().stream()
                .map(e -> e.getValue() == planned
                        ? e.getKey()
                        : Words.of("rounds.warning", e.getValue(), planned, e.getKey()))
                .toList();
        return Optional.of(new Folded(Notice.warnings(texts), FOLD));
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
}
