package dev.cofferdam.caselog;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record before the log has taken it: everything but what only the log can know (sequence number, id, time of
 * recording, hashes). Immutable, but for the body, which must not be changed once it was handed over.
 *
 * @param type dotted and lower-case, its subject first: {@code step.intended}, {@code aws.answered}
 * @param eventTime when it happened, in microseconds; null means: now, by the log's clock
 * @param eventEnd when it ended, for what has a duration
 * @param sourceTz the source's own time string, where the event was read from somewhere else
 * @param resources ARNs where there are any, else plain ids
 * @param risk lower-case risk of the action that the record speaks of
 * @param supersedes the {@code seq} of the record that this one corrects
 * @param body holds at least {@code message}: one line for a human
 */
public record Draft(
        String type,
        Origin origin,
        @Nullable Instant eventTime,
        @Nullable Instant eventEnd,
        @Nullable String sourceTz,
        List<String> resources,
        @Nullable String risk,
        @Nullable AwsCall aws,
        @Nullable Approval approval,
        @Nullable EvidenceRef evidence,
        @Nullable Long supersedes,
        ObjectNode body) {

    public Draft {
        eventTime = micros(eventTime);
        eventEnd = micros(eventEnd);
        resources = List.copyOf(resources);
        if (!body.path("message").isString()) throw new IllegalArgumentException("a record needs a message: " + type);
    }

    /** No finer than the log keeps it, so that a record reads as it was handed back when it was written. */
    private static @Nullable Instant micros(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }

    /** With {@code recordedAt} as its time, unless it has one. */
    Draft happenedBy(Instant recordedAt) {
        if (eventTime != null) return this;
        return new Draft(
                type,
                origin,
                recordedAt,
                eventEnd,
                sourceTz,
                resources,
                risk,
                aws,
                approval,
                evidence,
                supersedes,
                body);
    }

    public static Builder of(String type, Origin origin) {
        return new Builder(type, origin);
    }

    /** Not thread-safe. */
    public static final class Builder {
        private final String type;
        private final Origin origin;
        private @Nullable Instant eventTime;
        private @Nullable Instant eventEnd;
        private @Nullable String sourceTz;
        private List<String> resources = List.of();
        private @Nullable String risk;
        private @Nullable AwsCall aws;
        private @Nullable Approval approval;
        private @Nullable EvidenceRef evidence;
        private @Nullable Long supersedes;

        private Builder(String type, Origin origin) {
            this.type = type;
            this.origin = origin;
        }

        public Builder at(Instant time) {
            eventTime = time;
            return this;
        }

        public Builder until(Instant end) {
            eventEnd = end;
            return this;
        }

        public Builder sourceTz(String text) {
            sourceTz = text;
            return this;
        }

        public Builder about(List<String> ids) {
            resources = ids;
            return this;
        }

        public Builder risk(@Nullable String level) {
            risk = level;
            return this;
        }

        public Builder aws(AwsCall call) {
            aws = call;
            return this;
        }

        public Builder approval(@Nullable Approval decision) {
            approval = decision;
            return this;
        }

        public Builder evidence(EvidenceRef item) {
            evidence = item;
            return this;
        }

        public Builder supersedes(long seq) {
            supersedes = seq;
            return this;
        }

        /** A draft whose body is nothing but its message. */
        public Draft saying(String message) {
            return with(message, Json.object());
        }

        /** A draft with {@code body}, to which the message is added. */
        public Draft with(String message, ObjectNode body) {
            body.put("message", message);
            return new Draft(
                    type,
                    origin,
                    eventTime,
                    eventEnd,
                    sourceTz,
                    resources,
                    risk,
                    aws,
                    approval,
                    evidence,
                    supersedes,
                    body);
        }
    }
}
