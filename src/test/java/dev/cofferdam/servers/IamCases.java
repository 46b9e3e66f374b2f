package dev.cofferdam.servers;

import static dev.cofferdam.servers.Fact.at;
import static dev.cofferdam.servers.Fact.each;
import static dev.cofferdam.servers.Fact.json;
import static dev.cofferdam.servers.Fact.that;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.iam.DeactivateAccessKey;
import dev.cofferdam.action.iam.DetachInstanceProfile;
import dev.cofferdam.action.iam.DetachPolicy;
import dev.cofferdam.action.iam.QuarantineRole;
import dev.cofferdam.action.iam.QuarantineUser;
import dev.cofferdam.action.iam.RestrictRoleTrust;
import dev.cofferdam.action.iam.RevokeRoleSessions;
import dev.cofferdam.action.iam.SetPermissionsBoundary;
import dev.cofferdam.servers.ChangeCase.Situation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;
import tools.jackson.databind.JsonNode;

/** How the changing actions of {@code action.iam} are tried. */
final class IamCases {
    private static final String QUARANTINE = "CofferdamQuarantine";
    private static final String REVOCATION = "AWSRevokeOlderSessions";

    private IamCases() {}

    static List<Case> all() {
        return List.of(
                new ChangeCase<>(new DeactivateAccessKey(), IamCases::deactivateAccessKey),
                new ChangeCase<>(new DetachPolicy(), IamCases::detachPolicy),
                new ChangeCase<>(new DetachInstanceProfile(), IamCases::detachInstanceProfile),
                new ChangeCase<>(new QuarantineRole(), IamCases::quarantineRole),
                new ChangeCase<>(new QuarantineUser(), IamCases::quarantineUser),
                new ChangeCase<>(new RestrictRoleTrust(), IamCases::restrictRoleTrust),
                new ChangeCase<>(new RevokeRoleSessions(), IamCases::revokeRoleSessions),
                new ChangeCase<>(new SetPermissionsBoundary(), IamCases::setPermissionsBoundary));
    }

    private static Situation<DeactivateAccessKey.In, DeactivateAccessKey.Out> deactivateAccessKey(Server server) {
        var key = server.account().accessKey();
        var user = server.account().user();
        return new Situation<>(
                new DeactivateAccessKey.In(user, key),
                List.of(keys(user).becomes(List.of(key + " Inactive")), userPolicies(user)),
                out -> assertThat(out.keyStatus()).isEqualTo("Inactive"));
    }

    private static Situation<DetachInstanceProfile.In, DetachInstanceProfile.Out> detachInstanceProfile(Server server) {
        var instance = server.account().instance();
        var associations = Ec2Cases.filtered("DescribeIamInstanceProfileAssociations", "instance-id", instance);
        return new Situation<>(
                new DetachInstanceProfile.In(instance),
                List.of(
                        that(
                                        "its instance profile",
                                        associations,
                                        each("/IamInstanceProfileAssociations", "/IamInstanceProfile/Arn", "/State"))
                                .becomes(List.of()),
                        Ec2Cases.described("what the instance shows of it", instance, "/IamInstanceProfile/Arn")
                                .becomes("nothing"),
                        Ec2Cases.state(instance)),
                out -> assertThat(out.instanceProfileArn()).isEmpty());
    }

    private static Situation<DetachPolicy.In, DetachPolicy.Out> detachPolicy(Server server) {
        var role = server.account().role();
        var policy = server.account().managedPolicy();
        server.client(IamClient.class).attachRolePolicy(r -> r.roleName(role).policyArn(policy));
        return new Situation<>(
                new DetachPolicy.In(null, role, null, policy),
                List.of(
                        that(
                                        "its managed policies",
                                        new Read("iam", "ListAttachedRolePolicies", "RoleName", role),
                                        each("/AttachedPolicies", "/PolicyArn"))
                                .becomes(policies -> json(policies.valueStream()
                                        .filter(p -> !p.asString().equals(policy))
                                        .toList())),
                        rolePolicies(role),
                        trust(role)),
                out -> assertThat(out.attached()).isFalse());
    }

    private static Situation<QuarantineRole.In, QuarantineRole.Out> quarantineRole(Server server) {
        var role = server.account().role();
        return new Situation<>(
                new QuarantineRole.In(role),
                List.of(
                        rolePolicies(role).becomes(names -> with(QUARANTINE, names)),
                        rolePolicy(role, QUARANTINE, "/PolicyDocument/Statement/0")
                                .becomes(Map.of("Sid", QUARANTINE, "Effect", "Deny", "Action", "*", "Resource", "*")),
                        trust(role)),
                out -> assertThat(out.quarantined()).isTrue());
    }

    private static Situation<QuarantineUser.In, QuarantineUser.Out> quarantineUser(Server server) {
        var user = server.account().user();
        return new Situation<>(
                new QuarantineUser.In(user),
                List.of(
                        userPolicies(user).becomes(names -> with(QUARANTINE, names)),
                        that(
                                        QUARANTINE,
                                        new Read(
                                                "iam",
                                                "GetUserPolicy",
                                                Map.of("UserName", user, "PolicyName", QUARANTINE)),
                                        at("/PolicyDocument/Statement/0"))
                                .becomes(Map.of("Sid", QUARANTINE, "Effect", "Deny", "Action", "*", "Resource", "*"))),
                out -> assertThat(out.quarantined()).isTrue());
    }

    private static Situation<RestrictRoleTrust.In, RestrictRoleTrust.Out> restrictRoleTrust(Server server) {
        var role = server.account().role();
        return new Situation<>(
                new RestrictRoleTrust.In(role, null),
                List.of(
                        that(
                                        "whom it lets in",
                                        getRole(role),
                                        answer -> json(answer.at("/Role/AssumeRolePolicyDocument/Statement")
                                                .valueStream()
                                                .filter(s -> s.path("Effect")
                                                        .asString()
                                                        .equals("Allow"))
                                                .toList()))
                                .becomes(List.of()),
                        rolePolicies(role)),
                out -> assertThat(out.trusted()).isEmpty());
    }

    private static Situation<RevokeRoleSessions.In, RevokeRoleSessions.Out> revokeRoleSessions(Server server) {
        var role = server.account().role();
        return new Situation<>(
                new RevokeRoleSessions.In(role),
                List.of(
                        rolePolicies(role).becomes(names -> with(REVOCATION, names)),
                        rolePolicy(role, REVOCATION, "/PolicyDocument/Statement/0/Effect")
                                .becomes("Deny"),
                        that(
                                        "by the time of issue",
                                        getRolePolicy(role, REVOCATION),
                                        answer -> json(answer.at("/PolicyDocument/Statement/0/Condition/DateLessThan")
                                                .propertyNames()))
                                .becomes(List.of("aws:TokenIssueTime")),
                        trust(role)),
                out -> assertThat(out.revokedBefore()).isNotEmpty());
    }

    private static Situation<SetPermissionsBoundary.In, SetPermissionsBoundary.Out> setPermissionsBoundary(
            Server server) {
        var role = server.account().role();
        var policy = server.account().managedPolicy();
        return new Situation<>(
                new SetPermissionsBoundary.In(null, role, policy),
                List.of(
                        that("its boundary", getRole(role), at("/Role/PermissionsBoundary/PermissionsBoundaryArn"))
                                .becomes(policy),
                        rolePolicies(role),
                        trust(role)),
                out -> assertThat(out.boundary()).isEqualTo(policy));
    }

    static Fact keys(String user) {
        return that(
                "its keys",
                new Read("iam", "ListAccessKeys", "UserName", user),
                each("/AccessKeyMetadata", "/AccessKeyId", "/Status"));
    }

    static Fact userPolicies(String user) {
        return that(
                "its inline policies", new Read("iam", "ListUserPolicies", "UserName", user), each("/PolicyNames", ""));
    }

    static Fact rolePolicies(String role) {
        return that(
                "its inline policies", new Read("iam", "ListRolePolicies", "RoleName", role), each("/PolicyNames", ""));
    }

    private static Fact rolePolicy(String role, String policy, String pointer) {
        return that(policy, getRolePolicy(role, policy), at(pointer));
    }

    private static Read getRolePolicy(String role, String policy) {
        return new Read("iam", "GetRolePolicy", Map.of("RoleName", role, "PolicyName", policy));
    }

    private static Fact trust(String role) {
        return that("its trust policy", getRole(role), at("/Role/AssumeRolePolicyDocument"));
    }

    static Read getRole(String role) {
        return new Read("iam", "GetRole", "RoleName", role);
    }

    private static JsonNode with(String name, JsonNode names) {
        return json(Stream.concat(Stream.of(name), names.valueStream().map(JsonNode::asString))
                .sorted()
                .toList());
    }
}
