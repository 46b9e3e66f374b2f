package dev.cofferdam.action.identitycenter;

/**
 * Source: Service Authorization Reference, "Actions, resources, and condition keys for AWS IAM Identity Center
 * (successor to AWS Single Sign-On)".
 */
final class Patterns {
    static final String INSTANCE = "arn:${Partition}:sso:::instance/${InstanceId}";
    static final String SET = "arn:${Partition}:sso:::permissionSet/${InstanceId}/${PermissionSetId}";
    static final String ACCOUNT = "arn:${Partition}:sso:::account/${AccountId}";

    private Patterns() {}
}
