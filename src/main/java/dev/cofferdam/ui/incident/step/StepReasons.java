package dev.cofferdam.ui.incident.step;

import dev.cofferdam.ui.ReasonPrompt;
import dev.cofferdam.ui.Surround;
import dev.cofferdam.ui.Words;

/** What is only done with a reason asks for it first. */
final class StepReasons {
    private StepReasons() {}

    static void skip(StepViewModel model, Surround window) {
        window.showOverlay(new ReasonPrompt(
                Words.of("skip.title"), Words.of("skip.text"), Words.of("deed.skip"), window, model::skip));
    }

    static void override(StepViewModel model, Surround window) {
        window.showOverlay(new ReasonPrompt(
                Words.of("override.title"),
                Words.of("override.text"),
                Words.of("deed.override"),
                window,
                model::override));
    }
}
