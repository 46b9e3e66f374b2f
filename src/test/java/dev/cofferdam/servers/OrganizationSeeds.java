package dev.cofferdam.servers;

import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.PolicyType;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;
import software.amazon.awssdk.services.ssoadmin.model.ProvisionTargetType;
import software.amazon.awssdk.services.ssoadmin.model.TargetType;

/** The organization, and who gets into its accounts by IAM Identity Center. */
final class OrganizationSeeds {
    static final String ASSIGNEE = "9067012345-aaaabbbb-cccc-dddd-eeee-ffff00001111";
    static final String ASSIGNED_ACCOUNT = "222233334444";

    private final MadeOnce made;

    OrganizationSeeds(MadeOnce made) {
        this.made = made;
    }

    String memberAccount() {
        return made.once("memberAccount", () -> {
            root();
            return organizations()
                    .createAccount(r -> r.accountName("harbour-shop").email("shop@example.com"))
                    .createAccountStatus()
                    .accountId();
        });
    }

    String quarantineUnit() {
        return made.once("quarantineUnit", () -> {
            var root = root();
            return organizations()
                    .createOrganizationalUnit(r -> r.parentId(root).name("Quarantine"))
                    .organizationalUnit()
                    .id();
        });
    }

    private String root() {
        return made.once("root", () -> {
            organizations().createOrganization(r -> r.featureSet("ALL"));
            var root = organizations().listRoots().roots().getFirst().id();
            organizations().enablePolicyType(r -> r.rootId(root).policyType(PolicyType.SERVICE_CONTROL_POLICY));
            return root;
        });
    }

    String permissionSet() {
        return made.once("permissionSet", () -> {
            var sso = made.client(SsoAdminClient.class);
            var instance = sso.listInstances(r -> {}).instances().getFirst().instanceArn();
            var set = sso.createPermissionSet(r -> r.instanceArn(instance).name("Administrators"))
                    .permissionSet()
                    .permissionSetArn();
            sso.createAccountAssignment(r -> r.instanceArn(instance)
                    .permissionSetArn(set)
                    .targetType(TargetType.AWS_ACCOUNT)
                    .targetId(ASSIGNED_ACCOUNT)
                    .principalType(PrincipalType.USER)
                    .principalId(ASSIGNEE));
            sso.provisionPermissionSet(r -> r.instanceArn(instance)
                    .permissionSetArn(set)
                    .targetType(ProvisionTargetType.ALL_PROVISIONED_ACCOUNTS));
            return set;
        });
    }

    private OrganizationsClient organizations() {
        return made.client(OrganizationsClient.class);
    }
}
