package dev.cofferdam.ui.incident.graph;

import dev.cofferdam.action.ResourceGraph.Certainty;
import dev.cofferdam.action.ResourceGraph.Kind;
import dev.cofferdam.action.ResourceGraph.Node;
import dev.cofferdam.ui.Icons;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;

/** A node on the map. It says its kind by a sign and a word, its side by place and colour. */
final class NodeBox extends HBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass FAINT = PseudoClass.getPseudoClass("faint");

    private final Node node;

    /** @param certainty of the way that leads here */
    NodeBox(Node node, Certainty certainty, GraphLayout.Box place) {
        super(8);
        this.node = node;
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().addAll("graph-node", KindWords.styleClass(node.side()));
        if (certainty == Certainty.POSSIBLE) getStyleClass().add("graph-possible");
        if (node.kind() == Kind.POWER) getStyleClass().add("graph-power");
        var name = Parts.oneLine(node.name(), "graph-name");
        var kind = Parts.label(KindWords.of(node.kind()), "graph-kind");
        var words = Parts.column(0, kind, name);
        words.setMinWidth(0);
        getChildren().addAll(Icons.of(KindWords.icon(node.kind()), "graph-icon"), words);
        resizeRelocate(place.x(), place.y(), GraphLayout.NODE_WIDTH, GraphLayout.NODE_HEIGHT);
        setManaged(false);
        setAccessibleText(SafeText.line(KindWords.of(node.kind()) + " " + node.name()));
    }

    Node node() {
        return node;
    }

    void select(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }

    /** Steps back, because something else is looked for. */
    void faint(boolean faint) {
        pseudoClassStateChanged(FAINT, faint);
    }
}
