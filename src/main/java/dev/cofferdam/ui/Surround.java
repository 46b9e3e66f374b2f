package dev.cofferdam.ui;

import dev.cofferdam.caselog.CaseSummary;
import javafx.scene.Node;

/** What a screen may ask of the window around it. To be used on the screen's thread. */
public interface Surround {
    void showStart();

    void showCase(CaseRequest request);

    /** Lets the responder choose a playbook for a case that exists. */
    void showNewRun(CaseSummary inCase);

    /** Shows {@code content} above the screen, until it is hidden or the user presses Escape. */
    void showOverlay(Node content);

    void hideOverlay();

    /** From light to dark, or back. */
    void toggleTheme();
}
