package dev.cofferdam.ui.frame;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** Where the keyboard is. */
final class Focus {
    private Focus() {}

    static boolean isInside(Node node, Node around) {
        for (Node at = node; at != null; at = at.getParent()) if (at.equals(around)) return true;
        return false;
    }

    /** Whether a node can take the focus now. */
    static boolean isReachable(@Nullable Node node) {
        if (node == null || node.getScene() == null || node.isDisabled()) return false;
        for (Node at = node; at != null; at = at.getParent()) if (!at.isVisible()) return false;
        return true;
    }

    /** To the first control in a part, unless one of it has the focus already. */
    static void intoUnlessThere(Parent part) {
        if (part.getScene() == null) return;
        var owner = part.getScene().getFocusOwner();
        if (owner != null && isInside(owner, part)) return;
        reachable(part).stream().findFirst().ifPresent(Node::requestFocus);
    }

    /** What Tab goes to in a part, in that order. */
    static List<Node> reachable(Parent part) {
        return part.lookupAll("*").stream()
                .filter(node -> node.isFocusTraversable() && isReachable(node) && !node.equals(part))
                .toList();
    }
}
