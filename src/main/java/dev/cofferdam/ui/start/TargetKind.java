package dev.cofferdam.ui.start;

import dev.cofferdam.caselog.Mode;
import java.util.Optional;

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

    /** What stands behind the kind in a target, as {@code ec2-compromise}; empty where it is of another kind. */
    Optional<String> rest(String target) {
        return target.startsWith(prefix) ? Optional.of(target.substring(prefix.length())) : Optional.empty();
    }

    String target(String rest) {
        return prefix + rest.strip();
    }
}
