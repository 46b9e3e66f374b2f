package dev.cofferdam.ui;

import dev.cofferdam.action.offers.Offer;
import java.util.stream.Collectors;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A field with what it may hold below it while it is typed into. The field keeps the focus, and its keys walk through
 * the list. In a field of several lines each line is a value.
 */
public final class OfferedField extends VBox {
    private static final double ROW = 30;
    private static final int ROWS = 6;

    private final TextInputControl field;
    private final OffersViewModel model;
    private final ListView<Offer> list;
    private boolean dismissed;

    public OfferedField(TextInputControl field, OffersViewModel model) {
        super(4);
        this.field = field;
        this.model = model;
        this.list = new ListView<>(model.matching());
        getChildren().addAll(field, list(), status());
        field.setMinHeight(USE_PREF_SIZE);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        field.focusedProperty().subscribe(focused -> {
            if (focused) {
                dismissed = false;
                model.open();
                typed();
            }
            arrange();
        });
        field.textProperty().subscribe((_, _) -> {
            dismissed = false;
            typed();
            arrange();
        });
        field.caretPositionProperty().subscribe((_, _) -> typed());
        model.matching().subscribe(this::arrange);
        model.selected().subscribe(_ -> mark());
    }

    private ListView<Offer> list() {
        list.setId(field.getId() == null ? "offers" : field.getId() + "-offers");
        list.getStyleClass().add("offers");
        list.setAccessibleText(Words.of("offers.list"));
        list.setFocusTraversable(false);
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new Cell());
        field.idProperty().subscribe(id -> list.setId(id + "-offers"));
        return list;
    }

    private HBox status() {
        var status = Parts.wrapped("", "muted", "small");
        HBox.setHgrow(status, Priority.ALWAYS);
        var all = new Hyperlink(Words.of("offers.all"));
        all.setOnAction(_ -> takeAll());
        var row = Parts.row(8, status, all);
        model.status().subscribe(text -> {
            status.setText(text);
            Parts.present(row, !text.isEmpty());
            Parts.present(all, field instanceof TextArea && !model.all().isEmpty());
        });
        return row;
    }

    private void arrange() {
        var shown = field.isFocused() && !dismissed && !model.matching().isEmpty();
        Parts.present(list, shown);
        var height = Math.min(ROWS, model.matching().size()) * ROW + 4;
        list.setMinHeight(height);
        list.setPrefHeight(height);
        list.setMaxHeight(height);
    }

    private void mark() {
        var at = model.selected().get();
        if (at < 0) list.getSelectionModel().clearSelection();
        else {
            list.getSelectionModel().clearAndSelect(at);
            list.scrollTo(Math.max(0, at - ROWS + 1));
        }
        // the field has the focus, so it tells a screen reader what Enter would take
        model.chosen().ifPresent(offer -> field.setAccessibleHelp(offer.id() + " " + offer.says()));
    }

    private void typed() {
        model.typed(line());
    }

    /** What is typed into: the line with the caret. */
    private String line() {
        return field.getText(lineStart(), lineEnd());
    }

    private int lineStart() {
        return field.getText().lastIndexOf('\n', field.getCaretPosition() - 1) + 1;
    }

    private int lineEnd() {
        var end = field.getText().indexOf('\n', field.getCaretPosition());
        return end < 0 ? field.getLength() : end;
    }

    private void pressed(KeyEvent event) {
        if (!list.isVisible() || event.isShortcutDown() || event.isAltDown()) return;
        switch (event.getCode()) {
            case DOWN -> model.move(1);
            case UP -> model.move(-1);
            case ESCAPE -> {
                dismissed = true;
                arrange();
            }
            case ENTER -> {
                if (model.chosen().isEmpty()) return;
                model.chosen().ifPresent(this::take);
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** In place of what was typed; the next line is begun where there are several. */
    private void take(Offer offer) {
        var isLast = lineEnd() == field.getLength();
        var text = field instanceof TextArea && isLast ? offer.id() + "\n" : offer.id();
        field.replaceText(lineStart(), lineEnd(), text);
        dismissed = !(field instanceof TextArea);
        arrange();
    }

    /** All that fit what is typed, in its place. */
    private void takeAll() {
        var present = field.getText().lines().map(String::strip).collect(Collectors.toSet());
        var more = model.all().stream()
                .map(Offer::id)
                .filter(id -> !present.contains(id))
                .collect(Collectors.joining("\n"));
        field.replaceText(lineStart(), lineEnd(), more.isEmpty() ? line() : more + "\n");
        field.requestFocus();
    }

    private final class Cell extends ListCell<Offer> {
        Cell() {
            setPrefWidth(0);
            setOnMousePressed(_ -> {
                var offer = getItem();
                if (offer == null) return;
                take(offer);
                field.requestFocus();
            });
        }

        @Override
        protected void updateItem(@Nullable Offer offer, boolean empty) {
            super.updateItem(offer, empty);
            if (empty || offer == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var id = Parts.oneLine(offer.id(), "mono");
            var says = Parts.oneLine(offer.says(), "muted");
            says.setTextOverrun(OverrunStyle.ELLIPSIS);
            HBox.setHgrow(says, Priority.ALWAYS);
            says.setMaxWidth(Double.MAX_VALUE);
            // the id is read first; what is known of it gets the rest
            says.setPrefWidth(0);
            setGraphic(Parts.row(12, id, says));
            setAccessibleText(SafeText.line(offer.id() + " " + offer.says()));
        }
    }
}
