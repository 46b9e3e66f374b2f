package dev.cofferdam.action.s3;

import dev.cofferdam.action.ActionException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A principal as {@code aws:PrincipalArn} shows it. A role session's own ARN lacks the role's path, which is asked for
 * with a wildcard: a role's name is unique in its account whatever its path. Source: IAM User Guide, "AWS global
 * condition context keys", "IAM identifiers".
 */
final class Exemption {
    private static final Pattern SESSION =
            Pattern.compile("arn:([a-z-]+):sts::([0-9]{12}):assumed-role/([^/*?]+)/[^/]+");
    private static final Pattern PRINCIPAL =
            Pattern.compile("arn:[a-z-]+:(iam|sts)::[0-9]{12}:(root|(user|role|federated-user)/[^*?]+)");

    private Exemption() {}

    /**
     * @param arn of a user, a role, a role session, a federated user or an account's root
     * @return ARNs, with a wildcard for a role's path
     * @throws ActionException for what is none
     */
    static List<String> patterns(String arn) {
        var session = SESSION.matcher(arn);
        if (session.matches()) {
            var roles = "arn:%s:iam::%s:role/".formatted(session.group(1), session.group(2));
            return List.of(roles + session.group(3), roles + "*/" + session.group(3));
        }
        if (PRINCIPAL.matcher(arn).matches()) return List.of(arn);
        throw new ActionException(
                "InvalidInput",
                "%s is no user, role or role session that could be exempted. Give its ARN, whole and without wildcards."
                        .formatted(arn));
    }
}
