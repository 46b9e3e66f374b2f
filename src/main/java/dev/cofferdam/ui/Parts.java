package dev.cofferdam.ui;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/** Small parts that every screen is made of. */
public final class Parts {
    private static final int TOOLTIP_CHARACTERS = 64;

    private Parts() {}

    public static Label label(String text, String... styleClasses) {
        var label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    /** Wraps over as many lines as it needs. */
    public static Label wrapped(String text, String... styleClasses) {
        var label = new WrappedLabel(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    /** One line; what does not fit is left out in the middle, where names differ least, and told by the tooltip. */
    public static Label oneLine(String text, String... styleClasses) {
        var line = SafeText.line(text);
        var label = label(line, styleClasses);
        label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        label.setMinWidth(0);
        label.setTooltip(tooltip(line));
        return label;
    }

    public static Label oneLine(ObservableValue<String> text, String... styleClasses) {
        var label = oneLine(text.getValue(), styleClasses);
        text.subscribe(now -> {
            label.setText(SafeText.line(now));
            label.setTooltip(now.isEmpty() ? null : tooltip(SafeText.line(now)));
        });
        return label;
    }

    public static Tooltip tooltip(String text) {
        var tooltip = new Tooltip(text);
        tooltip.setMaxWidth(640);
        tooltip.textProperty().subscribe(now -> {
            tooltip.setWrapText(ShapedText.wraps(now));
            tooltip.setText(ShapedText.folded(now, TOOLTIP_CHARACTERS));
        });
        tooltip.setShowDelay(Duration.millis(400));
        return tooltip;
    }

    public static Button button(String text, Feather icon, Runnable onAction, String... styleClasses) {
        var button = new Button(text, Icons.of(icon));
        button.getStyleClass().addAll(styleClasses);
        button.setOnAction(_ -> onAction.run());
        button.setMinWidth(Region.USE_PREF_SIZE);
        // an underscore belongs to the words, which may be a step's name
        button.setMnemonicParsing(false);
        return button;
    }

    /** A button without a word on it, which says what it does to a screen reader and in its tooltip. */
    public static Button iconButton(String name, Feather icon, Runnable onAction) {
        var button = new Button("", Icons.of(icon));
        button.getStyleClass().addAll("button-icon", "flat");
        button.setAccessibleText(name);
        button.setTooltip(tooltip(name));
        button.setOnAction(_ -> onAction.run());
        return button;
    }

    public static Button copyButton(String name, String text) {
        var button = iconButton(name, Feather.COPY, () -> copy(text));
        button.getStyleClass().add("small");
        return button;
    }

    public static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /**
     * For several lines. Tab goes on to the next control, as it does everywhere else; whoever wants a tab in the text
     * pastes it.
     */
    public static TextArea textArea(int rows) {
        var area = new TextArea();
        area.setPrefRowCount(rows);
        area.textProperty().subscribe(text -> area.setWrapText(ShapedText.wraps(text)));
        // a handler and not a filter: a field that offers something takes Tab before
        area.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.TAB || event.isShortcutDown() || event.isAltDown()) return;
            area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
        });
        return area;
    }

    /** For a place that cannot hold a label; with line breaks where the toolkit must not make them. */
    public static String folded(String text, int characters) {
        return ShapedText.folded(text, characters);
    }

    public static Region spacer() {
        var spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        VBox.setVgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    public static HBox row(double spacing, Node... children) {
        var row = new HBox(spacing, children);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    public static VBox column(double spacing, Node... children) {
        return new VBox(spacing, children);
    }

    /** A part under a heading of its own. */
    public static VBox section(String title, Node... content) {
        var box = column(10, label(title, "section-title"));
        box.getChildren().addAll(content);
        box.getStyleClass().add("section");
        return box;
    }

    /** Scrolls to the first thing that is said to be wrong in a form, so that nobody wonders why nothing happens. */
    public static void revealProblem(ScrollPane scroll) {
        var content = scroll.getContent();
        scroll.getScene().getRoot().layout();
        content.lookupAll(".form-problem").stream()
                .filter(Node::isManaged)
                .map(problem -> content.sceneToLocal(problem.localToScene(problem.getLayoutBounds()))
                        .getMinY())
                .min(Double::compare)
                .ifPresent(top -> {
                    var room = scroll.getViewportBounds().getHeight();
                    var beyond = content.getLayoutBounds().getHeight() - room;
                    if (beyond > 0) scroll.setVvalue(Math.clamp((top - room / 2) / beyond, 0, 1));
                });
    }

    /** Shows {@code node}, or takes neither place nor focus. */
    public static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }

    /** What a list says when there is nothing in it: what it is for, and what to do. */
    public static VBox empty(Feather icon, String title, String todo, Node... actions) {
        var box = column(8, Icons.of(icon, "empty-icon"), wrapped(title, "empty-title"), wrapped(todo, "empty-todo"));
        box.getChildren().addAll(actions);
        box.getStyleClass().add("empty");
        box.setAlignment(Pos.CENTER);
        return box;
    }
}
