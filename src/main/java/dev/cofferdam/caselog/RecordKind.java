package dev.cofferdam.caselog;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody who reads a case looks for. A record has one of these at least, and often several. */
public enum RecordKind {
    /** Somebody said, decided or changed something by hand. */
    PEOPLE("""
        type LIKE 'case.%' AND type <> 'case.end-lost' OR approval IS NOT NULL
        OR type IN ('run.started', 'run.paused', 'run.resumed', 'step.answered', 'step.decided', 'step.skipped',
                    'step.overridden', 'step.retried', 'step.cancel_requested')
        """),
    /** The course of runs and steps, and whatever is of no other kind. */
    STEPS("type NOT LIKE 'case.%' AND type NOT LIKE 'aws.%' AND type NOT LIKE 'evidence.%'"),
    /** A call that may change something: before it left, and when it came back. */
    CHANGING_CALLS("type LIKE 'aws.%' AND type <> 'aws.read'"),
    READING_CALLS("type = 'aws.read'"),
    EVIDENCE("type LIKE 'evidence.%' OR evidence IS NOT NULL"),
    /** It failed, or nobody knows whether it did. */
    TROUBLE("""
        type IN ('step.failed', 'step.attempt_failed', 'step.unknown', 'undo.failed', 'undo.unknown', 'case.end-lost')
        OR type LIKE 'aws.%' AND outcome IN ('failed', 'unknown')
        """);

    private final String condition;

    RecordKind(String condition) {
        this.condition = condition;
    }

    private int bit() {
        return 1 << ordinal();
    }

    /** An SQL expression over {@code type}, {@code approval}, {@code evidence} and {@code outcome}: the sum of bits. */
    static String expression() {
        return Arrays.stream(values())
                .map(kind -> "(CASE WHEN " + kind.condition + " THEN " + kind.bit() + " ELSE 0 END)")
                .collect(Collectors.joining(" | "));
    }

    static Set<RecordKind> of(int bits) {
        var kinds = EnumSet.noneOf(RecordKind.class);
        for (var kind : values()) if ((bits & kind.bit()) != 0) kinds.add(kind);
        return kinds;
    }
}
