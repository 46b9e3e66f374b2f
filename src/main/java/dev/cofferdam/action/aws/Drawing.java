package dev.cofferdam.action.aws;

import dev.cofferdam.action.ResourceGraph;
import dev.cofferdam.action.ResourceGraph.Certainty;
import dev.cofferdam.action.ResourceGraph.Edge;
import dev.cofferdam.action.ResourceGraph.Kind;
import dev.cofferdam.action.ResourceGraph.Node;
import dev.cofferdam.action.ResourceGraph.Side;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A graph that grows, up to a number of nodes. What is drawn twice is there once, on the side where it was drawn first;
 * an edge that is drawn again says both.
 */
final class Drawing {
    private record Ends(String from, String to) {}

    private static final class Relation {
        final Set<String> words = new TreeSet<>();
        final Set<String> why = new TreeSet<>();
        Certainty certainty = Certainty.POSSIBLE;
    }

    private final int most;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<Ends, Relation> edges = new LinkedHashMap<>();
    private String subject = "";
    private boolean truncated;

    Drawing(int most) {
        this.most = most;
    }

    void subject(String id, Kind kind, String name, Map<String, String> facts) {
        subject = id;
        nodes.put(id, new Node(id, kind, name, Side.SUBJECT, told(facts)));
    }

    String subject() {
        return subject;
    }

    boolean has(String id) {
        return nodes.containsKey(id);
    }

    void reached(String id, Kind kind, String name, Map<String, String> facts) {
        add(new Node(id, kind, name, Side.REACHED, told(facts)));
    }

    void dependent(String id, Kind kind, String name, Map<String, String> facts) {
        add(new Node(id, kind, name, Side.DEPENDENT, told(facts)));
    }

    private void add(Node node) {
        if (nodes.containsKey(node.id())) return;
        if (nodes.size() >= most) truncated = true;
        else nodes.put(node.id(), node);
    }

    /** Says more of what is drawn already. */
    void fact(String id, String name, String value) {
        nodes.computeIfPresent(id, (_, node) -> {
            var facts = new LinkedHashMap<>(node.facts());
            facts.put(name, value);
            return new Node(node.id(), node.kind(), node.name(), node.side(), facts);
        });
    }

    void edge(String from, String to, String relation) {
        edge(from, to, relation, Certainty.CERTAIN, "");
    }

    /** Is left out where one of its ends is, or both are the same. */
    void edge(String from, String to, String relation, Certainty certainty, String why) {
        if (!nodes.containsKey(from) || !nodes.containsKey(to) || from.equals(to)) return;
        var drawn = edges.computeIfAbsent(new Ends(from, to), _ -> new Relation());
        drawn.words.add(relation);
        if (!why.isEmpty()) drawn.why.add(why);
        if (certainty == Certainty.CERTAIN) drawn.certainty = Certainty.CERTAIN;
    }

    boolean truncated() {
        return truncated;
    }

    /** @param more whether something else was left out */
    ResourceGraph graph(List<String> notKnown, boolean more) {
        return new ResourceGraph(
                subject,
                List.copyOf(nodes.values()),
                edges.entrySet().stream()
                        .map(e -> new Edge(
                                e.getKey().from(),
                                e.getKey().to(),
                                String.join(", ", e.getValue().words),
                                e.getValue().certainty,
                                String.join("; ", e.getValue().why)))
                        .toList(),
                notKnown,
                truncated || more);
    }

    private static Map<String, String> told(Map<String, String> facts) {
        var told = new LinkedHashMap<>(facts);
        told.values().removeIf(String::isEmpty);
        return told;
    }
}
