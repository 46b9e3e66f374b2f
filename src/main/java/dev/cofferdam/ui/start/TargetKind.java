package dev.cofferdam.ui.start;

import dev.cofferdam.caselog.Mode;

/** What kind of account a run acts on. */
enum TargetKind {
    RANGE("range:"),
    PROFILE("profile:"),
    ENDPOINT("endpoint:");

    private final String prefix;

    TargetKind(String prefix) {
        this.prefix = prefix;
    }

    /** Whether what is done there is real. */
    Mode mode() {
        return switch (this) {
            case RANGE, ENDPOINT -> Mode.EXERCISE;
            case PROFILE -> Mode.LIVE;
        };
    }

    String target(String rest) {
        return prefix + rest.strip();
    }
}
