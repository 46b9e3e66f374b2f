package dev.cofferdam.ui.incident;

import dev.cofferdam.run.RunStatus;
import dev.cofferdam.ui.Badges;
import dev.cofferdam.ui.Icons;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Surround;
import dev.cofferdam.ui.Words;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** Which case, and what can be done with all of it. */
final class CaseHeader extends HBox {
    CaseHeader(IncidentViewModel.Stage.Opened opened, CaseDeeds deeds, Surround window) {
        super(8);
        getStyleClass().add("case-header");
        var summary = opened.incident().summary();
        var title = Parts.oneLine(SafeText.line(summary.title()), "screen-title");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        getChildren()
                .addAll(
                        Parts.iconButton(Words.of("case.back"), Feather.ARROW_LEFT, window::showStart),
                        title,
                        Badges.severity(summary.severity()));
        if (opened.incident().log() != null) {
            var note = Parts.button(Words.of("case.note"), Feather.MESSAGE_SQUARE, deeds::note);
            note.setId("add-note");
            note.setTooltip(Parts.tooltip(Words.of("case.note.keys")));
            getChildren().add(note);
        }
        var export = Parts.button(Words.of("case.export"), Feather.DOWNLOAD, deeds::export);
        export.setId("export");
        getChildren().add(export);
        if (opened.incident().log() != null) getChildren().addAll(pause(opened, deeds), release(opened, deeds));
        getChildren().add(Parts.iconButton(Words.of("window.theme"), Feather.MOON, window::toggleTheme));
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
