package dev.cofferdam.caselog;

import java.time.Instant;

/**
 * One record of the case log, as it is on disk.
 *
 * @param v version of the record format, 1
 * @param seq from 1, without gaps
 * @param id UUIDv7 (RFC 9562)
 * @param recordedAt UTC, microseconds
 * @param eventTime UTC, microseconds; equal to {@code recordedAt} where the draft named none
 * @param content what the draft said, with the event's time filled in
 * @param dataHash, prevHash, hash lower-case hex SHA-256
 */
public record LogRecord(
        int v,
        String caseId,
        long seq,
        String id,
        Instant recordedAt,
        Instant eventTime,
        Draft content,
        String dataHash,
        String prevHash,
        String hash) {

    public String type() {
        return content.type();
    }

    /** The name of who decided, where it is a decision, else of who acted. */
    public String by() {
        var approval = content.approval();
        return approval == null ? content.origin().actor().name() : approval.by();
    }

    /** One line for a human, or a note that the body was redacted. */
    public String message() {
        return content.body().path("message").asString();
    }
}
