package dev.cofferdam.ui.incident.timeline;

import dev.cofferdam.caselog.Json;
import dev.cofferdam.report.MarkdownRecords;
import dev.cofferdam.report.RecordJson;
import dev.cofferdam.ui.CaseLinks;
import dev.cofferdam.ui.OverlayBox;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Slot;
import dev.cofferdam.ui.Surround;
import dev.cofferdam.ui.Trouble;
import dev.cofferdam.ui.TroublePanel;
import dev.cofferdam.ui.Words;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The whole of one record; the ones before and behind it are a key away. */
final class RecordView extends OverlayBox {
    private static final KeyCombination PREVIOUS = new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN);
    private static final KeyCombination NEXT = new KeyCodeCombination(KeyCode.RIGHT, KeyCombination.ALT_DOWN);

    private static final double HEIGHT = 560;

    private final RecordViewModel model;
    private final StringProperty said = new SimpleStringProperty("");
    private final Button previous;
    private final Button next;
    private final Button close;
    private final HBox copies = Parts.row(8);

    /**
     * @param zone beside UTC; asked for each record
     * @param goToStep takes a step's id with its round
     */
    RecordView(RecordViewModel model, Surround window, Supplier<Optional<ZoneId>> zone, Consumer<String> goToStep) {
        super(model.page().map(RecordView::title), window, 860);
        this.model = model;
        setId("record");
        previous = Parts.iconButton(Words.of("record.previous"), Feather.CHEVRON_LEFT, model::previous);
        close = Parts.button(Words.of("overlay.close"), Feather.X, window::hideOverlay, "accent");
        next = Parts.iconButton(Words.of("record.next"), Feather.CHEVRON_RIGHT, model::next);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        var content = new RecordContent(zone, new CaseLinks() {
            @Override
            public void record(long seq) {
                model.show(seq);
            }

            @Override
            public void step(String id) {
                goToStep.accept(id);
            }
        });
        var trouble = new Slot<Optional<Trouble>>(now -> now.map(TroublePanel::new));
        model.trouble().subscribe(trouble::show);
        // what has the focus stays where it is while records come and go
        buttons(previous, next, Parts.oneLine(said, "muted", "small"), copies, close);
        model.page().subscribe(now -> {
            said.set("");
            var read = Parts.column(16, trouble, now.map(content::of).orElseGet(Region::new));
            // as high for every record, so that the buttons stay where they are while somebody walks through them
            content(read);
            if (getCenter() instanceof Region scroll) scroll.setPrefHeight(HEIGHT);
            copies.getChildren().setAll(now.map(this::copies).orElseGet(List::of));
            previous.setDisable(now.isEmpty() || now.get().logged().seq() <= 1);
            next.setDisable(now.isEmpty() || now.get().last());
        });
    }

    /** Where no key does any harm, and those that walk are heard. */
    void takeFocus() {
        close.requestFocus();
    }

    private static String title(Optional<RecordPage> page) {
        return page.map(now -> Words.of(
                        "record.title",
                        Long.toString(now.logged().seq()),
                        now.logged().type()))
                .orElseGet(() -> Words.of("record.title.none"));
    }

    private void pressed(KeyEvent event) {
        if (PREVIOUS.match(event)) model.previous();
        else if (NEXT.match(event)) model.next();
        else return;
        event.consume();
    }

    private List<Node> copies(RecordPage page) {
        var all = new ArrayList<Node>();
        page.command().ifPresent(command -> {
            var copy = copying(
                    command.complete() ? Words.of("record.copy.cli") : Words.of("record.copy.cli.incomplete"),
                    Feather.TERMINAL,
                    command.text());
            copy.setId("record-copy-cli");
            copy.setTooltip(Parts.tooltip(SafeText.of(command.text())));
            all.add(copy);
        });
        all.add(copying(Words.of("record.copy.markdown"), Feather.HASH, MarkdownRecords.of(List.of(page.logged()))));
        all.add(copying(Words.of("record.copy"), Feather.COPY, json(page)));
        return all;
    }

    private Button copying(String name, Feather icon, String text) {
        return Parts.button(name, icon, () -> {
            Parts.copy(text);
            said.set(Words.of("record.copied"));
        });
    }

    static String json(RecordPage page) {
        return SafeText.of(
                Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(RecordJson.of(page.logged())));
    }
}
