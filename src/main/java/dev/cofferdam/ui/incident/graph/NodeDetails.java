package dev.cofferdam.ui.incident.graph;

import dev.cofferdam.action.ResourceGraph.Certainty;
import dev.cofferdam.action.ResourceGraph.Node;
import dev.cofferdam.ui.FactGrid;
import dev.cofferdam.ui.Icons;
import dev.cofferdam.ui.Notice;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Words;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The node that is looked at: what it is, what leads to it, and where it leads. */
final class NodeDetails extends ScrollPane {
    private final GraphViewModel model;
    private final VBox content = Parts.column(14);

    /** @param notKnown what the graph says nothing of */
    NodeDetails(GraphViewModel model, List<String> notKnown) {
        this.model = model;
        setId("graph-details");
        getStyleClass().addAll("edge-to-edge", "graph-details");
        setFitToWidth(true);
        setAccessibleText(Words.of("graph.details"));
        var all = Parts.column(18, content);
        all.getStyleClass().add("graph-details-content");
        if (!notKnown.isEmpty())
            all.getChildren().add(Parts.section(Words.of("graph.not-known"), Notice.warnings(notKnown)));
        setContent(all);
        model.selected().subscribe(now -> now.ifPresent(this::show));
    }

    private void show(Node node) {
        setVvalue(0);
        var head = Parts.column(
                2,
                Parts.label(KindWords.of(node.kind()) + " · " + KindWords.of(node.side()), "overline"),
                Parts.row(
                        8,
                        Icons.of(KindWords.icon(node.kind())),
                        Parts.oneLine(node.name(), "strong"),
                        Parts.spacer(),
                        Parts.copyButton(Words.of("graph.copy"), node.id())));
        var facts = new FactGrid();
        node.facts().forEach(facts::fact);
        if (!node.facts().containsValue(node.id())) facts.fact(Words.of("graph.id"), node.id());
        content.getChildren().setAll(head, facts);
        links(Words.of("graph.before"), model.before());
        links(Words.of("graph.behind"), model.behind());
    }

    private void links(String title, List<GraphViewModel.Neighbour> neighbours) {
        if (neighbours.isEmpty()) return;
        var box = Parts.section(title);
        neighbours.forEach(neighbour -> box.getChildren().add(link(neighbour)));
        content.getChildren().add(box);
    }

    private javafx.scene.Node link(GraphViewModel.Neighbour neighbour) {
        var edge = neighbour.edge();
        var to = new Button(
                SafeText.line(neighbour.node().name()),
                Icons.of(KindWords.icon(neighbour.node().kind())));
        to.getStyleClass().addAll("flat", "graph-link");
        to.setMnemonicParsing(false);
        to.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        to.setTooltip(Parts.tooltip(SafeText.line(neighbour.node().name())));
        to.setMaxWidth(Double.MAX_VALUE);
        to.setMinWidth(0);
        to.setOnAction(_ -> model.select(neighbour.node().id()));
        var words = Parts.column(0, to, Parts.wrapped(SafeText.line(edge.relation()), "small", "graph-relation"));
        if (edge.certainty() == Certainty.POSSIBLE)
            words.getChildren()
                    .add(Parts.row(
                            6,
                            Icons.of(Feather.HELP_CIRCLE, "state-warning"),
                            Parts.wrapped(possible(edge.why()), "small", "graph-relation")));
        else if (!edge.why().isEmpty())
            words.getChildren().add(Parts.wrapped(SafeText.line(edge.why()), "small", "muted", "graph-relation"));
        return words;
    }

    private static String possible(String why) {
        return why.isEmpty() ? Words.of("graph.possible") : Words.of("graph.possible.why", SafeText.line(why));
    }
}
