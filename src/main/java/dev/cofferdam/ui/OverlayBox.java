package dev.cofferdam.ui;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** What stands above the screen: a heading with a way out, content that scrolls, buttons. */
@SuppressWarnings("this-escape") // nodes are put together in their constructors, and nothing here is overridden
public class OverlayBox extends BorderPane {
    public OverlayBox(String title, Surround window, double width) {
        this(Parts.oneLine(title, "overlay-title"), window, width);
    }

    /** For what shows one thing after the other. */
    public OverlayBox(ObservableValue<String> title, Surround window, double width) {
        this(Parts.oneLine(title, "overlay-title"), window, width);
    }

    private OverlayBox(Label title, Surround window, double width) {
        getStyleClass().add("overlay-box");
        setMaxSize(width, Region.USE_PREF_SIZE);
        setPrefWidth(width);
        var heading = Parts.row(
                12, title, Parts.spacer(), Parts.iconButton(Words.of("overlay.close"), Feather.X, window::hideOverlay));
        heading.getStyleClass().add("overlay-heading");
        setTop(heading);
    }

    public final void content(Node node) {
        node.getStyleClass().add("overlay-content");
        var scroll = new ScrollPane(node);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(620);
        scroll.getStyleClass().add("edge-to-edge");
        setCenter(scroll);
    }

    public final void buttons(Node... nodes) {
        var row = Parts.row(8, Parts.spacer());
        row.getChildren().addAll(nodes);
        row.getStyleClass().add("overlay-buttons");
        setBottom(row);
    }

    /** The field that is typed into first; once the scroll pane around it has taken it into the scene. */
    public final void focusFirst(Node node) {
        node.sceneProperty().subscribe(scene -> {
            if (scene != null) node.requestFocus();
        });
    }
}
