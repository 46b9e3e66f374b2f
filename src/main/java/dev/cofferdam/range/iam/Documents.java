package dev.cofferdam.range.iam;

import dev.cofferdam.caselog.Json;
import dev.cofferdam.range.service.ServiceError;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Policy documents as IAM takes and gives them. */
final class Documents {
    private Documents() {}

    /** Source: IAM API Reference, GetUserPolicy: documents come back URL-encoded after RFC 3986. */
    static String encoded(String document) {
        return URLEncoder.encode(document, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /**
     * Checks what can be checked of an identity's policy without knowing every action.
     *
     * @param limit of the document without white space. Source: IAM User Guide, "IAM and AWS STS quotas".
     * @param of what it belongs to, for the message
     */
    static String checked(@Nullable String document, int limit, String of) {
        for (var statement : statements(document)) {
            if (!statement.has("Resource") && !statement.has("NotResource")) {
                throw malformed("Policy statement must contain resources.");
            }
        }
        return within(limit, Objects.requireNonNull(document), "Maximum policy size of %d bytes exceeded for " + of);
    }

    /** @param message of the limit */
    static String within(int limit, String document, String message) {
        if (document.replaceAll("\\s", "").length() <= limit) return document;
        throw new ServiceError("LimitExceeded", message.formatted(limit), 409);
    }

    /** Of a document that is a policy as such. */
    static List<JsonNode> statements(@Nullable String document) {
        if (document == null) throw malformed("Policy document is missing");
        JsonNode policy;
        try {
            policy = Json.MAPPER.readTree(document);
        } catch (JacksonException e) {
            var error = malformed("Syntax errors in policy.");
            error.initCause(e);
            throw error;
        }
        if (!policy.isObject()) throw malformed("Syntax errors in policy.");
        var version = policy.path("Version").asString("2008-10-17");
        if (!version.equals("2012-10-17") && !version.equals("2008-10-17")) {
            throw malformed("The policy must contain a valid version string");
        }
        var given = policy.path("Statement");
        if (given.isMissingNode() || (given.isArray() && given.isEmpty())) {
            throw malformed("Missing required field Statement");
        }
        var statements = new ArrayList<JsonNode>();
        if (given.isArray()) given.forEach(statements::add);
        else statements.add(given);
        statements.forEach(Documents::checkStatement);
        return statements;
    }

    private static void checkStatement(JsonNode statement) {
        var effect = statement.path("Effect").asString("");
        if (!effect.equals("Allow") && !effect.equals("Deny")) {
            throw malformed(effect.isEmpty() ? "Missing required field Effect" : "Invalid effect: " + effect);
        }
        if (!statement.has("Action") && !statement.has("NotAction")) {
            throw malformed("Policy statement must contain actions.");
        }
    }

    static ServiceError malformed(String message) {
        return new ServiceError("MalformedPolicyDocument", message);
    }
}
