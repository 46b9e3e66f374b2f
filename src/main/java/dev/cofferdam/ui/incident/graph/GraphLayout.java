package dev.cofferdam.ui.incident.graph;

import dev.cofferdam.action.ResourceGraph;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Where everything stands: in layers from left to right, along the edges, so that what depends on the subject is left
 * of it and what it reaches is right of it. The same graph is laid out the same way every time.
 *
 * @param nodes by id; as many as the graph has
 * @param edges in the order of the graph's edges
 */
record GraphLayout(Map<String, Box> nodes, List<Line> edges, double width, double height) {
    static final double NODE_WIDTH = 216;
    static final double NODE_HEIGHT = 46;

    private static final double BETWEEN_LAYERS = 84;
    private static final double BETWEEN_NODES = 14;

    static {
        // within Eclipse its plug-ins tell; here nobody does
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    record Box(double x, double y) {
        double centerX() {
            return x + NODE_WIDTH / 2;
        }

        double centerY() {
            return y + NODE_HEIGHT / 2;
        }
    }

    record Point(double x, double y) {}

    /** From its beginning to its end. */
    record Line(List<Point> points) {
        Line {
            points = List.copyOf(points);
        }
    }

    /** @param id of a node of the graph */
    Box box(String id) {
        return Optional.ofNullable(nodes.get(id)).orElseThrow(() -> new IllegalArgumentException("no node " + id));
    }

    /** Takes its time for hundreds of nodes. */
    static GraphLayout of(ResourceGraph graph) {
        var root = ElkGraphUtil.createGraph();
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
        root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.POLYLINE);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, BETWEEN_NODES);
        var nodes = new LinkedHashMap<String, ElkNode>();
        for (var node : graph.nodes()) {
            var placed = ElkGraphUtil.createNode(root);
            placed.setDimensions(NODE_WIDTH, NODE_HEIGHT);
            nodes.put(node.id(), placed);
        }
        var edges = graph.edges().stream()
                .map(e -> ElkGraphUtil.createSimpleEdge(nodes.get(e.from()), nodes.get(e.to())))
                .toList();
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        var boxes = new LinkedHashMap<String, Box>();
        nodes.forEach((id, node) -> boxes.put(id, new Box(node.getX(), node.getY())));
        return new GraphLayout(
                boxes, edges.stream().map(GraphLayout::line).toList(), root.getWidth(), root.getHeight());
    }

    private static Line line(ElkEdge edge) {
        return new Line(edge.getSections().stream().flatMap(GraphLayout::points).toList());
    }

    private static Stream<Point> points(ElkEdgeSection section) {
        return Stream.of(
                        Stream.of(new Point(section.getStartX(), section.getStartY())),
                        section.getBendPoints().stream().map(GraphLayout::point),
                        Stream.of(new Point(section.getEndX(), section.getEndY())))
                .flatMap(points -> points);
    }

    private static Point point(ElkBendPoint bend) {
        return new Point(bend.getX(), bend.getY());
    }
}
