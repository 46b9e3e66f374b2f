package dev.cofferdam.ui.incident;

import dev.cofferdam.ui.CaseLinks;
import dev.cofferdam.ui.InputForm;
import dev.cofferdam.ui.MarkdownView;
import dev.cofferdam.ui.OverlayBox;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.Slot;
import dev.cofferdam.ui.Surround;
import dev.cofferdam.ui.Trouble;
import dev.cofferdam.ui.TroublePanel;
import dev.cofferdam.ui.Words;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.feather.Feather;

/** A note in Markdown, with what can be mentioned offered while it is typed. */
final class NoteEditor extends OverlayBox {
    private static final KeyCombination WRITE = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private final NoteViewModel model;
    private final Surround window;
    private final TextArea area;

    /** @param links of what is mentioned in the preview */
    NoteEditor(NoteViewModel model, Surround window, CaseLinks links) {
        super(Words.of("note.title"), window, 720);
        this.model = model;
        this.window = window;
        setId("note");
        var field =
                new MarkdownField(model.text(), 8, now -> new MarkdownView(now, model.known(), links), model.names());
        area = field.area();
        area.setId("note-text");
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        area.caretPositionProperty().subscribe(this::typed);
        area.textProperty().subscribe(this::typed);
        var offers = new OfferList(model, this::insert);
        var trouble = new Slot<Optional<Trouble>>(now -> now.map(TroublePanel::new));
        model.trouble().subscribe(trouble::show);
        var label = new Label(Words.of("note.text"));
        var box = InputForm.labelled(label, field, Parts.wrapped(Words.of("note.keys"), "muted", "small"));
        label.setLabelFor(area);
        field.overPreview(offers, OfferList.HIGHEST);
        content(Parts.column(12, trouble, box));
        var write = Parts.button(Words.of("note.add"), Feather.CHECK, this::write, "accent");
        write.setId("note-add");
        write.disableProperty()
                .bind(model.text()
                        .map(String::isBlank)
                        .flatMap(blank -> model.busy().map(busy -> blank || busy)));
        buttons(Parts.button(Words.of("note.later"), Feather.X, window::hideOverlay), write);
        focusFirst(area);
        area.positionCaret(area.getLength());
        model.begin();
    }

    private void typed() {
        model.typed(area.getText(), area.getCaretPosition());
    }

    /** What is offered takes the keys that walk through it; Escape then closes only that. */
    private void pressed(KeyEvent event) {
        if (WRITE.match(event)) {
            write();
            event.consume();
            return;
        }
        if (model.offered().get().isEmpty() || event.isControlDown() || event.isAltDown() || event.isMetaDown()) return;
        switch (event.getCode()) {
            case DOWN -> model.choose(1);
            case UP -> model.choose(-1);
            case ESCAPE -> model.dismiss();
            case TAB -> insert(model.take(true));
            case ENTER -> {
                var taken = model.take(false);
                if (taken.isEmpty()) return;
                insert(taken);
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void insert(Optional<NoteViewModel.Insertion> taken) {
        taken.ifPresent(it -> {
            area.replaceText(it.from(), it.to(), it.text());
            model.dismiss();
            area.requestFocus();
        });
    }

    private void write() {
        model.write(window::hideOverlay);
    }
}
