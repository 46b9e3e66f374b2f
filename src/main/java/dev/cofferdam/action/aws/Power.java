package dev.cofferdam.action.aws;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a statement allows that is as good as everything, or leads there.
 *
 * @param id of the node
 * @param actions what of the statement is meant
 */
record Power(String id, String name, List<String> actions) {
    static final String EVERYTHING = "power:everything";
    static final String ESCALATION = "power:escalation";

    /**
     * With each of them, on others or on itself, a principal comes to permissions that nobody gave it. Source: AWS
     * Prescriptive Guidance, "Preventing privilege escalation"; IAM User Guide, "Granting a user permissions to pass a
     * role to an AWS service".
     */
    private static final List<String> ESCALATING = List.of(
            "iam:AddUserToGroup",
            "iam:AttachGroupPolicy",
            "iam:AttachRolePolicy",
            "iam:AttachUserPolicy",
            "iam:CreateAccessKey",
            "iam:CreateLoginProfile",
            "iam:CreatePolicyVersion",
            "iam:CreateServiceSpecificCredential",
            "iam:DeleteRolePermissionsBoundary",
            "iam:DeleteUserPermissionsBoundary",
            "iam:PassRole",
            "iam:PutGroupPolicy",
            "iam:PutRolePolicy",
            "iam:PutUserPolicy",
            "iam:SetDefaultPolicyVersion",
            "iam:UpdateAssumeRolePolicy",
            "iam:UpdateLoginProfile",
            "lambda:UpdateFunctionCode",
            "ssm:SendCommand",
            "ssm:StartSession");

    /** Of a statement that allows. */
    static Optional<Power> of(PolicyStatement statement) {
        var everywhere = statement.resources().contains("*") && !statement.allButResources();
        if (statement.allButActions() && (everywhere || statement.allButResources()))
            return Optional.of(new Power(
                    EVERYTHING + " but " + String.join(", ", statement.actions()),
                    "Everything but " + String.join(", ", statement.actions()),
                    List.of("all but " + String.join(", ", statement.actions()))));
        if (everywhere && statement.actions().stream().anyMatch(a -> a.equals("*") || a.equals("*:*")))
            return Optional.of(new Power(EVERYTHING, "Everything: administrator", List.of("*")));
        var leading = new TreeSet<String>();
        for (var action : ESCALATING) if (allows(statement, action)) leading.add(action);
        return leading.isEmpty()
                ? Optional.empty()
                : Optional.of(new Power(ESCALATION, "Ways to more permissions", List.copyOf(leading)));
    }

    /** Of a statement that allows all but some actions, those that its resources' own services have. */
    private static boolean allows(PolicyStatement statement, String action) {
        var named = statement.actions().stream().anyMatch(a -> Wildcard.matchesAction(a, action));
        if (!statement.allButActions()) return named;
        var service = action.split(":", 2)[0];
        return !named
                && statement.resources().stream()
                        .map(Thing::serviceOf)
                        .anyMatch(s -> s.isEmpty() || Wildcard.matches(s, service));
    }

    boolean isEverything() {
        return id.startsWith(EVERYTHING);
    }
}
