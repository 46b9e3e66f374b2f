package dev.cofferdam.ui.incident.graph;

import dev.cofferdam.action.ResourceGraph;
import dev.cofferdam.action.ResourceGraph.Edge;
import dev.cofferdam.action.ResourceGraph.Node;
import dev.cofferdam.action.ResourceGraph.Row;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.Trouble;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** A graph, what of it is looked for, and the node that is looked at. */
public final class GraphViewModel {
    sealed interface Stage {
        record Loading() implements Stage {}

        record Failed(Trouble trouble) implements Stage {}

        record Shown(ResourceGraph graph, GraphLayout layout) implements Stage {}
    }

    /** Where a key leads from the node that is looked at. */
    enum Move {
        LEFT,
        RIGHT,
        UP,
        DOWN,
        TO_SUBJECT
    }

    /** An edge of the node that is looked at, and what is at its other end. */
    record Neighbour(Edge edge, Node node) {}

    private final String title;
    private final Callable<byte[]> reading;
    private final Background background;
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(new Stage.Loading());
    private final ReadOnlyObjectWrapper<Optional<Node>> selected = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringProperty search = new SimpleStringProperty("");
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private List<Row> all = List.of();

    /** @param reading gives the graph's JSON; may block */
    public GraphViewModel(String title, Callable<byte[]> reading, Background background) {
        this.title = title;
        this.reading = reading;
        this.background = background;
        search.subscribe(_ -> filter());
    }

    /** Reads the graph and lays it out. */
    public void load() {
        background.run(
                _ -> {
                    var graph = ResourceGraph.of(reading.call());
                    return new Stage.Shown(graph, GraphLayout.of(graph));
                },
                this::shown,
                trouble -> stage.set(new Stage.Failed(trouble)));
    }

    private void shown(Stage.Shown now) {
        all = now.graph().rows();
        filter();
        stage.set(now);
        select(now.graph().subject());
    }

    String title() {
        return title;
    }

    ReadOnlyObjectProperty<Stage> stage() {
        return stage.getReadOnlyProperty();
    }

    /** What is typed to find nodes by: words in any order. */
    StringProperty search() {
        return search;
    }

    /** What is found, all where nothing is looked for. */
    ObservableList<Row> rows() {
        return rows;
    }

    /** Whether the node is among what is looked for. */
    boolean isFound(Node node) {
        return words().allMatch(word -> text(node).contains(word));
    }

    ReadOnlyObjectProperty<Optional<Node>> selected() {
        return selected.getReadOnlyProperty();
    }

    void select(String id) {
        graph().flatMap(graph -> graph.node(id)).ifPresent(node -> selected.set(Optional.of(node)));
    }

    /** What leads to the node that is looked at. */
    List<Neighbour> before() {
        return neighbours(e -> e.to().equals(selectedId()), Edge::from);
    }

    /** What it leads to. */
    List<Neighbour> behind() {
        return neighbours(e -> e.from().equals(selectedId()), Edge::to);
    }

    /** Goes where the map shows something in that direction; stays where there is nothing. */
    void move(Move move) {
        if (!(stage.get() instanceof Stage.Shown now) || selected.get().isEmpty()) return;
        switch (move) {
            case TO_SUBJECT -> select(now.graph().subject());
            case LEFT -> nearest(now.layout(), before()).ifPresent(this::select);
            case RIGHT -> nearest(now.layout(), behind()).ifPresent(this::select);
            case UP -> beside(now.layout(), -1).ifPresent(this::select);
            case DOWN -> beside(now.layout(), 1).ifPresent(this::select);
        }
    }

    private Optional<String> nearest(GraphLayout layout, List<Neighbour> among) {
        var here = layout.box(selectedId());
        return among.stream()
                .map(n -> n.node().id())
                .min(Comparator.comparingDouble(id -> Math.abs(layout.box(id).centerY() - here.centerY())));
    }

    /** The next one in the same layer. */
    private Optional<String> beside(GraphLayout layout, int direction) {
        var here = layout.box(selectedId());
        return layout.nodes().entrySet().stream()
                .filter(e -> Math.abs(e.getValue().centerX() - here.centerX()) < GraphLayout.NODE_WIDTH)
                .filter(e -> (e.getValue().centerY() - here.centerY()) * direction > 0)
                .min(Comparator.comparingDouble(e -> Math.abs(e.getValue().centerY() - here.centerY())))
                .map(Map.Entry::getKey);
    }

    private List<Neighbour> neighbours(Predicate<Edge> which, Function<Edge, String> end) {
        return graph().stream()
                .flatMap(graph -> graph.edges().stream()
                        .filter(which)
                        .flatMap(e -> graph.node(end.apply(e)).map(n -> new Neighbour(e, n)).stream()))
                .toList();
    }

    private String selectedId() {
        return selected.get().map(Node::id).orElse("");
    }

    private Optional<ResourceGraph> graph() {
        return stage.get() instanceof Stage.Shown now ? Optional.of(now.graph()) : Optional.empty();
    }

    private void filter() {
        rows.setAll(all.stream().filter(row -> isFound(row.node())).toList());
    }

    private Stream<String> words() {
        return Stream.of(search.get().toLowerCase(Locale.ROOT).split("\\s+")).filter(word -> !word.isEmpty());
    }

    private static String text(Node node) {
        return String.join(
                        " ",
                        node.name(),
                        node.id(),
                        KindWords.of(node.kind()),
                        String.join(" ", node.facts().values()))
                .toLowerCase(Locale.ROOT);
    }
}
