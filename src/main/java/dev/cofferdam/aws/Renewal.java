package dev.cofferdam.aws;

import dev.cofferdam.aws.AwsError.Category;
import dev.cofferdam.caselog.Json;
import java.util.Set;
import software.amazon.awssdk.core.exception.AbortedException;
import tools.jackson.databind.node.ObjectNode;

/** Keeps a step's calls going over the end of its session's credentials, and records how. */
final class Renewal {
    /**
     * What services answer to credentials that have ended; EC2 has a word of its own. Source: "Common errors" of each
     * service; EC2 API Reference, "Error codes".
     */
    private static final Set<String> ENDED = Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired");

    /** Where it is written down how. */
    @FunctionalInterface
    interface Records {
        void write(String type, String message, ObjectNode body);
    }

    private final Records records;
    private final Validity validity;
    private final Waiting waiting;

    Renewal(Records records, Validity validity, Waiting waiting) {
        this.records = records;
        this.validity = validity;
        this.waiting = waiting;
    }

    long generation() {
        return validity.generation();
    }

    /**
     * Before a call leaves: credentials that end soon are renewed. Where that fails and they are still good, the call
     * leaves with them.
     *
     * @throws AwsSessionException when they have ended, and were not renewed
     */
    void whenDue() {
        if (!validity.isDue()) return;
        try {
            renew(validity.generation(), "they end soon");
        } catch (AwsSessionException e) {
            // asked once before their end: it is due again when they have ended
            if (validity.isDue()) throw e;
        }
    }

    /**
     * After a call came back because the credentials have ended: it did not take effect, and can be sent again.
     *
     * @param seen the generation that it was sent with
     * @return whether there are others to send it with
     * @throws AwsSessionException when the renewal was called off or refused
     */
    boolean after(AwsError error, long seen, String call) {
        if (error.category() != Category.EXPIRED_CREDENTIALS || !ENDED.contains(error.code()) || error.changeUnknown())
            return false;
        records.write(
                "session.expired",
                "The session's credentials have ended: " + call + " was refused, and waits for new ones",
                Json.object().put("call", call).put("code", error.code()));
        return renew(seen, call + " was refused");
    }

    private boolean renew(long seen, String why) {
        try {
            var renewed = waiting.during(() -> validity.renew(seen));
            if (renewed && validity.generation() > seen) recordRenewed(why);
            return renewed;
        } catch (AwsSessionException e) {
            records.write(
                    "session.not_renewed",
                    "The session was not renewed: " + e.getMessage(),
                    Json.object().put("why", e.getMessage()));
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("interrupted while the session was being renewed", e);
        }
    }

    private void recordRenewed(String why) {
        var body = Json.object().put("why", why);
        validity.until().ifPresent(until -> body.put("expires_at", until.toString()));
        records.write(
                "session.renewed",
                "The session was renewed"
                        + validity.until().map(until -> ", until " + until).orElse("") + ": " + why,
                body);
    }
}
