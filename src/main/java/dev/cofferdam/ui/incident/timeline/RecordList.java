package dev.cofferdam.ui.incident.timeline;

import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.caselog.StepOfRun;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Font;

/** The rows, with a scroll bar that is true to how many there are. */
final class RecordList extends ListView<TimelineRow> {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    /** Two lines and the room around them, in widths of the font. */
    private static final double ROW_IN_EM = 3.6;

    private final TimelineViewModel model;
    private final Consumer<LogRecord> open;

    /** @param font what the rows are written in; a list view has none of its own */
    RecordList(TimelineViewModel model, ObservableValue<Font> font, Consumer<LogRecord> open) {
        super(model.rows());
        this.model = model;
        this.open = open;
        setId("timeline");
        getStyleClass().add("record-list");
        setAccessibleText(Words.of("timeline.title"));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        // all rows are as high as each other, or a million of them would have to be laid out to know where one is
        fixedCellSizeProperty().bind(font.map(now -> Math.rint(now.getSize() * ROW_IN_EM)));
        setCellFactory(_ -> cell());
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        setContextMenu(menu());
        skinProperty().subscribe(skin -> {
            if (skin != null) watchScrolling();
        });
        model.target().subscribe(target -> target.ifPresent(this::goTo));
    }

    /** The rows that are selected, from the top. */
    List<Integer> selected() {
        return getSelectionModel().getSelectedIndices().stream()
                .filter(row -> row >= 0)
                .sorted()
                .toList();
    }

    void copySelected() {
        model.copy(selected(), Parts::copy);
    }

    private ListCell<TimelineRow> cell() {
        var cell = new RecordCell(model.zone());
        cell.setOnMouseClicked(event -> {
            if (isPlain(event)) Optional.ofNullable(cell.getItem()).ifPresent(this::open);
        });
        return cell;
    }

    /** With a key held down it is for selecting. */
    private static boolean isPlain(MouseEvent event) {
        return event.getButton() == MouseButton.PRIMARY
                && event.isStillSincePress()
                && !event.isShiftDown()
                && !event.isShortcutDown();
    }

    private void pressed(KeyEvent event) {
        if (COPY.match(event)) {
            copySelected();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
            focused().ifPresent(this::open);
            event.consume();
        }
    }

    private Optional<TimelineRow> focused() {
        var row = getFocusModel().getFocusedIndex();
        return row < 0 || row >= getItems().size()
                ? Optional.empty()
                : Optional.of(getItems().get(row));
    }

    private void open(TimelineRow row) {
        row.record().ifPresent(open);
    }

    private ContextMenu menu() {
        var opening = item(Words.of("timeline.open"), () -> focused().ifPresent(this::open));
        var step = item(
                Words.of("timeline.only-step"),
                () -> focused().flatMap(RecordList::step).ifPresent(model::showStep));
        var copy = item(Words.of("timeline.copy"), this::copySelected);
        copy.setAccelerator(COPY);
        var menu = new ContextMenu(opening, step, copy);
        menu.setOnShowing(_ -> {
            opening.setDisable(focused().isEmpty());
            step.setDisable(focused().flatMap(RecordList::step).isEmpty());
            copy.setDisable(selected().isEmpty());
        });
        return menu;
    }

    private static MenuItem item(String text, Runnable action) {
        var item = new MenuItem(text);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static Optional<StepOfRun> step(TimelineRow row) {
        return row.record().map(logged -> logged.content().origin()).flatMap(origin -> {
            var step = origin.stepKey();
            var run = origin.runId();
            return step == null || run == null ? Optional.empty() : Optional.of(new StepOfRun(run, step));
        });
    }

    private void watchScrolling() {
        for (var node : lookupAll(".scroll-bar")) {
            if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL) {
                bar.valueProperty().subscribe((_, _) -> told());
            }
        }
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        told();
    }

    private void told() {
        var flow = lookup(".virtual-flow");
        if (!(flow instanceof VirtualFlow<?> rows)) return;
        var first = rows.getFirstVisibleCell();
        // where only a part of the first is seen, it has been left
        if (first != null) model.scrolledTo(rows.getPosition() <= 0 ? 0 : Math.max(first.getIndex(), 1));
    }

    private void goTo(RowTarget target) {
        if (target.isChosen()) {
            getSelectionModel().clearAndSelect(target.row());
            scrollTo(Math.max(0, target.row() - 2));
            requestFocus();
        } else {
            scrollTo(target.row());
        }
    }
}
