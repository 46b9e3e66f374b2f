package dev.cofferdam.ui;

import dev.cofferdam.caselog.CaseSummary;

/** Makes the screens; handed in, because the frame and the screens do not know each other. */
public interface Screens {
    Screen start(Surround window);

    /** The start screen, at the form for a further run in a case. */
    Screen newRun(CaseSummary inCase, Surround window);

    Screen incident(CaseRequest request, Surround window);
}
