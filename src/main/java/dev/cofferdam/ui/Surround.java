package dev.cofferdam.ui;

import java.util.function.Consumer;
import javafx.scene.Node;

/** What a screen may ask of its tab, and of the window around it. To be used on the screen's thread. */
public interface Surround {
    /** Goes to the start screen; this screen stays open. */
    void showStart();

    /** Opens the form for a new case, in a tab of its own. */
    void showNewCase(Beginning from);

    /** Goes to the case where it is open already. A case that is made takes the place of the form that asks for it. */
    void showCase(CaseRequest request);

    /**
     * Lets the responder choose a playbook for a case that is open in this tab, over its screen, which stays as it is.
     *
     * @param chosen takes the choice; not called when it is left without one
     */
    void showNewRun(FurtherRun wanted, Consumer<CaseRequest.NewRun> chosen);

    /** Closes this tab. */
    void leave();

    /** Shows {@code content} above the screen, until it is hidden or the user presses Escape. */
    void showOverlay(Node content);

    void hideOverlay();

    /** Whether somebody is looking at this screen. */
    boolean isShown();

    /** Tells what happened here in the corner of the window; never takes the focus. */
    void tell(Told told);

    Settings settings();

    /** What takes its time, in all tabs. */
    UnderWay underWay();

    /** Shows what is under way, with a way to call it off, beside {@code anchor}. */
    void showUnderWay(Node anchor);

    /** From light to dark, or back. */
    default void toggleTheme() {
        settings().theme().set(settings().theme().get().other());
    }
}
