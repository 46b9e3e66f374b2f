package dev.cofferdam.ui.incident;

import dev.cofferdam.ui.InputForm;
import dev.cofferdam.ui.MarkdownView;
import dev.cofferdam.ui.OverlayBox;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.Slot;
import dev.cofferdam.ui.Surround;
import dev.cofferdam.ui.Trouble;
import dev.cofferdam.ui.TroublePanel;
import dev.cofferdam.ui.Words;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/** Title, severity, assignee and summary of a case, to be changed. */
final class EditCaseView extends OverlayBox {
    private static final KeyCombination SAVE = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private final EditCaseViewModel model;
    private final Surround window;

    EditCaseView(EditCaseViewModel model, Surround window) {
        super(Words.of("edit.heading"), window, 680);
        this.model = model;
        this.window = window;
        setId("edit-case");
        var title = new TextField();
        title.setId("edit-title");
        title.textProperty().bindBidirectional(model.title());
        var summary = new MarkdownField(model.summary(), 6, MarkdownView::new);
        summary.area().setId("edit-summary");
        var trouble = new Slot<Optional<Trouble>>(now -> now.map(TroublePanel::new));
        model.trouble().subscribe(trouble::show);
        var summaryLabel = new Label(Words.of("edit.summary"));
        var summaryBox = InputForm.labelled(summaryLabel, summary);
        summaryLabel.setLabelFor(summary.area());
        content(Parts.column(
                14,
                trouble,
                InputForm.labelled(new Label(Words.of("edit.title")), title, InputForm.problem(title, model.problem())),
                Parts.row(16, severity(), assignee()),
                summaryBox));
        var save = Parts.button(Words.of("edit.save"), Feather.CHECK, this::save, "accent");
        save.setId("edit-save");
        save.disableProperty().bind(model.busy());
        buttons(Parts.button(Words.of("prompt.cancel"), Feather.X, window::hideOverlay), save);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (!SAVE.match(event)) return;
            save();
            event.consume();
        });
        focusFirst(title);
    }

    private void save() {
        model.save(window::hideOverlay);
    }

    private VBox severity() {
        var choice = new ComboBox<String>();
        choice.setId("edit-severity");
        choice.getItems().setAll(EditCaseViewModel.SEVERITIES);
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(String severity) {
                return severity == null || severity.isEmpty()
                        ? Words.of("edit.severity.none")
                        : severity.toUpperCase(Locale.ROOT);
            }

            @Override
            public String fromString(String text) {
                return text.toLowerCase(Locale.ROOT);
            }
        });
        choice.valueProperty().bindBidirectional(model.severity());
        return InputForm.labelled(new Label(Words.of("edit.severity")), choice);
    }

    private VBox assignee() {
        var name = new TextField();
        name.setId("edit-assignee");
        name.textProperty().bindBidirectional(model.assignee());
        name.setPromptText(Words.of("edit.assignee.nobody"));
        HBox.setHgrow(name, Priority.ALWAYS);
        var me = Parts.button(Words.of("edit.assignee.me"), Feather.USER, model::assignToMe);
        me.setId("edit-assign-me");
        var label = new Label(Words.of("edit.assignee"));
        var box = InputForm.labelled(label, Parts.row(8, name, me));
        label.setLabelFor(name);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }
}
