package dev.cofferdam.action.identitycenter;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.caselog.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A statement that denies everything to sessions issued before a time, of everybody or of one user, with an id that
 * tells which step of which case wrote it. Source: IAM User Guide, "Revoke IAM role temporary security credentials";
 * IAM Identity Center User Guide, "Revoke active user permissions with a Deny policy" ({@code identitystore:UserId}).
 */
final class RevocationStatement {
    /** Stands in a plan for the time that only applying can tell. */
    static final String WHEN_APPLIED = "the moment of applying";

    private static final String CUT_OFF = "/Condition/DateLessThan/aws:TokenIssueTime";

    private final String id;
    private final @Nullable String user;

    RevocationStatement(String caseId, String step, @Nullable String user) {
        this.id = "Cofferdam" + sha256(caseId + "\n" + step).substring(0, 16);
        this.user = user;
    }

    /** A policy with this in it, and all that it had, but for what this very step wrote before. */
    ObjectNode plannedIn(JsonNode policy) {
        return in(policy, WHEN_APPLIED);
    }

    ObjectNode in(JsonNode policy, Instant cutOff) {
        return in(policy, cutOff.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    /** The cut-off of what this very step wrote into a policy, for the same user. */
    Optional<Instant> cutOff(JsonNode policy) {
        for (var statement : policy.path("Statement")) {
            var text = statement.at(CUT_OFF).asString("");
            if (isOurs(statement) && statement.equals(statement(text))) return instant(text);
        }
        return Optional.empty();
    }

    /** Whether a present policy is what a plan announced, whatever the times in it. */
    static boolean sameButForTime(JsonNode present, JsonNode announced) {
        return withoutTimes(present).equals(withoutTimes(announced));
    }

    private static JsonNode withoutTimes(JsonNode policy) {
        var copy = policy.deepCopy();
        for (var statement : copy.path("Statement"))
            if (statement.at("/Condition/DateLessThan") instanceof ObjectNode condition
                    && statement.path("Sid").asString("").startsWith("Cofferdam"))
                condition.remove("aws:TokenIssueTime");
        return copy;
    }

    private ObjectNode in(JsonNode policy, String cutOff) {
        var all = policy.isNull() ? Json.object().put("Version", "2012-10-17") : object(policy);
        var former = all.path("Statement");
        var statements = Json.MAPPER.createArrayNode();
        statements.add(statement(cutOff));
        if (former.isObject()) statements.add(former);
        else
            former.forEach(statement -> {
                if (!isOurs(statement)) statements.add(statement);
            });
        all.set("Statement", statements);
        return all;
    }

    private static ObjectNode object(JsonNode policy) {
        if (policy instanceof ObjectNode object) return object.deepCopy();
        throw new ActionException(
                "UnreadablePolicy",
                "The inline policy of the permission set is no JSON object, so that nothing can be added to it. Mend"
                        + " it by hand first.");
    }

    private boolean isOurs(JsonNode statement) {
        return statement.path("Sid").asString("").equals(id);
    }

    private ObjectNode statement(String cutOff) {
        var statement = Json.object()
                .put("Sid", id)
                .put("Effect", "Deny")
                .put("Action", "*")
                .put("Resource", "*");
        var condition = statement.putObject("Condition");
        condition.putObject("DateLessThan").put("aws:TokenIssueTime", cutOff);
        if (user != null) condition.putObject("StringEquals").put("identitystore:UserId", user);
        return statement;
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
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
