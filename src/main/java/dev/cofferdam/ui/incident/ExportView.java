package dev.cofferdam.ui.incident;

import dev.cofferdam.ui.InputForm;
import dev.cofferdam.ui.Notice;
import dev.cofferdam.ui.OverlayBox;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.Surround;
import dev.cofferdam.ui.Told;
import dev.cofferdam.ui.TroublePanel;
import dev.cofferdam.ui.UnderWay;
import dev.cofferdam.ui.Words;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayDeque;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;

/** In which form, and where to. */
final class ExportView extends OverlayBox {
    private final ExportViewModel model;

    ExportView(ExportViewModel model, Surround window) {
        super(Words.of("export.title"), window, 640);
        this.model = model;
        var format = new ComboBox<String>();
        format.setId("export-format");
        format.getItems().setAll(model.formats());
        format.valueProperty().bindBidirectional(model.format());
        format.setMaxWidth(Double.MAX_VALUE);
        var file = new TextField();
        file.setId("export-file");
        file.textProperty().bindBidirectional(model.file());
        HBox.setHgrow(file, Priority.ALWAYS);
        var replace = new CheckBox(Words.of("export.replace"));
        replace.selectedProperty().bindBidirectional(model.replace());
        var result = new VBox();
        result.setId("export-result");
        model.trouble()
                .subscribe(now -> result.getChildren()
                        .setAll(now.map(t -> new TroublePanel(t)).stream().toList()));
        model.written()
                .subscribe(now -> now.ifPresent(ref -> result.getChildren()
                        .setAll(Notice.of(
                                "notice-success",
                                Feather.CHECK,
                                Words.of("export.done", ref.location(), ref.size(), ref.sha256())))));
        var fileLabel = new Label(Words.of("export.file"));
        var fileBox = InputForm.labelled(
                fileLabel,
                new HBox(8, file, Parts.button(Words.of("export.browse"), Feather.FOLDER, this::browse)),
                replace);
        fileLabel.setLabelFor(file);
        var evidence = new CheckBox(Words.of("export.evidence"));
        evidence.setId("export-evidence");
        evidence.selectedProperty().bindBidirectional(model.withEvidence());
        evidence.visibleProperty().bind(model.bundle());
        evidence.managedProperty().bind(model.bundle());
        content(Parts.column(
                16, InputForm.labelled(new Label(Words.of("export.format")), format, evidence), fileBox, result));
        register(window);
        var go = Parts.button(Words.of("export.go"), Feather.DOWNLOAD, model::export, "accent");
        go.setId("export-go");
        go.disableProperty().bind(model.working());
        buttons(Parts.button(Words.of("overlay.close"), Feather.X, window::hideOverlay), go);
    }

    /** It goes on when this is closed, and then is told when it has ended. */
    private void register(Surround window) {
        var tasks = new ArrayDeque<UnderWay.Task>();
        model.working().subscribe((_, working) -> {
            if (working) {
                tasks.push(window.underWay()
                        .begin(Words.of(
                                "export.under-way",
                                Path.of(model.file().get().strip()).getFileName())));
            } else {
                tasks.forEach(UnderWay.Task::end);
                tasks.clear();
            }
        });
        model.written()
                .subscribe(now -> now.ifPresent(ref -> tellUnlessSeen(
                        window,
                        Told.Gravity.SUCCESS,
                        Words.of("export.done", ref.location(), ref.size(), ref.sha256()))));
        model.trouble().subscribe(now -> now.ifPresent(t -> tellUnlessSeen(window, Told.Gravity.FAILURE, t.what())));
    }

    private void tellUnlessSeen(Surround window, Told.Gravity gravity, String text) {
        if (window.isShown() && getScene() != null) return;
        window.tell(new Told(gravity, Words.of("export.title"), text, () -> window.showOverlay(this)));
    }

    private void browse() {
        var chooser = new FileChooser();
        chooser.setTitle(Words.of("export.title"));
        var now = new File(model.file().get());
        chooser.setInitialFileName(now.getName());
        if (now.getParentFile() != null && now.getParentFile().isDirectory()) {
            chooser.setInitialDirectory(now.getParentFile());
        }
        var chosen = chooser.showSaveDialog(getScene().getWindow());
        if (chosen == null) return;
        model.file().set(chosen.getPath());
        // the system's own dialog has asked already
        model.replace().set(true);
    }
}
