package dev.cofferdam.ui.incident.graph;

import dev.cofferdam.action.ResourceGraph;
import dev.cofferdam.action.ResourceGraph.Certainty;
import dev.cofferdam.action.ResourceGraph.Edge;
import dev.cofferdam.action.ResourceGraph.Node;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;

/**
 * The graph as a map: drag moves it, the wheel makes it larger, and so do + and −; the arrows go from node to node, 0
 * shows all of it. One control for the keyboard, however many nodes there are.
 */
final class GraphMap extends Pane {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
    private static final double STEP = 1.2;
    private static final double SMALLEST = 0.08;
    private static final double LARGEST = 2.5;
    private static final double MARGIN = 24;
    /** At which words can still be read. */
    private static final double READABLE = 0.7;

    private record Drawn(Edge edge, Polyline line, Polygon head) {}

    private final GraphViewModel model;
    private final GraphLayout layout;
    private final Group world = new Group();
    private final Map<String, NodeBox> boxes = new LinkedHashMap<>();
    private final List<Drawn> edges = new ArrayList<>();
    private Point2D grip = Point2D.ZERO;
    private double scale = 1;
    private boolean placed;

    GraphMap(GraphViewModel model, GraphViewModel.Stage.Shown shown) {
        this.model = model;
        this.layout = shown.layout();
        setId("graph-map");
        getStyleClass().add("graph-map");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(120, 120);
        draw(shown.graph());
        getChildren().add(world);
        clip();
        listen();
        model.selected().subscribe(now -> now.ifPresent(this::select));
        model.search().subscribe(_ -> boxes.values().forEach(b -> b.faint(!model.isFound(b.node()))));
    }

    private void draw(ResourceGraph graph) {
        var certainties = new HashMap<String, Certainty>();
        graph.rows().forEach(row -> certainties.put(row.node().id(), row.certainty()));
        for (var i = 0; i < graph.edges().size(); i++)
            draw(graph.edges().get(i), layout.edges().get(i));
        for (var node : graph.nodes()) {
            var place = layout.box(node.id());
            var box = new NodeBox(node, certainties.getOrDefault(node.id(), Certainty.CERTAIN), place);
            box.setOnMouseClicked(_ -> model.select(node.id()));
            boxes.put(node.id(), box);
            world.getChildren().add(box);
        }
    }

    private void draw(Edge edge, GraphLayout.Line along) {
        var line = new Polyline();
        along.points().forEach(p -> line.getPoints().addAll(p.x(), p.y()));
        line.getStyleClass().add("graph-edge");
        line.setMouseTransparent(true);
        var head = head(along.points());
        if (edge.certainty() == Certainty.POSSIBLE) line.getStyleClass().add("graph-possible");
        edges.add(new Drawn(edge, line, head));
        world.getChildren().addAll(line, head);
    }

    private static Polygon head(List<GraphLayout.Point> points) {
        var end = points.getLast();
        var before = points.get(points.size() - 2);
        var angle = Math.atan2(end.y() - before.y(), end.x() - before.x());
        var head = new Polygon();
        for (var corner : new double[][] {{0, 0}, {-8, -4}, {-8, 4}}) {
            head.getPoints()
                    .addAll(
                            end.x() + corner[0] * Math.cos(angle) - corner[1] * Math.sin(angle),
                            end.y() + corner[0] * Math.sin(angle) + corner[1] * Math.cos(angle));
        }
        head.getStyleClass().add("graph-arrow");
        head.setMouseTransparent(true);
        return head;
    }

    private void clip() {
        var visible = new Rectangle();
        visible.widthProperty().bind(widthProperty());
        visible.heightProperty().bind(heightProperty());
        setClip(visible);
        layoutBoundsProperty().subscribe(now -> {
            if (placed || now.getWidth() < 1 || now.getHeight() < 1) return;
            placed = true;
            begin();
        });
    }

    /** All of it where that can be read, else around the subject. */
    private void begin() {
        showAll();
        if (scale < READABLE) {
            zoom(READABLE / scale, new Point2D(getWidth() / 2, getHeight() / 2));
            model.selected().get().ifPresent(node -> center(node.id()));
        }
    }

    private void listen() {
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            requestFocus();
            grip = new Point2D(event.getX() - world.getTranslateX(), event.getY() - world.getTranslateY());
        });
        addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            if (event.getButton() == MouseButton.PRIMARY)
                moveTo(event.getX() - grip.getX(), event.getY() - grip.getY());
        });
        addEventHandler(ScrollEvent.SCROLL, event -> {
            if (event.getDeltaY() == 0) return;
            zoom(event.getDeltaY() > 0 ? STEP : 1 / STEP, new Point2D(event.getX(), event.getY()));
            event.consume();
        });
    }

    private void pressed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) return;
        var move = move(event.getCode());
        if (move.isPresent()) model.move(move.get());
        else if (event.getCode() == KeyCode.PLUS
                || event.getCode() == KeyCode.ADD
                || event.getText().equals("+")) larger();
        else if (event.getCode() == KeyCode.MINUS || event.getCode() == KeyCode.SUBTRACT) smaller();
        else if (event.getCode() == KeyCode.DIGIT0 || event.getCode() == KeyCode.NUMPAD0) showAll();
        else return;
        event.consume();
    }

    private static Optional<GraphViewModel.Move> move(KeyCode key) {
        return Optional.ofNullable(Map.of(
                        KeyCode.LEFT, GraphViewModel.Move.LEFT,
                        KeyCode.RIGHT, GraphViewModel.Move.RIGHT,
                        KeyCode.UP, GraphViewModel.Move.UP,
                        KeyCode.DOWN, GraphViewModel.Move.DOWN,
                        KeyCode.HOME, GraphViewModel.Move.TO_SUBJECT)
                .get(key));
    }

    void larger() {
        zoom(STEP, new Point2D(getWidth() / 2, getHeight() / 2));
    }

    void smaller() {
        zoom(1 / STEP, new Point2D(getWidth() / 2, getHeight() / 2));
    }

    void showAll() {
        var fits = Math.min((getWidth() - 2 * MARGIN) / layout.width(), (getHeight() - 2 * MARGIN) / layout.height());
        scale(Math.clamp(fits, SMALLEST, 1));
        moveTo((getWidth() - layout.width() * scale) / 2, (getHeight() - layout.height() * scale) / 2);
    }

    /** What is at {@code at} stays there. */
    private void zoom(double by, Point2D at) {
        var former = scale;
        scale(Math.clamp(scale * by, SMALLEST, LARGEST));
        var real = scale / former;
        moveTo(
                at.getX() - (at.getX() - world.getTranslateX()) * real,
                at.getY() - (at.getY() - world.getTranslateY()) * real);
    }

    private void scale(double to) {
        scale = to;
        world.getTransforms().setAll(new Scale(to, to));
    }

    private void moveTo(double x, double y) {
        world.setTranslateX(x);
        world.setTranslateY(y);
    }

    private void select(Node node) {
        boxes.forEach((id, box) -> box.select(id.equals(node.id())));
        for (var drawn : edges) {
            var on = drawn.edge().from().equals(node.id()) || drawn.edge().to().equals(node.id());
            drawn.line().pseudoClassStateChanged(ON, on);
            drawn.head().pseudoClassStateChanged(ON, on);
        }
        setAccessibleText(Words.of(
                "graph.map.selected",
                boxes.size(),
                KindWords.of(node.kind()),
                SafeText.line(node.name()),
                KindWords.of(node.side())));
        if (placed && !isInSight(node.id())) center(node.id());
    }

    private boolean isInSight(String id) {
        var place = layout.box(id);
        var left = place.x() * scale + world.getTranslateX();
        var top = place.y() * scale + world.getTranslateY();
        return left >= 0
                && top >= 0
                && left + GraphLayout.NODE_WIDTH * scale <= getWidth()
                && top + GraphLayout.NODE_HEIGHT * scale <= getHeight();
    }

    private void center(String id) {
        var place = layout.box(id);
        moveTo(getWidth() / 2 - place.centerX() * scale, getHeight() / 2 - place.centerY() * scale);
    }
}
