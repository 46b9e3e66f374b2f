package dev.cofferdam.ui.frame;

import atlantafx.base.controls.CustomTextField;
import dev.cofferdam.ui.Command;
import dev.cofferdam.ui.Icons;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.Words;
import javafx.geometry.Pos;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Everything that can be done, found by typing some of its words. The focus stays in the field. */
final class Palette extends VBox {
    private static final int PAGE = 8;

    private final PaletteViewModel model = new PaletteViewModel();
    private final Tabs tabs;
    private final FrameCommands commands;
    private final OverlayPane above;
    private final CustomTextField search = new CustomTextField();
    private final ListView<Command> list = new ListView<>(model.matches());

    Palette(Tabs tabs, FrameCommands commands, OverlayPane above) {
        this.tabs = tabs;
        this.commands = commands;
        this.above = above;
        setId("palette");
        getStyleClass().add("palette");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        search.setId("palette-search");
        search.setLeft(Icons.of(Feather.SEARCH));
        search.setPromptText(Words.of("palette.search"));
        search.textProperty().bindBidirectional(model.query());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setId("palette-list");
        list.setFocusTraversable(false);
        list.setAccessibleText(Words.of("palette.list"));
        list.setPlaceholder(Parts.wrapped(Words.of("palette.nothing"), "muted"));
        list.setCellFactory(_ -> new CommandCell(command -> {
            model.select(command);
            run();
        }));
        model.selected().subscribe(at -> mark(at.intValue()));
        model.matches().subscribe(() -> mark(model.selected().get()));
        getChildren().addAll(search, list);
    }

    boolean isOpen() {
        return above.isDisplay() && equals(above.getContent());
    }

    void open() {
        model.open(commands.all(), typed -> tabs.selected().front().commandFor(typed));
        above.setAlignment(Pos.TOP_CENTER);
        above.show(this);
        search.requestFocus();
    }

    void close() {
        above.hide();
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> model.move(1);
            case UP -> model.move(-1);
            case PAGE_DOWN -> model.move(PAGE);
            case PAGE_UP -> model.move(-PAGE);
            case ENTER -> run();
            case ESCAPE -> close();
            // nothing else here takes the focus
            case TAB -> {}
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void run() {
        model.choose().ifPresent(command -> {
            close();
            command.action().run();
        });
    }

    private void mark(int at) {
        if (at < 0 || at >= list.getItems().size()) {
            list.getSelectionModel().clearSelection();
            search.setAccessibleText(Words.of("palette.search"));
            return;
        }
        list.getSelectionModel().select(at);
        list.scrollTo(Math.max(0, at - PAGE + 1));
        // the field has the focus, so it tells a screen reader what Enter would do
        search.setAccessibleText(
                Words.of("palette.would", CommandCell.said(list.getItems().get(at))));
    }
}
