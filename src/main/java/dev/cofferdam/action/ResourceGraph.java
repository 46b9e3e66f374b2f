package dev.cofferdam.action;

import dev.cofferdam.caselog.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What hangs together in an account, seen from one thing in it. Kept as evidence in JSON; an output of type
 * {@link ValueType#GRAPH} names that file, and a window or a terminal shows it. Immutable.
 *
 * @param format 1
 * @param subject the id of the node that it is seen from
 * @param nodes the subject first
 * @param notKnown what could not be read, and why, a sentence or two each
 * @param truncated whether there was more than was drawn
 */
public record ResourceGraph(
        int format, String subject, List<Node> nodes, List<Edge> edges, List<String> notKnown, boolean truncated) {

    private static final int FORMAT = 1;

    /** What a node is. */
    public enum Kind {
        INSTANCE,
        INSTANCE_PROFILE,
        ROLE,
        USER,
        USER_GROUP,
        ACCESS_KEY,
        POLICY,
        /** Something that can be done to the whole account. */
        POWER,
        ACCOUNT,
        SERVICE,
        IDENTITY_PROVIDER,
        EVERYBODY,
        SECURITY_GROUP,
        NETWORK,
        LOAD_BALANCER,
        TARGET_GROUP,
        SCALING_GROUP,
        FUNCTION,
        BUCKET,
        KEY,
        SECRET,
        /** Of any other service. */
        RESOURCE,
        /** Stands for what could not be read. */
        NOT_KNOWN
    }

    /** On which side of the subject a node stands. */
    public enum Side {
        SUBJECT,
        /** The subject gets there. */
        REACHED,
        /** It gets to the subject, or is touched by what is done to the subject. */
        DEPENDENT
    }

    public enum Certainty {
        CERTAIN,
        /** It hangs on what is not known here: a condition, a route, another account. */
        POSSIBLE
    }

    /**
     * @param id an ARN where it has one
     * @param name for people
     * @param facts for people, by name, in order
     */
    public record Node(String id, Kind kind, String name, Side side, Map<String, String> facts) {
        public Node {
            facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        }
    }

    /**
     * Leads from whoever acts to what is acted on.
     *
     * @param relation what {@code from} does: {@code can assume}
     * @param why what the certainty hangs on, or where the relation is written; may be empty
     */
    public record Edge(String from, String to, String relation, Certainty certainty, String why) {}

    /**
     * A node but the subject, and how it is reached.
     *
     * @param via the node next to it on the way to the subject
     * @param relation between these two
     * @param certainty of the whole way
     */
    public record Row(Node node, Node via, String relation, Certainty certainty) {}

    public ResourceGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        notKnown = List.copyOf(notKnown);
    }

    public ResourceGraph(String subject, List<Node> nodes, List<Edge> edges, List<String> notKnown, boolean truncated) {
        this(FORMAT, subject, nodes, edges, notKnown, truncated);
    }

    public byte[] json() {
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }

    /** @throws IllegalArgumentException when it is none that this version knows */
    public static ResourceGraph of(byte[] json) {
        var graph = Json.MAPPER.readValue(json, ResourceGraph.class);
        if (graph.format != FORMAT)
            throw new IllegalArgumentException(
                    "The graph has format %d; this version knows %d.".formatted(graph.format, FORMAT));
        return graph;
    }

    public Optional<Node> node(String id) {
        return nodes.stream().filter(n -> n.id().equals(id)).findFirst();
    }

    /** All nodes but the subject: what it reaches first, the nearest of each side first. */
    public List<Row> rows() {
        var ways = ways();
        return ways.values().stream()
                .sorted(Comparator.comparing(r -> r.node().side()))
                .toList();
    }

    /** The way to each node: a certain one before a possible one, then the shortest. */
    private Map<String, Row> ways() {
        var byId = nodes.stream().collect(Collectors.toMap(Node::id, Function.identity()));
        var next = new HashMap<String, List<Edge>>();
        for (var edge : edges) {
            next.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(edge);
            next.computeIfAbsent(edge.to(), _ -> new ArrayList<>()).add(edge);
        }
        var ways = new LinkedHashMap<String, Row>();
        for (var certainty : Certainty.values()) spread(certainty, byId, next, ways);
        return ways;
    }

    private void spread(
            Certainty allowed, Map<String, Node> byId, Map<String, List<Edge>> next, Map<String, Row> ways) {
        var waiting = new ArrayDeque<String>();
        waiting.add(subject);
        waiting.addAll(ways.keySet());
        while (!waiting.isEmpty()) {
            var here = waiting.remove();
            for (var edge : next.getOrDefault(here, List.of())) {
                var there = edge.from().equals(here) ? edge.to() : edge.from();
                if (edge.certainty().compareTo(allowed) > 0 || there.equals(subject) || ways.containsKey(there))
                    continue;
                var node = byId.get(there);
                var via = byId.get(here);
                if (node == null || via == null) continue;
                ways.put(there, new Row(node, via, edge.relation(), allowed));
                waiting.add(there);
            }
        }
    }
}
