package dev.cofferdam.action.iam;

/** ARN patterns. Source: Service Authorization Reference, "Actions, resources, and condition keys for AWS IAM". */
final class Patterns {
    static final String USER = "arn:${Partition}:iam::${Account}:user/${UserNameWithPath}";
    static final String ROLE = "arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}";

    private Patterns() {}
}
