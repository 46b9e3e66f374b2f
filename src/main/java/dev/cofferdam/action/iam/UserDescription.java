package dev.cofferdam.action.iam;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.aws.SdkJson;
import dev.cofferdam.caselog.Json;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.Group;
import software.amazon.awssdk.services.iam.model.StatusType;
import tools.jackson.databind.node.ArrayNode;

/** Reads a user. */
final class UserDescription {
    private final IamClient iam;
    private final ActionContext aws;
    private final PrincipalEvidence evidence;

    UserDescription(IamClient iam, ActionContext aws) {
        this.iam = iam;
        this.aws = aws;
        this.evidence = new PrincipalEvidence(aws);
    }

    DescribePrincipal.Out of(String name) {
        var principal = Principal.user(name);
        var user = iam.getUser(r -> r.userName(name)).user();
        evidence.set("user", user);
        var keys = keys(name);
        var console = consoleAccess(name);
        var devices = iam.listMFADevicesPaginator(r -> r.userName(name)).mfaDevices().stream()
                .toList();
        evidence.set("mfa_devices", devices);
        var groups = iam.listGroupsForUserPaginator(r -> r.userName(name)).groups().stream()
                .toList();
        evidence.set("groups", groups);
        var attached = iam.listAttachedUserPoliciesPaginator(r -> r.userName(name)).attachedPolicies().stream()
                .toList();
        evidence.set("attached_policies", attached);
        var inline = iam.listUserPoliciesPaginator(r -> r.userName(name)).policyNames().stream()
                .sorted()
                .toList();
        evidence.setPolicies(iam, principal, inline);
        return new DescribePrincipal.Out(
                "user",
                user.arn(),
                keys.stream().map(AccessKeyMetadata::accessKeyId).sorted().toList(),
                keys.stream()
                        .filter(k -> k.status() == StatusType.ACTIVE)
                        .map(AccessKeyMetadata::accessKeyId)
                        .sorted()
                        .toList(),
                attached.stream().map(AttachedPolicy::policyArn).sorted().toList(),
                inline,
                groups.stream().map(Group::groupName).sorted().toList(),
                console,
                !devices.isEmpty(),
                evidence.keep(aws, principal).sha256());
    }

    private List<AccessKeyMetadata> keys(String user) {
        var keys = iam.listAccessKeysPaginator(r -> r.userName(user)).accessKeyMetadata().stream()
                .toList();
        ArrayNode described = Json.MAPPER.createArrayNode();
        for (var key : keys) {
            var lastUsed = iam.getAccessKeyLastUsed(r -> r.accessKeyId(key.accessKeyId()))
                    .accessKeyLastUsed();
            var json = SdkJson.of(key);
            if (lastUsed != null) json.set("LastUsed", SdkJson.of(lastUsed));
            described.add(json);
        }
        evidence.set("access_keys", described);
        return keys;
    }

    private boolean consoleAccess(String user) {
        var login = LoginProfiles.find(iam, user);
        login.ifPresent(profile -> evidence.set("login_profile", profile));
        return login.isPresent();
    }
}
