package dev.cofferdam.ui;

import java.util.function.Consumer;

/** Makes the screens; handed in, because the frame and the screens do not know each other. */
public interface Screens {
    Screen start(Surround window);

    /** The form for a new case. */
    Screen newCase(Beginning from, Surround window);

    /**
     * The form for a further run in a case.
     *
     * @param chosen takes what was chosen; nothing is begun yet
     * @param left when somebody leaves it without choosing
     */
    Screen newRun(FurtherRun wanted, Surround window, Consumer<CaseRequest.NewRun> chosen, Runnable left);

    Screen incident(CaseRequest request, Surround window);
}
