package dev.cofferdam.range.identitycenter;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import software.amazon.awssdk.services.ssoadmin.model.DescribePermissionSetProvisioningStatusRequest;
import software.amazon.awssdk.services.ssoadmin.model.DescribePermissionSetProvisioningStatusResponse;
import software.amazon.awssdk.services.ssoadmin.model.ListAccountsForProvisionedPermissionSetRequest;
import software.amazon.awssdk.services.ssoadmin.model.ListAccountsForProvisionedPermissionSetResponse;
import software.amazon.awssdk.services.ssoadmin.model.ProvisionPermissionSetRequest;
import software.amazon.awssdk.services.ssoadmin.model.ProvisionPermissionSetResponse;
import software.amazon.awssdk.services.ssoadmin.model.ProvisionTargetType;
import software.amazon.awssdk.services.ssoadmin.model.ProvisioningStatus;

/** How permission sets reach the accounts: in the background, all accounts at once. */
final class Provisionings extends SsoPart {
    Provisionings(Call call) {
        super(call);
    }

    @Override
    public ListAccountsForProvisionedPermissionSetResponse listAccountsForProvisionedPermissionSet(
            ListAccountsForProvisionedPermissionSetRequest request) {
        var set = set(request.instanceArn(), request.permissionSetArn());
        var latest = request.provisioningStatus() == ProvisioningStatus.LATEST_PERMISSION_SET_PROVISIONED;
        var accounts = set.provisioned().keySet().stream()
                .filter(a -> request.provisioningStatus() == null || set.isUpToDate(a, call.now()) == latest)
                .toList();
        var page = page(accounts, request.maxResults(), request.nextToken());
        return ListAccountsForProvisionedPermissionSetResponse.builder()
                .accountIds(page.items())
                .nextToken(page.next())
                .build();
    }

    @Override
    public ProvisionPermissionSetResponse provisionPermissionSet(ProvisionPermissionSetRequest request) {
        var set = set(request.instanceArn(), request.permissionSetArn());
        if (request.targetType() != ProvisionTargetType.ALL_PROVISIONED_ACCOUNTS)
            throw new ServiceError("ValidationException", "The range provisions all accounts, not one of them.");
        var begun = begun(set);
        center.permissionSets().put(set.provisionedFrom(begun.done()));
        return ProvisionPermissionSetResponse.builder()
                .permissionSetProvisioningStatus(
                        s -> s.requestId(begun.id()).status(status(begun)).permissionSetArn(set.arn()))
                .build();
    }

    @Override
    public DescribePermissionSetProvisioningStatusResponse describePermissionSetProvisioningStatus(
            DescribePermissionSetProvisioningStatusRequest request) {
        var known = request(request.instanceArn(), request.provisionPermissionSetRequestId());
        return DescribePermissionSetProvisioningStatusResponse.builder()
                .permissionSetProvisioningStatus(
                        s -> s.requestId(known.id()).status(status(known)).permissionSetArn(known.permissionSet()))
                .build();
    }
}
