package dev.cofferdam.servers;

import static dev.cofferdam.servers.Fact.at;
import static dev.cofferdam.servers.Fact.each;
import static dev.cofferdam.servers.Fact.that;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.iam.DeactivateMfaDevice;
import dev.cofferdam.action.iam.DeleteAccessKey;
import dev.cofferdam.action.iam.DeleteAttackerPrincipal;
import dev.cofferdam.action.iam.DisableConsoleLogin;
import dev.cofferdam.action.iam.RemoveFromGroups;
import dev.cofferdam.action.iam.RemoveIdentityProvider;
import dev.cofferdam.servers.ChangeCase.Situation;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.StatusType;

/** How the actions of {@code action.iam} are tried that take something away from principals. */
final class IamRemovalCases {
    private IamRemovalCases() {}

    static List<Case> all() {
        return List.of(
                new ChangeCase<>(new DeactivateMfaDevice(), IamRemovalCases::deactivateMfaDevice),
                new ChangeCase<>(new DeleteAccessKey(), IamRemovalCases::deleteAccessKey),
                new ChangeCase<>(new DeleteAttackerPrincipal(), "of a role", IamRemovalCases::deleteAttackersRole),
                new ChangeCase<>(new DeleteAttackerPrincipal(), "of a user", IamRemovalCases::deleteAttackersUser),
                new ChangeCase<>(new DisableConsoleLogin(), IamRemovalCases::disableConsoleLogin),
                new ChangeCase<>(new RemoveFromGroups(), IamRemovalCases::removeFromGroups),
                new ChangeCase<>(new RemoveIdentityProvider(), IamRemovalCases::removeIdentityProvider));
    }

    private static Situation<DeactivateMfaDevice.In, DeactivateMfaDevice.Out> deactivateMfaDevice(Server server) {
        var device = server.account().mfaDevice();
        var person = server.account().person();
        return new Situation<>(
                new DeactivateMfaDevice.In(person, device),
                List.of(devices(person).becomes(List.of()), console(person), groups(person)),
                out -> assertThat(out.devices()).isEmpty());
    }

    private static Situation<DeleteAccessKey.In, DeleteAccessKey.Out> deleteAccessKey(Server server) {
        var key = server.account().accessKey();
        var user = server.account().user();
        server.client(IamClient.class)
                .updateAccessKey(r -> r.userName(user).accessKeyId(key).status(StatusType.INACTIVE));
        return new Situation<>(
                new DeleteAccessKey.In(user, key),
                List.of(IamCases.keys(user).becomes(List.of()), IamCases.userPolicies(user)),
                out -> assertThat(out.exists()).isFalse());
    }

    private static Situation<DeleteAttackerPrincipal.In, DeleteAttackerPrincipal.Out> deleteAttackersRole(
            Server server) {
        var instance = server.account().instance();
        var role = server.account().role();
        return new Situation<>(
                new DeleteAttackerPrincipal.In(null, role),
                List.of(
                        that("the role", IamCases.getRole(role), at("/Error")).becomes("NoSuchEntity"),
                        IamCases.rolePolicies(role).becomes(List.of()),
                        that(
                                        "what its instance profile has",
                                        new Read("iam", "GetInstanceProfile", "InstanceProfileName", "web-app-profile"),
                                        each("/InstanceProfile/Roles", "/RoleName"))
                                .becomes(List.of()),
                        Ec2Cases.state(instance)),
                out -> assertThat(out.exists()).isFalse());
    }

    private static Situation<DeleteAttackerPrincipal.In, DeleteAttackerPrincipal.Out> deleteAttackersUser(
            Server server) {
        server.account().accessKey();
        var user = server.account().user();
        return new Situation<>(
                new DeleteAttackerPrincipal.In(user, null),
                List.of(
                        that("the user", new Read("iam", "GetUser", "UserName", user), at("/Error"))
                                .becomes("NoSuchEntity"),
                        IamCases.keys(user).becomes(List.of()),
                        IamCases.userPolicies(user).becomes(List.of())),
                out -> assertThat(out.exists()).isFalse());
    }

    private static Situation<DisableConsoleLogin.In, DisableConsoleLogin.Out> disableConsoleLogin(Server server) {
        server.account().mfaDevice();
        var person = server.account().person();
        return new Situation<>(
                new DisableConsoleLogin.In(person),
                List.of(console(person).becomes("nothing"), devices(person), groups(person)),
                out -> assertThat(out.consoleAccess()).isFalse());
    }

    private static Situation<RemoveFromGroups.In, RemoveFromGroups.Out> removeFromGroups(Server server) {
        var person = server.account().person();
        var group = server.account().group();
        return new Situation<>(
                new RemoveFromGroups.In(person, null),
                List.of(
                        groups(person).becomes(List.of()),
                        that(
                                        "who is in the group",
                                        new Read("iam", "GetGroup", "GroupName", group),
                                        each("/Users", "/UserName"))
                                .becomes(List.of()),
                        that(
                                "what the group allows",
                                new Read("iam", "ListAttachedGroupPolicies", "GroupName", group),
                                each("/AttachedPolicies", "/PolicyArn")),
                        console(person)),
                out -> assertThat(out.groups()).isEmpty());
    }

    private static Situation<RemoveIdentityProvider.In, RemoveIdentityProvider.Out> removeIdentityProvider(
            Server server) {
        var provider = server.account().identityProvider();
        return new Situation<>(
                new RemoveIdentityProvider.In(provider),
                List.of(that(
                                "the provider",
                                new Read("iam", "GetSAMLProvider", "SAMLProviderArn", provider),
                                at("/Error"))
                        .becomes("NoSuchEntity")),
                out -> assertThat(out.exists()).isFalse());
    }

    private static Fact devices(String user) {
        return that(
                "its MFA devices",
                new Read("iam", "ListMFADevices", "UserName", user),
                each("/MFADevices", "/SerialNumber"));
    }

    private static Fact console(String user) {
        return that(
                "its console password",
                new Read("iam", "GetLoginProfile", "UserName", user),
                at("/LoginProfile/UserName"));
    }

    private static Fact groups(String user) {
        return that(
                "its groups", new Read("iam", "ListGroupsForUser", "UserName", user), each("/Groups", "/GroupName"));
    }
}
