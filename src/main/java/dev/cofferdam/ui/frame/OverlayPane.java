package dev.cofferdam.ui.frame;

import atlantafx.base.controls.ModalPane;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/** What lies above something else: it keeps the keyboard while it is there, and nothing of it stays when it is gone. */
final class OverlayPane extends ModalPane {
    private boolean pressedSinceShown;

    @SuppressWarnings("NullAway") // no transition is what the skin takes null for
    OverlayPane() {
        // nothing moves; and what is scaled before it was laid out leaves pixels behind where it is not
        setInTransitionFactory(null);
        setOutTransitionFactory(null);
        setFocusTraversable(false);
        addEventFilter(MouseEvent.ANY, this::dropEndOfDoubleClick);
        addEventFilter(KeyEvent.KEY_PRESSED, this::goRound);
        contentProperty().addListener((InvalidationListener) _ -> pressedSinceShown = false);
        displayProperty().subscribe((_, shown) -> {
            // Tab would still find it
            if (!shown) setContent(null);
        });
    }

    /** The second click of who opened this with a double click is meant for what lies below. */
    private void dropEndOfDoubleClick(MouseEvent event) {
        if (event.getEventType() == MouseEvent.MOUSE_PRESSED && event.getClickCount() == 1) pressedSinceShown = true;
        if (event.getClickCount() > 1 && !pressedSinceShown) event.consume();
    }

    /** From the last control to the first, and back: what lies below is not to be worked with. */
    private void goRound(KeyEvent event) {
        if (event.getCode() != KeyCode.TAB || event.isShortcutDown() || event.isAltDown()) return;
        var controls = controls();
        if (controls.isEmpty()) return;
        var from = event.isShiftDown() ? controls.getFirst() : controls.getLast();
        if (!from.isFocused()) return;
        (event.isShiftDown() ? controls.getLast() : controls.getFirst()).requestFocus();
        event.consume();
    }

    private List<Node> controls() {
        return Focus.reachable(this);
    }
}
