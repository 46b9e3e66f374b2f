package dev.cofferdam.action.iam;

/** ARN patterns. Source: Service Authorization Reference, "Actions, resources, and condition keys for AWS IAM". */
final class Patterns {
    static final String USER = "arn:${Partition}:iam::${Account}:user/${UserNameWithPath}";
    static final String ROLE = "arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}";
    static final String GROUP = "arn:${Partition}:iam::${Account}:group/${GroupNameWithPath}";
    static final String POLICY = "arn:${Partition}:iam::${Account}:policy/${PolicyNameWithPath}";
    static final String AWS_POLICY = "arn:${Partition}:iam::aws:policy/${PolicyNameWithPath}";

    static final String SAML_PROVIDER = "arn:${Partition}:iam::${Account}:saml-provider/${SamlProviderName}";
    static final String OIDC_PROVIDER = "arn:${Partition}:iam::${Account}:oidc-provider/${OidcProviderName}";

    static final String INSTANCE_PROFILE =
            "arn:${Partition}:iam::${Account}:instance-profile/${InstanceProfileNameWithPath}";

    private Patterns() {}
}
