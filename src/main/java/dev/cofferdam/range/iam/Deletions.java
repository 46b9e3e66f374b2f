package dev.cofferdam.range.iam;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Policies;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteUserRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserResponse;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileResponse;

/**
 * Users and roles that go, once nothing is left with them. Source: IAM API Reference, DeleteUser, DeleteRole
 * (DeleteConflict).
 */
final class Deletions extends IamPart {
    Deletions(Call call) {
        super(call);
    }

    @Override
    public DeleteUserResponse deleteUser(DeleteUserRequest request) {
        var user = user(request.userName());
        if (user.loginProfile() != null) throw conflict("must delete login profile first.");
        if (!user.keys().isEmpty()) throw conflict("must delete access keys first.");
        if (!user.mfaDevices().isEmpty()) throw conflict("must delete MFA device first.");
        if (!user.credentials().isEmpty()) throw conflict("must delete credentials first.");
        if (!user.groups().isEmpty()) throw conflict("must remove users from group first.");
        checkPolicies(user.policies());
        world.users().remove(user.name());
        return DeleteUserResponse.builder().build();
    }

    @Override
    public DeleteRoleResponse deleteRole(DeleteRoleRequest request) {
        var role = role(request.roleName());
        if (world.instanceProfiles().stream().anyMatch(p -> role.name().equals(p.role()))) {
            throw conflict("must remove roles from instance profile first.");
        }
        checkPolicies(role.policies());
        world.roles().remove(role.name());
        return DeleteRoleResponse.builder().build();
    }

    @Override
    public RemoveRoleFromInstanceProfileResponse removeRoleFromInstanceProfile(
            RemoveRoleFromInstanceProfileRequest request) {
        var role = role(request.roleName());
        var profile = world.instanceProfiles()
                .find(request.instanceProfileName())
                .filter(p -> role.name().equals(p.role()))
                .orElseThrow(() -> noSuch(
                        "Role " + role.name() + " is not in instance profile %s.", request.instanceProfileName()));
        world.instanceProfiles().put(profile.withoutRole());
        return RemoveRoleFromInstanceProfileResponse.builder().build();
    }

    private static void checkPolicies(Policies policies) {
        if (!policies.inline().isEmpty()) throw conflict("must delete policies first.");
        if (!policies.attached().isEmpty()) throw conflict("must detach all policies first.");
    }

    private static ServiceError conflict(String what) {
        return new ServiceError("DeleteConflict", "Cannot delete entity, " + what, 409);
    }
}
