package dev.cofferdam.action.aws;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.aws.Identity.Boundary;
import dev.cofferdam.action.aws.Identity.GrantedPolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;

/**
 * All users and roles of the account, by ARN, in the order of their ARNs. Source: IAM API Reference,
 * GetAccountAuthorizationDetails.
 */
final class Identities {
    /** Of a call; what IAM gives at most. */
    private static final int PAGE = 1000;

    private final Map<String, Identity> byArn = new TreeMap<>();
    private final Map<String, List<PolicyStatement>> managed = new HashMap<>();
    private final Map<String, GroupDetail> groups = new HashMap<>();

    private Identities() {}

    static Identities none() {
        return new Identities();
    }

    /** Asks for all of them, page by page. */
    static Identities read(ActionContext aws) {
        var users = new ArrayList<UserDetail>();
        var roles = new ArrayList<RoleDetail>();
        var all = new Identities();
        var pages = aws.client(IamClient.class)
                .getAccountAuthorizationDetailsPaginator(r -> r.maxItems(PAGE)
                        .filter(
                                EntityType.USER,
                                EntityType.GROUP,
                                EntityType.ROLE,
                                EntityType.LOCAL_MANAGED_POLICY,
                                EntityType.AWS_MANAGED_POLICY));
        for (var page : pages) {
            users.addAll(page.userDetailList());
            roles.addAll(page.roleDetailList());
            page.groupDetailList().forEach(g -> all.groups.put(g.groupName(), g));
            page.policies().forEach(p -> all.managed.put(p.arn(), inForce(p)));
            aws.progress("%,d users and %,d roles so far".formatted(users.size(), roles.size()));
        }
        users.forEach(u -> all.byArn.put(u.arn(), all.identity(u)));
        roles.forEach(r -> all.byArn.put(r.arn(), all.identity(r)));
        return all;
    }

    Collection<Identity> all() {
        return byArn.values();
    }

    Stream<Identity> roles() {
        return byArn.values().stream().filter(Identity::isRole);
    }

    Optional<Identity> role(String name) {
        return roles().filter(r -> r.name().equals(name)).findFirst();
    }

    Optional<Identity> user(String name) {
        return byArn.values().stream()
                .filter(u -> !u.isRole() && u.name().equals(name))
                .findFirst();
    }

    Optional<Identity> byArn(String arn) {
        return Optional.ofNullable(byArn.get(arn));
    }

    private Identity identity(UserDetail user) {
        var policies = new ArrayList<>(own(user.arn(), user.userPolicyList(), user.attachedManagedPolicies(), ""));
        for (var name : user.groupList().stream().sorted().toList()) {
            var group = groups.get(name);
            if (group != null)
                policies.addAll(own(group.arn(), group.groupPolicyList(), group.attachedManagedPolicies(), name));
        }
        return new Identity(
                false,
                user.userName(),
                user.arn(),
                policies,
                boundary(user.permissionsBoundary()),
                List.of(),
                List.of());
    }

    private Identity identity(RoleDetail role) {
        var trust = role.assumeRolePolicyDocument();
        return new Identity(
                true,
                role.roleName(),
                role.arn(),
                own(role.arn(), role.rolePolicyList(), role.attachedManagedPolicies(), ""),
                boundary(role.permissionsBoundary()),
                trust == null ? List.of() : PolicyStatement.in(trust),
                role.instanceProfileList().stream()
                        .map(InstanceProfile::arn)
                        .sorted()
                        .toList());
    }

    private List<GrantedPolicy> own(
            String owner, List<PolicyDetail> inline, List<AttachedPolicy> attached, String group) {
        var written = inline.stream()
                .sorted(Comparator.comparing(PolicyDetail::policyName))
                .map(p -> new GrantedPolicy(
                        owner + "/inline/" + p.policyName(),
                        p.policyName(),
                        true,
                        group,
                        Optional.of(PolicyStatement.in(p.policyDocument()))));
        var shared = attached.stream()
                .sorted(Comparator.comparing(AttachedPolicy::policyArn))
                .map(p -> new GrantedPolicy(
                        p.policyArn(), p.policyName(), false, group, Optional.ofNullable(managed.get(p.policyArn()))));
        return Stream.concat(written, shared).toList();
    }

    private @Nullable Boundary boundary(@Nullable AttachedPermissionsBoundary boundary) {
        if (boundary == null || boundary.permissionsBoundaryArn() == null) return null;
        var arn = boundary.permissionsBoundaryArn();
        return new Boundary(arn, Optional.ofNullable(managed.get(arn)));
    }

    private static List<PolicyStatement> inForce(ManagedPolicyDetail policy) {
        return policy.policyVersionList().stream()
                .filter(v -> v.versionId().equals(policy.defaultVersionId()) && v.document() != null)
                .findFirst()
                .map(v -> PolicyStatement.in(v.document()))
                .orElse(List.of());
    }
}
