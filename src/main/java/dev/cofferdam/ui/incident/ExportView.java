package dev.cofferdam.ui.incident;

import dev.cofferdam.ui.InputForm;
import dev.cofferdam.ui.Notice;
import dev.cofferdam.ui.OverlayBox;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.Surround;
import dev.cofferdam.ui.TroublePanel;
import dev.cofferdam.ui.Words;
import java.io.File;
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
                        .setAll(Notice.notice(
                                "notice-success",
                                Feather.CHECK,
                                Words.of("export.done", ref.location(), ref.size(), ref.sha256())))));
        content(Parts.column(
                16,
                InputForm.labelled(new Label(Words.of("export.format")), format),
                InputForm.labelled(
                        new Label(Words.of("export.file")),
                        new HBox(8, file, Parts.button(Words.of("export.browse"), Feather.FOLDER, this::browse)),
                        replace),
                result));
        var go = Parts.button(Words.of("export.go"), Feather.DOWNLOAD, model::export, "accent");
        go.setId("export-go");
        go.disableProperty().bind(model.working());
        buttons(Parts.button(Words.of("overlay.close"), Feather.X, window::hideOverlay), go);
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
