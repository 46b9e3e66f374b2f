package dev.cofferdam.action.organizations;

/**
 * ARNs of what actions touch; the management account and the organization are not known beforehand. Source: Service
 * Authorization Reference, "Actions, resources, and condition keys for AWS Organizations".
 */
final class Patterns {
    private static final String PREFIX = "arn:${Partition}:organizations::${MasterAccountId}:";

    static final String ACCOUNT = PREFIX + "account/o-${OrganizationId}/${AccountId}";
    static final String UNIT = PREFIX + "ou/o-${OrganizationId}/ou-${OrganizationalUnitId}";
    static final String ROOT = PREFIX + "root/o-${OrganizationId}/r-${RootId}";
    static final String POLICY = PREFIX + "policy/o-${OrganizationId}/service_control_policy/p-${PolicyId}";

    private Patterns() {}
}
