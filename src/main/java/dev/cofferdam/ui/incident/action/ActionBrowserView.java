package dev.cofferdam.ui.incident.action;

import atlantafx.base.controls.CustomTextField;
import dev.cofferdam.action.Action;
import dev.cofferdam.ui.Badges;
import dev.cofferdam.ui.Icons;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.Surround;
import dev.cofferdam.ui.Words;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Every action, found by typing some of its words, beside all that is to be known about the one that is looked at. */
public final class ActionBrowserView extends BorderPane {
    private static final double WIDTH = 1_180;
    private static final double HEIGHT = 820;
    /** What stays to be seen of the screen below, in which the banner is. */
    private static final double AROUND = 40;

    private static final int PAGE = 8;

    private final ActionBrowserViewModel model;
    private final Consumer<Action<?, ?>> chosen;
    private final CustomTextField search = new CustomTextField();
    private final ListView<Action<?, ?>> list;

    /** @param chosen takes the action that is to be run */
    public ActionBrowserView(ActionBrowserViewModel model, Surround window, Consumer<Action<?, ?>> chosen) {
        this.model = model;
        this.chosen = chosen;
        this.list = new ListView<>(model.found());
        setId("action-browser");
        getStyleClass().addAll("overlay-box", "action-browser");
        setPrefSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        sceneProperty().subscribe(scene -> {
            if (scene == null) return;
            maxWidthProperty().bind(scene.widthProperty().subtract(AROUND));
            maxHeightProperty().bind(scene.heightProperty().subtract(3 * AROUND));
        });
        var heading = Parts.row(
                12,
                Parts.oneLine(Words.of("actions.title"), "overlay-title"),
                Parts.spacer(),
                Parts.iconButton(Words.of("overlay.close"), Feather.X, window::hideOverlay));
        heading.getStyleClass().add("overlay-heading");
        setTop(heading);
        var split = new SplitPane(left(), details());
        split.getStyleClass().add("incident-split");
        split.setDividerPositions(0.4);
        setCenter(split);
        setBottom(buttons());
        search.sceneProperty().subscribe(scene -> {
            if (scene != null) search.requestFocus();
        });
    }

    private BorderPane left() {
        search.setId("action-search");
        search.setLeft(Icons.of(Feather.SEARCH));
        search.setPromptText(Words.of("actions.search"));
        search.textProperty().bindBidirectional(model.search());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setId("actions");
        list.getStyleClass().add("playbooks");
        list.setAccessibleText(Words.of("actions.title"));
        list.setFocusTraversable(false);
        list.setPlaceholder(Parts.wrapped(Words.of("actions.none"), "muted"));
        list.setCellFactory(_ -> new ActionCell());
        model.chosen().subscribe(_ -> mark());
        model.found().subscribe(() -> mark());
        var left = new BorderPane(list);
        left.setTop(search);
        BorderPane.setMargin(search, new Insets(0, 0, 8, 0));
        left.getStyleClass().add("action-list");
        left.setMinWidth(280);
        return left;
    }

    private ScrollPane details() {
        var scroll = new ScrollPane();
        scroll.setId("action-details");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setMinWidth(320);
        model.chosen().subscribe(now -> {
            scroll.setContent(now.map(action -> new ActionDetails(action)).orElse(null));
            scroll.setVvalue(0);
        });
        return scroll;
    }

    private HBox buttons() {
        var run = Parts.button(Words.of("actions.run"), Feather.PLAY, this::choose, "accent");
        run.setId("action-choose");
        model.chosen().subscribe(now -> run.setDisable(now.isEmpty()));
        var count = Parts.label("", "muted", "small");
        model.found()
                .subscribe(() ->
                        count.setText(Words.of("actions.count", model.found().size())));
        count.setText(Words.of("actions.count", model.found().size()));
        var row = Parts.row(8, count, Parts.spacer(), run);
        row.getStyleClass().add("overlay-buttons");
        return row;
    }

    /** The focus stays in the field: its keys walk through the list. */
    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> model.move(1);
            case UP -> model.move(-1);
            case PAGE_DOWN -> model.move(PAGE);
            case PAGE_UP -> model.move(-PAGE);
            case ENTER -> choose();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void choose() {
        model.chosen().get().ifPresent(chosen);
    }

    private void mark() {
        model.chosen().get().ifPresentOrElse(this::mark, list.getSelectionModel()::clearSelection);
    }

    private void mark(Action<?, ?> action) {
        var at = list.getItems().indexOf(action);
        list.getSelectionModel().clearAndSelect(at);
        list.scrollTo(Math.max(0, at - 2));
        // the field has the focus, so it tells a screen reader what Enter would do
        search.setAccessibleText(Words.of("actions.would", action.spec().title()));
    }

    private final class ActionCell extends ListCell<Action<?, ?>> {
        ActionCell() {
            setPrefWidth(0);
            setOnMouseClicked(this::clicked);
        }

        private void clicked(MouseEvent event) {
            var action = getItem();
            if (action == null) return;
            model.choose(action);
            if (event.getClickCount() == 2) choose();
        }

        @Override
        protected void updateItem(@Nullable Action<?, ?> action, boolean empty) {
            super.updateItem(action, empty);
            if (empty || action == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var spec = action.spec();
            var id = Parts.oneLine(spec.id(), "muted", "small", "mono");
            id.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(id, Priority.ALWAYS);
            // the whole width for the words by which it is found
            setGraphic(
                    Parts.column(2, Parts.oneLine(spec.title(), "strong"), Parts.row(8, id, Badges.risk(spec.risk()))));
            setAccessibleText(spec.title() + ", " + Badges.risk(spec.risk()).getText());
        }
    }
}
