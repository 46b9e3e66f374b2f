package dev.cofferdam.caselog;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * When what a GuardDuty finding tells of was first seen: {@code service.eventFirstSeen}, the first-seen time of the
 * activity (GuardDuty API Reference, "Service"); where there is none, {@code createdAt}, when the finding was made
 * (ibid., "Finding"). A finding may be given bare, in the {@code detail} of an EventBridge event (GuardDuty User Guide,
 * "Processing GuardDuty findings with Amazon EventBridge") or alone in the list that {@code GetFindings} answers with,
 * where names begin with capitals.
 */
final class DetectionTime {
    private DetectionTime() {}

    static Optional<Instant> of(JsonNode finding) {
        var bare = bare(finding);
        return time(field(field(bare, "service"), "eventFirstSeen")).or(() -> time(field(bare, "createdAt")));
    }

    private static JsonNode bare(JsonNode finding) {
        var detail = finding.path("detail");
        if (detail.isObject()) return detail;
        var list = finding.isArray() ? finding : field(finding, "findings");
        return list.isArray() && list.size() == 1 ? list.get(0) : finding;
    }

    private static JsonNode field(JsonNode node, String name) {
        var as = node.path(name);
        return as.isMissingNode() ? node.path(Character.toUpperCase(name.charAt(0)) + name.substring(1)) : as;
    }

    /** What is no time is passed over: a finding comes from outside, and the case is opened all the same. */
    private static Optional<Instant> time(JsonNode text) {
        if (!text.isString()) return Optional.empty();
        try {
            return Optional.of(OffsetDateTime.parse(text.stringValue()).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
