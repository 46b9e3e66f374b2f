package dev.cofferdam.range.iam;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.world.User;
import dev.cofferdam.range.world.World;
import software.amazon.awssdk.services.iam.model.DeactivateMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.DeactivateMfaDeviceResponse;
import software.amazon.awssdk.services.iam.model.DeleteLoginProfileRequest;
import software.amazon.awssdk.services.iam.model.DeleteLoginProfileResponse;
import software.amazon.awssdk.services.iam.model.GetLoginProfileRequest;
import software.amazon.awssdk.services.iam.model.GetLoginProfileResponse;
import software.amazon.awssdk.services.iam.model.GetUserRequest;
import software.amazon.awssdk.services.iam.model.GetUserResponse;
import software.amazon.awssdk.services.iam.model.ListGroupsForUserRequest;
import software.amazon.awssdk.services.iam.model.ListGroupsForUserResponse;
import software.amazon.awssdk.services.iam.model.ListMfaDevicesRequest;
import software.amazon.awssdk.services.iam.model.ListMfaDevicesResponse;
import software.amazon.awssdk.services.iam.model.ListUserTagsRequest;
import software.amazon.awssdk.services.iam.model.ListUserTagsResponse;
import software.amazon.awssdk.services.iam.model.ListUsersRequest;
import software.amazon.awssdk.services.iam.model.ListUsersResponse;
import software.amazon.awssdk.services.iam.model.LoginProfile;
import software.amazon.awssdk.services.iam.model.MFADevice;

/** Users, their groups, devices and passwords. */
final class Users extends IamPart {
    Users(Call call) {
        super(call);
    }

    @Override
    public GetUserResponse getUser(GetUserRequest request) {
        var user = user(request.userName());
        return GetUserResponse.builder()
                .user(shape(world, user).toBuilder()
                        .tags(tags(user.tags()))
                        .permissionsBoundary(Boundaries.shape(user.boundary()))
                        .build())
                .build();
    }

    @Override
    public ListUsersResponse listUsers(ListUsersRequest request) {
        var prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
        var page = page(
                world.users().stream().filter(u -> u.path().startsWith(prefix)).toList(),
                request.maxItems(),
                request.marker());
        return ListUsersResponse.builder()
                .users(page.items().stream().map(u -> shape(world, u)).toList())
                .marker(page.next())
                .isTruncated(page.next() != null)
                .build();
    }

    @Override
    public ListUserTagsResponse listUserTags(ListUserTagsRequest request) {
        return ListUserTagsResponse.builder()
                .tags(tags(user(request.userName()).tags()))
                .isTruncated(false)
                .build();
    }

    @Override
    public ListGroupsForUserResponse listGroupsForUser(ListGroupsForUserRequest request) {
        var page = page(user(request.userName()).groups(), request.maxItems(), request.marker());
        return ListGroupsForUserResponse.builder()
                .groups(page.items().stream()
                        .map(g -> Groups.shape(world, group(g)))
                        .toList())
                .marker(page.next())
                .isTruncated(page.next() != null)
                .build();
    }

    @Override
    public ListMfaDevicesResponse listMFADevices(ListMfaDevicesRequest request) {
        var user = user(request.userName());
        var page = page(user.mfaDevices(), request.maxItems(), request.marker());
        return ListMfaDevicesResponse.builder()
                .mfaDevices(page.items().stream()
                        .map(d -> MFADevice.builder()
                                .userName(user.name())
                                .serialNumber(d)
                                .enableDate(user.created())
                                .build())
                        .toList())
                .marker(page.next())
                .isTruncated(page.next() != null)
                .build();
    }

    @Override
    public DeactivateMfaDeviceResponse deactivateMFADevice(DeactivateMfaDeviceRequest request) {
        var user = user(request.userName());
        var serial = request.serialNumber();
        if (!user.mfaDevices().contains(serial)) {
            throw noSuch("MFA Device with serial number %s is not enabled for this user.", serial);
        }
        world.users()
                .put(user.withMfaDevices(user.mfaDevices().stream()
                        .filter(d -> !d.equals(serial))
                        .toList()));
        return DeactivateMfaDeviceResponse.builder().build();
    }

    @Override
    public GetLoginProfileResponse getLoginProfile(GetLoginProfileRequest request) {
        var user = user(request.userName());
        if (user.loginProfile() == null) throw noLogin(user);
        return GetLoginProfileResponse.builder()
                .loginProfile(LoginProfile.builder()
                        .userName(user.name())
                        .createDate(user.loginProfile())
                        .passwordResetRequired(false)
                        .build())
                .build();
    }

    @Override
    public DeleteLoginProfileResponse deleteLoginProfile(DeleteLoginProfileRequest request) {
        var user = user(request.userName());
        if (user.loginProfile() == null) throw noLogin(user);
        world.users().put(user.withoutLoginProfile());
        return DeleteLoginProfileResponse.builder().build();
    }

    private static RuntimeException noLogin(User user) {
        return noSuch("Login Profile for User %s cannot be found.", user.name());
    }

    static software.amazon.awssdk.services.iam.model.User shape(World world, User user) {
        return software.amazon.awssdk.services.iam.model.User.builder()
                .userName(user.name())
                .userId(user.userId())
                .path(user.path())
                .arn(world.globalArn("iam", "user" + user.path() + user.name()))
                .createDate(user.created())
                .passwordLastUsed(user.passwordLastUsed())
                .build();
    }
}
