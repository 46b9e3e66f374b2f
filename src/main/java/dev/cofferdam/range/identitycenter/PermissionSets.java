package dev.cofferdam.range.identitycenter;

import dev.cofferdam.caselog.Json;
import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.IdentityCenter.PermissionSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ssoadmin.model.DeleteInlinePolicyFromPermissionSetRequest;
import software.amazon.awssdk.services.ssoadmin.model.DeleteInlinePolicyFromPermissionSetResponse;
import software.amazon.awssdk.services.ssoadmin.model.DescribePermissionSetRequest;
import software.amazon.awssdk.services.ssoadmin.model.DescribePermissionSetResponse;
import software.amazon.awssdk.services.ssoadmin.model.GetInlinePolicyForPermissionSetRequest;
import software.amazon.awssdk.services.ssoadmin.model.GetInlinePolicyForPermissionSetResponse;
import software.amazon.awssdk.services.ssoadmin.model.InstanceMetadata;
import software.amazon.awssdk.services.ssoadmin.model.ListInstancesRequest;
import software.amazon.awssdk.services.ssoadmin.model.ListInstancesResponse;
import software.amazon.awssdk.services.ssoadmin.model.ListPermissionSetsRequest;
import software.amazon.awssdk.services.ssoadmin.model.ListPermissionSetsResponse;
import software.amazon.awssdk.services.ssoadmin.model.PutInlinePolicyToPermissionSetRequest;
import software.amazon.awssdk.services.ssoadmin.model.PutInlinePolicyToPermissionSetResponse;
import tools.jackson.core.JacksonException;

/** The instance, its permission sets and their inline policies, which reach no account by themselves. */
final class PermissionSets extends SsoPart {
    PermissionSets(Call call) {
        super(call);
    }

    @Override
    public ListInstancesResponse listInstances(ListInstancesRequest request) {
        return ListInstancesResponse.builder()
                .instances(Stream.ofNullable(center.instance())
                        .map(arn -> InstanceMetadata.builder()
                                .instanceArn(arn)
                                .identityStoreId("d-9067012345")
                                .ownerAccountId(call.world().id())
                                .status("ACTIVE")
                                .build())
                        .toList())
                .build();
    }

    @Override
    public ListPermissionSetsResponse listPermissionSets(ListPermissionSetsRequest request) {
        demandInstance(request.instanceArn());
        var page = page(center.permissionSets().all(), request.maxResults(), request.nextToken());
        return ListPermissionSetsResponse.builder()
                .permissionSets(page.items().stream().map(PermissionSet::arn).toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public DescribePermissionSetResponse describePermissionSet(DescribePermissionSetRequest request) {
        var set = set(request.instanceArn(), request.permissionSetArn());
        return DescribePermissionSetResponse.builder()
                .permissionSet(
                        s -> s.permissionSetArn(set.arn()).name(set.name()).sessionDuration("PT1H"))
                .build();
    }

    /** An empty text where there is none. */
    @Override
    public GetInlinePolicyForPermissionSetResponse getInlinePolicyForPermissionSet(
            GetInlinePolicyForPermissionSetRequest request) {
        var policy = set(request.instanceArn(), request.permissionSetArn()).policy();
        return GetInlinePolicyForPermissionSetResponse.builder()
                .inlinePolicy(policy == null ? "" : policy)
                .build();
    }

    @Override
    public PutInlinePolicyToPermissionSetResponse putInlinePolicyToPermissionSet(
            PutInlinePolicyToPermissionSetRequest request) {
        var set = set(request.instanceArn(), request.permissionSetArn());
        try {
            if (!Json.MAPPER.readTree(request.inlinePolicy()).isObject()) throw malformed();
        } catch (JacksonException e) {
            var error = malformed();
            error.initCause(e);
            throw error;
        }
        center.permissionSets().put(set.withPolicy(request.inlinePolicy()));
        return PutInlinePolicyToPermissionSetResponse.builder().build();
    }

    @Override
    public DeleteInlinePolicyFromPermissionSetResponse deleteInlinePolicyFromPermissionSet(
            DeleteInlinePolicyFromPermissionSetRequest request) {
        center.permissionSets()
                .put(set(request.instanceArn(), request.permissionSetArn()).withPolicy(null));
        return DeleteInlinePolicyFromPermissionSetResponse.builder().build();
    }

    private static ServiceError malformed() {
        return new ServiceError("ValidationException", "The inline policy is not a valid policy document.");
    }
}
