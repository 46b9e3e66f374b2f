package dev.cofferdam.range.iam;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.world.Group;
import dev.cofferdam.range.world.ManagedPolicy;
import dev.cofferdam.range.world.Policies;
import dev.cofferdam.range.world.Resource;
import dev.cofferdam.range.world.Role;
import dev.cofferdam.range.world.User;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsRequest;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;

/**
 * Everything of IAM that grants something. A page holds so many users, groups, roles and policies together. Source: IAM
 * API Reference, GetAccountAuthorizationDetails.
 */
final class AllDetails extends IamPart {
    AllDetails(Call call) {
        super(call);
    }

    @Override
    public GetAccountAuthorizationDetailsResponse getAccountAuthorizationDetails(
            GetAccountAuthorizationDetailsRequest request) {
        var page = page(wanted(request), request.maxItems(), request.marker());
        return GetAccountAuthorizationDetailsResponse.builder()
                .userDetailList(details(page.items(), User.class, this::shape))
                .groupDetailList(details(page.items(), Group.class, this::shape))
                .roleDetailList(details(page.items(), Role.class, this::shape))
                .policies(details(page.items(), ManagedPolicy.class, this::shape))
                .marker(page.next())
                .isTruncated(page.next() != null)
                .build();
    }

    private List<Resource> wanted(GetAccountAuthorizationDetailsRequest request) {
        var found = new ArrayList<Resource>();
        if (wants(request, EntityType.USER)) found.addAll(world.users().all());
        if (wants(request, EntityType.GROUP)) found.addAll(world.groups().all());
        if (wants(request, EntityType.ROLE)) found.addAll(world.roles().all());
        for (var policy : world.policies().all()) {
            var kind =
                    policy.arn().contains("::aws:") ? EntityType.AWS_MANAGED_POLICY : EntityType.LOCAL_MANAGED_POLICY;
            if (wants(request, kind)) found.add(policy);
        }
        return found;
    }

    private static boolean wants(GetAccountAuthorizationDetailsRequest request, EntityType kind) {
        return request.filter().isEmpty() || request.filter().contains(kind);
    }

    private static <T, D> List<D> details(List<Resource> page, Class<T> kind, Function<T, D> shape) {
        return page.stream().filter(kind::isInstance).map(kind::cast).map(shape).toList();
    }

    private UserDetail shape(User user) {
        var shown = Users.shape(world, user);
        return UserDetail.builder()
                .userName(shown.userName())
                .userId(shown.userId())
                .path(shown.path())
                .arn(shown.arn())
                .createDate(shown.createDate())
                .userPolicyList(inline(user.policies()))
                .attachedManagedPolicies(attached(user.policies().attached()))
                .groupList(user.groups())
                .permissionsBoundary(Boundaries.shape(user.boundary()))
                .tags(tags(user.tags()))
                .build();
    }

    private GroupDetail shape(Group group) {
        var shown = Groups.shape(world, group);
        return GroupDetail.builder()
                .groupName(shown.groupName())
                .groupId(shown.groupId())
                .path(shown.path())
                .arn(shown.arn())
                .createDate(shown.createDate())
                .groupPolicyList(inline(group.policies()))
                .attachedManagedPolicies(attached(group.policies().attached()))
                .build();
    }

    private RoleDetail shape(Role role) {
        var shown = Roles.shape(world, role);
        return RoleDetail.builder()
                .roleName(shown.roleName())
                .roleId(shown.roleId())
                .path(shown.path())
                .arn(shown.arn())
                .createDate(shown.createDate())
                .assumeRolePolicyDocument(shown.assumeRolePolicyDocument())
                .rolePolicyList(inline(role.policies()))
                .attachedManagedPolicies(attached(role.policies().attached()))
                .instanceProfileList(world.instanceProfiles().stream()
                        .filter(p -> role.name().equals(p.role()))
                        .map(p -> Roles.shape(world, p))
                        .toList())
                .permissionsBoundary(Boundaries.shape(role.boundary()))
                .tags(tags(role.tags()))
                .build();
    }

    private ManagedPolicyDetail shape(ManagedPolicy policy) {
        return ManagedPolicyDetail.builder()
                .policyName(policy.name())
                .policyId(policy.policyId())
                .arn(policy.arn())
                .path("/")
                .defaultVersionId(policy.version())
                .isAttachable(true)
                .createDate(policy.created())
                .updateDate(policy.created())
                .policyVersionList(PolicyVersion.builder()
                        .versionId(policy.version())
                        .isDefaultVersion(true)
                        .createDate(policy.created())
                        .document(Documents.encoded(policy.document()))
                        .build())
                .build();
    }

    private static List<PolicyDetail> inline(Policies policies) {
        return policies.inline().entrySet().stream()
                .map(p -> PolicyDetail.builder()
                        .policyName(p.getKey())
                        .policyDocument(Documents.encoded(p.getValue()))
                        .build())
                .toList();
    }
}
