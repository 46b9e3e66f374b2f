package dev.cofferdam.ui.incident.graph;

import dev.cofferdam.action.ResourceGraph;
import dev.cofferdam.action.ResourceGraph.Certainty;
import dev.cofferdam.action.ResourceGraph.Edge;
import dev.cofferdam.action.ResourceGraph.Kind;
import dev.cofferdam.action.ResourceGraph.Node;
import dev.cofferdam.action.ResourceGraph.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Graphs to look at. */
final class Graphs {
    /** lb → i-1 → role → bucket, and role → admin perhaps, in a circle with the instance. */
    static final ResourceGraph SMALL = new ResourceGraph(
            "i-1",
            List.of(
                    node("i-1", Kind.INSTANCE, Side.SUBJECT),
                    node("lb", Kind.LOAD_BALANCER, Side.DEPENDENT),
                    node("role", Kind.ROLE, Side.REACHED),
                    node("bucket", Kind.BUCKET, Side.REACHED),
                    node("admin", Kind.POWER, Side.REACHED)),
            List.of(
                    edge("lb", "i-1", Certainty.CERTAIN),
                    edge("i-1", "role", Certainty.CERTAIN),
                    edge("role", "bucket", Certainty.CERTAIN),
                    edge("role", "admin", Certainty.POSSIBLE),
                    edge("admin", "i-1", Certainty.POSSIBLE)),
            List.of("Not known: buckets."),
            false);

    private Graphs() {}

    /** A role for every few things, each of which has a long name. */
    static ResourceGraph large(int size) {
        var nodes = new ArrayList<Node>();
        var edges = new ArrayList<Edge>();
        nodes.add(node("i-1", Kind.INSTANCE, Side.SUBJECT));
        for (var i = 1; i < size; i++) {
            nodes.add(node("organisation-wide-storage-of-team-" + i, Kind.BUCKET, Side.REACHED));
            edges.add(new Edge(nodes.get(i / 8).id(), nodes.get(i).id(), "s3:*", Certainty.CERTAIN, ""));
        }
        return new ResourceGraph("i-1", nodes, edges, List.of(), true);
    }

    private static Node node(String id, Kind kind, Side side) {
        return new Node(id, kind, "the " + id, side, Map.of("ARN", "arn:aws:x:::" + id));
    }

    private static Edge edge(String from, String to, Certainty certainty) {
        return new Edge(from, to, "uses", certainty, certainty == Certainty.POSSIBLE ? "who knows" : "");
    }
}
