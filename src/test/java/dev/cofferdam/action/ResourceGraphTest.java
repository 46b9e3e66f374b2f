package dev.cofferdam.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.cofferdam.action.ResourceGraph.Certainty;
import dev.cofferdam.action.ResourceGraph.Edge;
import dev.cofferdam.action.ResourceGraph.Kind;
import dev.cofferdam.action.ResourceGraph.Node;
import dev.cofferdam.action.ResourceGraph.Side;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourceGraphTest {
    private static final ResourceGraph GRAPH = new ResourceGraph(
            "i-1",
            List.of(
                    node("i-1", Side.SUBJECT),
                    node("lb", Side.DEPENDENT),
                    node("role", Side.REACHED),
                    node("admin", Side.REACHED),
                    node("bucket", Side.REACHED)),
            List.of(
                    edge("lb", "i-1", Certainty.CERTAIN),
                    edge("i-1", "role", Certainty.CERTAIN),
                    edge("role", "admin", Certainty.POSSIBLE),
                    edge("admin", "bucket", Certainty.CERTAIN)),
            List.of("Not known: buckets."),
            false);

    @Test
    void isReadAsItWasWritten() {
        assertThat(ResourceGraph.of(GRAPH.json())).isEqualTo(GRAPH);
        assertThat(new String(GRAPH.json(), StandardCharsets.UTF_8))
                .contains("\"format\" : 1", "\"kind\" : \"resource\"", "\"certainty\" : \"possible\"");
    }

    @Test
    void refusesAFormatThatItDoesNotKnow() {
        var later = new String(GRAPH.json(), StandardCharsets.UTF_8).replace("\"format\" : 1", "\"format\" : 2");

        assertThatThrownBy(() -> ResourceGraph.of(later.getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("format 2");
    }

    @Test
    void listsWhatIsReachedFirstAndTheWayThere() {
        assertThat(GRAPH.rows())
                .extracting(r -> r.node().id(), r -> r.via().id(), ResourceGraph.Row::certainty)
                .containsExactly(
                        tuple("role", "i-1", Certainty.CERTAIN),
                        tuple("admin", "role", Certainty.POSSIBLE),
                        tuple("bucket", "admin", Certainty.POSSIBLE),
                        tuple("lb", "i-1", Certainty.CERTAIN));
    }

    @Test
    void takesACertainWayBeforeAShorterPossibleOne() {
        var both = new ResourceGraph(
                "i-1",
                GRAPH.nodes(),
                List.of(
                        edge("i-1", "bucket", Certainty.POSSIBLE),
                        edge("i-1", "role", Certainty.CERTAIN),
                        edge("role", "bucket", Certainty.CERTAIN)),
                List.of(),
                false);

        assertThat(both.rows())
                .filteredOn(r -> r.node().id().equals("bucket"))
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.via().id()).isEqualTo("role");
                    assertThat(r.certainty()).isEqualTo(Certainty.CERTAIN);
                });
    }

    private static Node node(String id, Side side) {
        return new Node(id, Kind.RESOURCE, id, side, Map.of("id", id));
    }

    private static Edge edge(String from, String to, Certainty certainty) {
        return new Edge(from, to, "uses", certainty, "");
    }
}
