package dev.cofferdam.action.iam;

import dev.cofferdam.caselog.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The policy that the IAM console writes for "Revoke active sessions", with a statement id that tells which step of
 * which case wrote it. Source: IAM User Guide, "Revoke IAM role temporary security credentials".
 */
final class RevocationPolicy {
    /** The console's own name: whoever looks at the role there knows it, and revoking there replaces ours. */
    static final InlinePolicy ATTRIBUTE = new InlinePolicy("AWSRevokeOlderSessions");

    /** Stands in a plan for the time that only applying can tell. */
    static final String WHEN_APPLIED = "the moment of applying";

    private static final String CUT_OFF = "/Statement/0/Condition/DateLessThan/aws:TokenIssueTime";

    private final String statementId;

    RevocationPolicy(String caseId, String step) {
        this.statementId = "Cofferdam" + sha256(caseId + "\n" + step).substring(0, 16);
    }

    JsonNode planned() {
        return document(WHEN_APPLIED);
    }

    JsonNode at(Instant cutOff) {
        return document(cutOff.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    /** The cut-off of a document that this very step wrote. */
    Optional<Instant> writtenByThisStep(JsonNode document) {
        return cutOff(document).filter(cutOff -> document.equals(document(textOf(document))));
    }

    static Optional<Instant> cutOff(JsonNode document) {
        try {
            return Optional.of(Instant.parse(textOf(document)));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /** Whether a present document is what a plan announced, whatever its time. */
    static boolean sameButForTime(JsonNode present, JsonNode announced) {
        if (!(present.deepCopy() instanceof ObjectNode copy) || cutOff(present).isEmpty()) return false;
        ((ObjectNode) copy.at("/Statement/0/Condition/DateLessThan")).put("aws:TokenIssueTime", WHEN_APPLIED);
        return copy.equals(announced);
    }

    private static String textOf(JsonNode document) {
        return document.at(CUT_OFF).asString("");
    }

    private JsonNode document(String cutOff) {
        var policy = Json.object().put("Version", "2012-10-17");
        var statement =
                policy.putArray("Statement").addObject().put("Sid", statementId).put("Effect", "Deny");
        statement.putArray("Action").add("*");
        statement.putArray("Resource").add("*");
        statement.putObject("Condition").putObject("DateLessThan").put("aws:TokenIssueTime", cutOff);
        return policy;
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
