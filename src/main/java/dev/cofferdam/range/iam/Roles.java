package dev.cofferdam.range.iam;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.world.InstanceProfile;
import dev.cofferdam.range.world.Role;
import dev.cofferdam.range.world.World;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleResponse;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsResponse;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.RoleLastUsed;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyResponse;

/** Roles and the instance profiles that hand them to instances. */
final class Roles extends IamPart {
    Roles(Call call) {
        super(call);
    }

    @Override
    public GetRoleResponse getRole(GetRoleRequest request) {
        var role = role(request.roleName());
        var used = role.lastUsed();
        return GetRoleResponse.builder()
                .role(shape(world, role).toBuilder()
                        .tags(tags(role.tags()))
                        .permissionsBoundary(Boundaries.shape(role.boundary()))
                        .roleLastUsed(
                                used == null
                                        ? RoleLastUsed.builder().build()
                                        : RoleLastUsed.builder()
                                                .lastUsedDate(used.at())
                                                .region(used.region())
                                                .build())
                        .build())
                .build();
    }

    @Override
    public UpdateAssumeRolePolicyResponse updateAssumeRolePolicy(UpdateAssumeRolePolicyRequest request) {
        var role = role(request.roleName());
        world.roles().put(role.withTrust(new TrustCheck(world).checked(request.policyDocument())));
        return UpdateAssumeRolePolicyResponse.builder().build();
    }

    @Override
    public ListRolesResponse listRoles(ListRolesRequest request) {
        var prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
        var page = page(
                world.roles().stream().filter(r -> r.path().startsWith(prefix)).toList(),
                request.maxItems(),
                request.marker());
        return ListRolesResponse.builder()
                .roles(page.items().stream().map(r -> shape(world, r)).toList())
                .marker(page.next())
                .isTruncated(page.next() != null)
                .build();
    }

    @Override
    public ListRoleTagsResponse listRoleTags(ListRoleTagsRequest request) {
        return ListRoleTagsResponse.builder()
                .tags(tags(role(request.roleName()).tags()))
                .isTruncated(false)
                .build();
    }

    @Override
    public ListInstanceProfilesForRoleResponse listInstanceProfilesForRole(ListInstanceProfilesForRoleRequest request) {
        var role = role(request.roleName());
        var page = page(
                world.instanceProfiles().stream()
                        .filter(p -> role.name().equals(p.role()))
                        .toList(),
                request.maxItems(),
                request.marker());
        return ListInstanceProfilesForRoleResponse.builder()
                .instanceProfiles(
                        page.items().stream().map(r -> shape(world, r)).toList())
                .marker(page.next())
                .isTruncated(page.next() != null)
                .build();
    }

    @Override
    public GetInstanceProfileResponse getInstanceProfile(GetInstanceProfileRequest request) {
        var name = request.instanceProfileName();
        return GetInstanceProfileResponse.builder()
                .instanceProfile(shape(
                        world,
                        world.instanceProfiles()
                                .find(name)
                                .orElseThrow(() -> noSuch("Instance Profile %s cannot be found.", name))))
                .build();
    }

    static software.amazon.awssdk.services.iam.model.Role shape(World world, Role role) {
        return software.amazon.awssdk.services.iam.model.Role.builder()
                .roleName(role.name())
                .roleId(role.roleId())
                .path(role.path())
                .arn(world.globalArn("iam", "role" + role.path() + role.name()))
                .createDate(role.created())
                .description(role.description())
                .maxSessionDuration((int) role.maxSession().toSeconds())
                .assumeRolePolicyDocument(Documents.encoded(role.trust()))
                .build();
    }

    static software.amazon.awssdk.services.iam.model.InstanceProfile shape(World world, InstanceProfile profile) {
        return software.amazon.awssdk.services.iam.model.InstanceProfile.builder()
                .instanceProfileName(profile.name())
                .instanceProfileId(profile.profileId())
                .path("/")
                .arn(world.globalArn("iam", "instance-profile/" + profile.name()))
                .createDate(profile.created())
                .roles(world.roles().find(profile.role()).map(r -> shape(world, r)).stream()
                        .toList())
                .build();
    }
}
