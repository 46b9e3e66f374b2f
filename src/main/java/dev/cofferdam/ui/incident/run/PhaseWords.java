package dev.cofferdam.ui.incident.run;

import dev.cofferdam.playbook.Phase;
import dev.cofferdam.ui.Words;

/** The phases as headings. */
public final class PhaseWords {
    private PhaseWords() {}

    public static String of(Phase phase) {
        return switch (phase) {
            case PREPARE -> Words.of("phase.prepare");
            case DETECT -> Words.of("phase.detect");
            case ANALYZE -> Words.of("phase.analyze");
            case PRESERVE -> Words.of("phase.preserve");
            case CONTAIN -> Words.of("phase.contain");
            case ERADICATE -> Words.of("phase.eradicate");
            case RECOVER -> Words.of("phase.recover");
            case LEARN -> Words.of("phase.learn");
        };
    }
}
