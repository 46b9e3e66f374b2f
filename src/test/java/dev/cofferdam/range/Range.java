package dev.cofferdam.range;

import dev.cofferdam.aws.Target;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import software.amazon.awssdk.core.SdkClient;

/** A range for tests: a fixed clock, simulated time passes at once. */
final class Range implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-23T22:00:00Z");
    static final String WEB_1 = "i-0c0ffee0bad0c0de1";
    static final String WEB_2 = "i-0a11ce00000000002";
    static final String WEB_3 = "i-0b0b0000000000003";
    static final String VPC = "vpc-0c0ffe00000000001";

    final RangeSession session;
    private final RangeSessions sessions;
    private final Path caseFolder;

    Range(Path caseFolder) {
        this(caseFolder, "ec2-compromise");
    }

    Range(Path caseFolder, String scenario) {
        this.caseFolder = caseFolder;
        sessions = new RangeSessions(Clock.fixed(START, ZoneOffset.UTC), Pacing.NONE);
        session = sessions.open(new Target.Range(scenario), caseFolder);
    }

    <C extends SdkClient> C client(Class<C> type) {
        return session.client(type, session.defaultRegion());
    }

    void pass(Duration time) {
        try {
            session.pause(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Closes it and opens it again, as after a restart. */
    Range reopen() {
        close();
        return new Range(caseFolder, session.target().toString().substring("range:".length()));
    }

    @Override
    public void close() {
        session.close();
    }
}
