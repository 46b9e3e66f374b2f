package dev.cofferdam.ui.incident.timeline;

import atlantafx.base.controls.CustomTextField;
import dev.cofferdam.ui.Icons;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.Words;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.feather.Feather;

/** What the records must mention; Escape clears it. */
final class SearchField extends CustomTextField {
    SearchField(TimelineViewModel model) {
        setId("timeline-search");
        setPromptText(Words.of("timeline.search.prompt"));
        setAccessibleText(Words.of("timeline.search"));
        setLeft(Icons.of(Feather.SEARCH, "muted"));
        var clear = Parts.iconButton(Words.of("timeline.search.clear"), Feather.X, this::clear);
        clear.getStyleClass().add("small");
        textProperty().subscribe(text -> {
            setRight(text.isEmpty() ? null : clear);
            if (!text.equals(model.filters().filter().get().text()))
                model.filters().search(text);
        });
        model.filters().filter().subscribe(filter -> {
            if (!filter.text().equals(getText())) setText(filter.text());
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ESCAPE || getText().isEmpty()) return;
            clear();
            event.consume();
        });
    }
}
