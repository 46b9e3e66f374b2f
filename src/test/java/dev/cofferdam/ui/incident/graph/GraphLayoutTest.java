package dev.cofferdam.ui.incident.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.ResourceGraph;
import dev.cofferdam.ui.incident.graph.GraphLayout.Box;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphLayoutTest {
    @Test
    void goesFromLeftToRightAlongTheEdges() {
        var layout = GraphLayout.of(Graphs.SMALL);

        assertThat(List.of("lb", "i-1", "role", "bucket"))
                .isSortedAccordingTo((a, b) ->
                        Double.compare(layout.box(a).x(), layout.box(b).x()));
        assertThat(layout.box("bucket").x()).isEqualTo(layout.box("admin").x());
    }

    @Test
    void isTheSameEveryTime() {
        assertThat(GraphLayout.of(Graphs.large(60))).isEqualTo(GraphLayout.of(Graphs.large(60)));
    }

    @Test
    void letsNoNodeCoverAnotherAndHasAllWithinItsSize() {
        var layout = GraphLayout.of(Graphs.large(600));
        var boxes = List.copyOf(layout.nodes().values());

        assertThat(boxes).hasSize(600);
        for (var i = 0; i < boxes.size(); i++) {
            assertThat(boxes.get(i).x() + GraphLayout.NODE_WIDTH).isLessThanOrEqualTo(layout.width());
            assertThat(boxes.get(i).y() + GraphLayout.NODE_HEIGHT).isLessThanOrEqualTo(layout.height());
            for (var other : boxes.subList(0, i))
                assertThat(cover(boxes.get(i), other)).isFalse();
        }
    }

    @Test
    void hasALineForEachEdgeFromOneNodeToTheOther() {
        var graph = Graphs.SMALL;
        var layout = GraphLayout.of(graph);

        assertThat(layout.edges()).hasSameSizeAs(graph.edges());
        for (var i = 0; i < graph.edges().size(); i++) {
            var line = layout.edges().get(i).points();
            assertThat(touches(line.getFirst(), layout.box(graph.edges().get(i).from())))
                    .isTrue();
            assertThat(touches(line.getLast(), layout.box(graph.edges().get(i).to())))
                    .isTrue();
        }
    }

    @Test
    void laysOutASingleNode() {
        var alone = new ResourceGraph("i-1", Graphs.SMALL.nodes().subList(0, 1), List.of(), List.of(), false);

        assertThat(GraphLayout.of(alone).nodes()).containsOnlyKeys("i-1");
    }

    private static boolean cover(Box one, Box other) {
        return Math.abs(one.x() - other.x()) < GraphLayout.NODE_WIDTH
                && Math.abs(one.y() - other.y()) < GraphLayout.NODE_HEIGHT;
    }

    private static boolean touches(GraphLayout.Point point, Box box) {
        return point.x() >= box.x() - 1
                && point.x() <= box.x() + GraphLayout.NODE_WIDTH + 1
                && point.y() >= box.y() - 1
                && point.y() <= box.y() + GraphLayout.NODE_HEIGHT + 1;
    }
}
