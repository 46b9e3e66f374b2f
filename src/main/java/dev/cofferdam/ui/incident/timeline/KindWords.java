package dev.cofferdam.ui.incident.timeline;

import dev.cofferdam.caselog.RecordKind;
import dev.cofferdam.ui.Words;
import org.kordamp.ikonli.feather.Feather;

/** The words and the sign of each kind of record. */
final class KindWords {
    private KindWords() {}

    static String name(RecordKind kind) {
        return switch (kind) {
            case PEOPLE -> Words.of("timeline.kind.people");
            case STEPS -> Words.of("timeline.kind.steps");
            case CHANGING_CALLS -> Words.of("timeline.kind.changing");
            case READING_CALLS -> Words.of("timeline.kind.reading");
            case EVIDENCE -> Words.of("timeline.kind.evidence");
            case TROUBLE -> Words.of("timeline.kind.trouble");
        };
    }

    static String explained(RecordKind kind) {
        return switch (kind) {
            case PEOPLE -> Words.of("timeline.kind.people.text");
            case STEPS -> Words.of("timeline.kind.steps.text");
            case CHANGING_CALLS -> Words.of("timeline.kind.changing.text");
            case READING_CALLS -> Words.of("timeline.kind.reading.text");
            case EVIDENCE -> Words.of("timeline.kind.evidence.text");
            case TROUBLE -> Words.of("timeline.kind.trouble.text");
        };
    }

    static Feather sign(RecordKind kind) {
        return switch (kind) {
            case PEOPLE -> Feather.USER;
            case STEPS -> Feather.CHEVRON_RIGHT;
            case CHANGING_CALLS -> Feather.EDIT_2;
            case READING_CALLS -> Feather.EYE;
            case EVIDENCE -> Feather.ARCHIVE;
            case TROUBLE -> Feather.ALERT_TRIANGLE;
        };
    }
}
