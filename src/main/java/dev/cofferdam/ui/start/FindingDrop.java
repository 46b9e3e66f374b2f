package dev.cofferdam.ui.start;

import dev.cofferdam.ui.Icons;
import dev.cofferdam.ui.InputForm;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.Words;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import tools.jackson.databind.JsonNode;

/** Where a finding comes in, and what is known of it then. */
final class FindingDrop extends VBox {
    private final NewCaseViewModel model;

    FindingDrop(NewCaseViewModel model) {
        super(8);
        this.model = model;
        getStyleClass().add("finding");
        model.finding()
                .subscribe(now -> getChildren()
                        .setAll(
                                now.map(this::known).orElseGet(this::wanted),
                                InputForm.problem(model.findingProblem())));
    }

    private Node wanted() {
        var words = Parts.column(
                2,
                Parts.label(Words.of("new.finding.drop"), "strong"),
                Parts.wrapped(Words.of("new.finding.drop.text"), "muted", "small"));
        HBox.setHgrow(words, Priority.ALWAYS);
        var paste = Parts.button(Words.of("new.finding.paste"), Feather.CLIPBOARD, this::paste);
        paste.setId("paste-finding");
        return Parts.row(
                12,
                Icons.of(Feather.DOWNLOAD, "finding-icon"),
                words,
                Parts.button(Words.of("new.finding.open"), Feather.FOLDER, this::choose),
                paste);
    }

    private Node known(JsonNode finding) {
        var words = Parts.column(
                2,
                Parts.oneLine(FindingText.type(finding).orElse(""), "strong"),
                Parts.wrapped(FindingText.title(finding).orElse(""), "muted", "small"));
        HBox.setHgrow(words, Priority.ALWAYS);
        return Parts.row(
                12,
                Icons.of(Feather.CHECK_CIRCLE, "success", "finding-icon"),
                words,
                Parts.button(Words.of("new.finding.remove"), Feather.X, model::dropFinding));
    }

    private void paste() {
        var text = Clipboard.getSystemClipboard().getString();
        model.takeFinding(text == null ? "" : text);
    }

    private void choose() {
        var chooser = new FileChooser();
        chooser.setTitle(Words.of("new.finding.open"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("JSON", "*.json"));
        var file = chooser.showOpenDialog(getScene().getWindow());
        if (file != null) model.readFinding(file.toPath());
    }
}
