package dev.cofferdam.ui.incident.graph;

import dev.cofferdam.ui.Icons;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Surround;
import dev.cofferdam.ui.TroublePanel;
import dev.cofferdam.ui.Words;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** A graph above the case's screen: map and table of the same nodes, and the one that is looked at. */
public final class GraphView extends BorderPane {
    private static final double WIDTH = 1_560;
    private static final double HEIGHT = 940;
    /** What stays to be seen of the screen below, in which the banner is. */
    private static final double AROUND = 40;

    private final GraphViewModel model;

    public GraphView(GraphViewModel model, Surround window) {
        this.model = model;
        setId("graph");
        getStyleClass().addAll("overlay-box", "graph-view");
        setPrefSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        sceneProperty().subscribe(scene -> {
            if (scene == null) return;
            maxWidthProperty().bind(scene.widthProperty().subtract(AROUND));
            maxHeightProperty().bind(scene.heightProperty().subtract(3 * AROUND));
        });
        var heading = Parts.row(
                12,
                Parts.oneLine(SafeText.line(model.title()), "overlay-title"),
                Parts.spacer(),
                Parts.iconButton(Words.of("overlay.close"), Feather.X, window::hideOverlay));
        heading.getStyleClass().add("overlay-heading");
        setTop(heading);
        model.stage().subscribe(this::show);
    }

    private void show(GraphViewModel.Stage stage) {
        switch (stage) {
            case GraphViewModel.Stage.Loading _ ->
                setCenter(new StackPane(Parts.wrapped(Words.of("graph.loading"), "muted")));
            case GraphViewModel.Stage.Failed failed -> setCenter(new StackPane(new TroublePanel(failed.trouble())));
            case GraphViewModel.Stage.Shown shown -> show(shown);
        }
    }

    private void show(GraphViewModel.Stage.Shown shown) {
        var map = new GraphMap(model, shown);
        var tabs = new TabPane(
                tab(Words.of("graph.map"), "tab-graph-map", map),
                tab(Words.of("graph.table"), "tab-graph-table", new GraphTable(model)));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getStyleClass().add("side-tabs");
        var left = new BorderPane(tabs);
        left.setTop(tools(map));
        left.setBottom(legend(shown));
        var details = new NodeDetails(model, shown.graph().notKnown());
        details.setMinWidth(260);
        var split = new SplitPane(left, details);
        split.getStyleClass().add("incident-split");
        split.setDividerPositions(0.73);
        SplitPane.setResizableWithParent(details, false);
        setCenter(split);
        map.sceneProperty().subscribe(scene -> {
            if (scene != null) map.requestFocus();
        });
    }

    private HBox tools(GraphMap map) {
        var search = new TextField();
        search.setId("graph-search");
        search.setPromptText(Words.of("graph.search"));
        search.setAccessibleText(Words.of("graph.search"));
        search.textProperty().bindBidirectional(model.search());
        HBox.setHgrow(search, Priority.ALWAYS);
        search.setMaxWidth(420);
        var tools = Parts.row(
                6,
                search,
                Parts.spacer(),
                Parts.iconButton(Words.of("graph.larger"), Feather.ZOOM_IN, map::larger),
                Parts.iconButton(Words.of("graph.smaller"), Feather.ZOOM_OUT, map::smaller),
                Parts.iconButton(Words.of("graph.all"), Feather.MAXIMIZE, map::showAll));
        tools.getStyleClass().add("graph-tools");
        return tools;
    }

    private static Node legend(GraphViewModel.Stage.Shown shown) {
        var legend = new HBox(
                16,
                sign("graph-dependent", Words.of("graph.legend.dependent")),
                sign("graph-subject", Words.of("graph.legend.subject")),
                sign("graph-reached", Words.of("graph.legend.reached")),
                sign("graph-possible", Words.of("graph.legend.possible")));
        if (shown.graph().truncated())
            legend.getChildren()
                    .add(Parts.row(
                            6,
                            Icons.of(Feather.ALERT_TRIANGLE, "state-warning"),
                            Parts.label(Words.of("graph.truncated"), "small")));
        legend.getStyleClass().add("graph-legend");
        return legend;
    }

    private static Node sign(String styleClass, String word) {
        var swatch = new StackPane();
        swatch.getStyleClass().addAll("graph-swatch", styleClass);
        return Parts.row(6, swatch, Parts.label(word, "small"));
    }

    private static Tab tab(String name, String id, Node content) {
        var tab = new Tab(name, content);
        tab.setId(id);
        return tab;
    }
}
