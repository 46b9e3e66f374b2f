package dev.cofferdam.range.iam;

import dev.cofferdam.range.service.Call;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.DeleteUserPermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserPermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.PermissionsBoundaryAttachmentType;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.PutUserPermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutUserPermissionsBoundaryResponse;

/** Users' and roles' permissions boundaries. */
final class Boundaries extends IamPart {
    Boundaries(Call call) {
        super(call);
    }

    @Override
    public PutUserPermissionsBoundaryResponse putUserPermissionsBoundary(PutUserPermissionsBoundaryRequest request) {
        var user = user(request.userName());
        world.users().put(user.withBoundary(known(request.permissionsBoundary())));
        return PutUserPermissionsBoundaryResponse.builder().build();
    }

    @Override
    public DeleteUserPermissionsBoundaryResponse deleteUserPermissionsBoundary(
            DeleteUserPermissionsBoundaryRequest request) {
        var user = user(request.userName());
        if (user.boundary() == null) throw none("user " + user.name());
        world.users().put(user.withBoundary(null));
        return DeleteUserPermissionsBoundaryResponse.builder().build();
    }

    @Override
    public PutRolePermissionsBoundaryResponse putRolePermissionsBoundary(PutRolePermissionsBoundaryRequest request) {
        var role = role(request.roleName());
        world.roles().put(role.withBoundary(known(request.permissionsBoundary())));
        return PutRolePermissionsBoundaryResponse.builder().build();
    }

    @Override
    public DeleteRolePermissionsBoundaryResponse deleteRolePermissionsBoundary(
            DeleteRolePermissionsBoundaryRequest request) {
        var role = role(request.roleName());
        if (role.boundary() == null) throw none("role " + role.name());
        world.roles().put(role.withBoundary(null));
        return DeleteRolePermissionsBoundaryResponse.builder().build();
    }

    static @Nullable AttachedPermissionsBoundary shape(@Nullable String arn) {
        if (arn == null) return null;
        return AttachedPermissionsBoundary.builder()
                .permissionsBoundaryType(PermissionsBoundaryAttachmentType.PERMISSIONS_BOUNDARY_POLICY)
                .permissionsBoundaryArn(arn)
                .build();
    }

    private String known(String arn) {
        return world.policies()
                .find(arn)
                .orElseThrow(() -> noSuch("Policy %s does not exist or is not attachable.", arn))
                .arn();
    }

    private static RuntimeException none(String of) {
        return noSuch("The permissions boundary of %s cannot be found.", of);
    }
}
