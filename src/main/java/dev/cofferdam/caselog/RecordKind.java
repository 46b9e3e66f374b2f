package dev.cofferdam.caselog;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody who reads a case looks for. A record has one of these at least, and often several. */
public enum RecordKind {
    /** Somebody said, decided or changed something by hand. */
    PEOPLE(1, """
        type LIKE 'case.%' AND type <> 'case.end-lost' OR approval IS NOT NULL
        OR type IN ('run.started', 'run.paused', 'run.resumed', 'step.answered', 'step.decided', 'step.skipped',
                    'step.overridden', 'step.retried', 'step.cancel_requested')
        """),
    /** The course of runs and steps, and whatever is of no other kind. */
    STEPS(2, "type NOT LIKE 'case.%' AND type NOT LIKE 'aws.%' AND type NOT LIKE 'evidence.%'"),
    /** A call that may change something: before it left, and when it came back. */
    CHANGING_CALLS(4, "type LIKE 'aws.%' AND type <> 'aws.read'"),
    READING_CALLS(8, "type = 'aws.read'"),
    EVIDENCE(16, "type LIKE 'evidence.%' OR evidence IS NOT NULL"),
    /** It failed, or nobody knows whether it did. To hear that something is not there is an answer, no trouble. */
    TROUBLE(32, """
        type IN ('step.failed', 'step.attempt_failed', 'step.unknown', 'undo.failed', 'undo.unknown', 'case.end-lost')
        OR type LIKE 'aws.%' AND outcome IN ('failed', 'unknown')
           AND NOT (type = 'aws.read' AND category IS 'not_found')
        """);

    private final int bit;
    private final String condition;

    /** @param bit by which the index tells it from the others */
    RecordKind(int bit, String condition) {
        this.bit = bit;
        this.condition = condition;
    }

    /**
     * An SQL expression over {@code type}, {@code approval}, {@code evidence}, {@code outcome} and {@code category}:
     * the sum of bits.
     */
    static String expression() {
        return Arrays.stream(values())
                .map(kind -> "(CASE WHEN " + kind.condition + " THEN " + kind.bit + " ELSE 0 END)")
                .collect(Collectors.joining(" | "));
    }

    static Set<RecordKind> of(int bits) {
        var kinds = EnumSet.noneOf(RecordKind.class);
        for (var kind : values()) if ((bits & kind.bit) != 0) kinds.add(kind);
        return kinds;
    }
}
