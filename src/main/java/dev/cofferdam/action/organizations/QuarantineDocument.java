package dev.cofferdam.action.organizations;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.caselog.Json;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Denies everything to all but some roles. Of a session the key has the role's own ARN. Source: IAM User Guide, "AWS
 * global condition context keys" ({@code aws:PrincipalArn}); Organizations User Guide, "SCP syntax".
 */
final class QuarantineDocument {
    private static final Pattern ROLE = Pattern.compile("[\\w+=,.@*?-][\\w+=,.@/*?-]{0,511}");
    private static final Pattern ANY_ROLE = Pattern.compile("[*?/]*");

    private QuarantineDocument() {}

    /** @throws ActionException when no role is exempt, or every one */
    static JsonNode of(String account, List<String> exemptRoles, String partition) {
        if (exemptRoles.isEmpty())
            throw invalid(
                    "exempt_roles is empty: nobody could respond in account %s any more. Name the responder's role there."
                            .formatted(account));
        var document = Json.object().put("Version", "2012-10-17");
        var statement = document.putArray("Statement")
                .addObject()
                .put("Sid", "CofferdamQuarantine")
                .put("Effect", "Deny")
                .put("Action", "*")
                .put("Resource", "*");
        var exempt = statement.putObject("Condition").putObject("ArnNotLike").putArray("aws:PrincipalArn");
        exemptRoles.stream()
                .sorted()
                .distinct()
                .forEach(role -> exempt.add("arn:%s:iam::%s:role/%s".formatted(partition, account, checked(role))));
        return document;
    }

    private static String checked(String role) {
        if (ANY_ROLE.matcher(role).matches())
            throw invalid("exempt_roles has '%s', which exempts every role or none. Name the responder's role."
                    .formatted(role));
        if (ROLE.matcher(role).matches()) return role;
        throw invalid(
                "%s is no role as behind role/ in an ARN, such as IncidentResponder or security/IncidentResponder."
                        .formatted(role));
    }

    private static ActionException invalid(String message) {
        return new ActionException("InvalidInput", message);
    }
}
