package dev.cofferdam.action.identitycenter;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Change;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.ProvisionTargetType;
import software.amazon.awssdk.services.ssoadmin.model.ProvisioningStatus;

/**
 * Whether the accounts have a permission set as it is now: what is changed of it reaches them only when it is
 * provisioned. Source: IAM Identity Center API Reference, ProvisionPermissionSet.
 */
record Provisioning(PermissionSetRef set, ActionContext aws) {
    static final String ATTRIBUTE = "Provisioned";

    /** Those that have it as it was before. */
    List<String> outdated() {
        return accounts(ProvisioningStatus.LATEST_PERMISSION_SET_NOT_PROVISIONED);
    }

    List<String> upToDate() {
        return accounts(ProvisioningStatus.LATEST_PERMISSION_SET_PROVISIONED);
    }

    private List<String> accounts(ProvisioningStatus status) {
        return client()
                .listAccountsForProvisionedPermissionSetPaginator(r -> r.instanceArn(set.instance())
                        .permissionSetArn(set.arn())
                        .provisioningStatus(status))
                .accountIds()
                .stream()
                .sorted()
                .toList();
    }

    /** What is left to do of it; empty: nothing. */
    Optional<Change> due() {
        var outdated = outdated();
        return outdated.isEmpty()
                ? Optional.empty()
                : Optional.of(Change.of(
                        set.arn(), ATTRIBUTE, "not in " + String.join(", ", outdated), "in all its accounts"));
    }

    void bringUpToDate() {
        if (outdated().isEmpty()) return;
        Request.through(
                "provision " + set,
                () -> Request.of(client().provisionPermissionSet(r -> r.instanceArn(set.instance())
                                .permissionSetArn(set.arn())
                                .targetType(ProvisionTargetType.ALL_PROVISIONED_ACCOUNTS))
                        .permissionSetProvisioningStatus()),
                id -> Request.of(client().describePermissionSetProvisioningStatus(
                                r -> r.instanceArn(set.instance()).provisionPermissionSetRequestId(id))
                        .permissionSetProvisioningStatus()),
                aws);
    }

    private SsoAdminClient client() {
        return aws.client(SsoAdminClient.class);
    }
}
