package dev.cofferdam.playbook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a step is, by the one of these keys that it has. */
enum StepKind {
    ACTION,
    MANUAL,
    APPROVE,
    CHOOSE,
    PARALLEL,
    PLAYBOOK,
    END;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<StepKind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }
}
