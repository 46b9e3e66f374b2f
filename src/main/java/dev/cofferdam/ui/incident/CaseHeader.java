package dev.cofferdam.ui.incident;

import dev.cofferdam.caselog.CaseFacts;
import dev.cofferdam.run.RunStatus;
import dev.cofferdam.ui.Badges;
import dev.cofferdam.ui.Icons;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.Surround;
import dev.cofferdam.ui.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Which case, and what can be done with all of it. */
final class CaseHeader extends VBox {
    /** In widths of the title's font. */
    private static final double WIDE_IN_EM = 60;

    CaseHeader(IncidentViewModel.Stage.Opened opened, CaseDeeds deeds, Surround window) {
        super(2);
        getStyleClass().add("case-header");
        var facts = opened.facts().facts();
        var title = Parts.oneLine(facts.map(CaseFacts::title), "screen-title");
        title.setId("case-title");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        // takes what the others leave, however long it is
        title.setPrefWidth(0);
        var row = Parts.row(
                8,
                Parts.iconButton(Words.of("case.back"), Feather.ARROW_LEFT, window::showStart),
                title,
                severity(facts),
                assignee(facts));
        if (opened.facts().canChange()) {
            var edit = Parts.iconButton(Words.of("case.edit"), Feather.EDIT_2, deeds::edit);
            edit.setId("edit");
            var note = Parts.button(Words.of("case.note"), Feather.MESSAGE_SQUARE, deeds::note);
            note.setId("add-note");
            note.setTooltip(Parts.tooltip(Words.of("case.note.keys")));
            row.getChildren().addAll(edit, note);
        }
        var export = Parts.button(Words.of("case.export"), Feather.DOWNLOAD, deeds::export);
        export.setId("export");
        export.setTooltip(Parts.tooltip(Words.of("case.export")));
        row.getChildren().add(export);
        if (opened.incident().log() != null) row.getChildren().addAll(pause(opened, deeds), release(opened, deeds));
        row.getChildren().add(Parts.iconButton(Words.of("window.theme"), Feather.MOON, window::toggleTheme));
        keepWords(
                title,
                row.getChildren().stream()
                        .filter(Button.class::isInstance)
                        .map(Button.class::cast)
                        .toList());
        getChildren().addAll(row, new PinnedSummary(facts.map(now -> Optional.ofNullable(now.summary()))));
    }

    /** Where the window is narrow for its text, the title gets the room of the words that the icons say as well. */
    private void keepWords(Label title, List<Button> buttons) {
        Runnable arrange = () -> {
            var narrow = getWidth() < WIDE_IN_EM * title.getFont().getSize();
            buttons.stream().filter(button -> !"release".equals(button.getId())).forEach(button -> {
                button.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
                button.setMinWidth(USE_PREF_SIZE);
            });
        };
        widthProperty().subscribe(arrange);
        title.fontProperty().subscribe(arrange);
    }

    private static Node severity(ObservableValue<CaseFacts> facts) {
        var place = new StackPane();
        place.setId("case-severity");
        place.setMinWidth(USE_PREF_SIZE);
        facts.map(now -> Optional.ofNullable(now.severity())).subscribe(now -> {
            place.getChildren().setAll(Badges.severity(now.orElse(null)));
            Parts.present(place, now.isPresent());
        });
        return place;
    }

    /** Who has it in hand; that nobody has is said too, because somebody should. */
    private static Node assignee(ObservableValue<CaseFacts> facts) {
        var name = Parts.oneLine(
                facts.map(now -> now.assignee() == null ? Words.of("case.unassigned") : now.assignee()), "muted");
        name.setId("case-assignee");
        name.setGraphic(Icons.of(Feather.USER));
        name.setMaxWidth(220);
        name.setAccessibleRoleDescription(Words.of("edit.assignee"));
        return name;
    }

    private static Button pause(IncidentViewModel.Stage.Opened opened, CaseDeeds deeds) {
        var pause = Parts.button("", Feather.PAUSE, () -> {});
        pause.setId("pause");
        opened.runs().onChange(() -> {
            var work = opened.runs().current().get();
            Parts.present(
                    pause,
                    work.filter(on -> !(on.run().snapshot().get().status() instanceof RunStatus.Ended))
                            .isPresent());
            work.ifPresent(on -> {
                var paused = on.run().snapshot().get().status() instanceof RunStatus.Paused;
                pause.setTooltip(Parts.tooltip(paused ? Words.of("case.resume") : Words.of("case.pause")));
                pause.setText(paused ? Words.of("case.resume") : Words.of("case.pause"));
                pause.setGraphic(Icons.of(paused ? Feather.PLAY : Feather.PAUSE));
                pause.setOnAction(_ -> {
                    if (paused) on.run().resume();
                    else deeds.pause(on.run());
                });
            });
        });
        return pause;
    }

    private static Button release(IncidentViewModel.Stage.Opened opened, CaseDeeds deeds) {
        var release = Parts.button(Words.of("case.release"), Feather.UNLOCK, () -> {});
        release.setId("release");
        release.setTooltip(Parts.tooltip(Words.of("case.release.text")));
        opened.runs().current().subscribe(work -> {
            Parts.present(release, work.isPresent());
            work.ifPresent(on -> release.setOnAction(_ -> deeds.release(on.run())));
        });
        return release;
    }
}
