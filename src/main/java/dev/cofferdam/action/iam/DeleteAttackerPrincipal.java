package dev.cofferdam.action.iam;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Eventually;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Irreversible;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;

/** Source: IAM API Reference, DeleteUser, DeleteRole; IAM User Guide, "Remove or deactivate an IAM user". */
public final class DeleteAttackerPrincipal
        implements Irreversible<DeleteAttackerPrincipal.In, DeleteAttackerPrincipal.Out> {
    public record In(
            @Input(type = ValueType.IAM_USER, value = "A user, by name; else name a role.", optional = true) @Nullable
            String user,

            @Input(type = ValueType.IAM_ROLE, value = "A role, by name; else name a user.", optional = true) @Nullable
            String role) {}

    public record Out(
            @Output("Whether the user or role is there.") boolean exists) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "iam.delete-attacker-principal",
                "Delete a user or role that the attacker made",
                """
                Deletes a user or a role with all that it has: first the full description of `iam.describe-principal` \
                is kept as evidence, then credentials, groups, policies and places in instance profiles are taken, and \
                at last the principal itself.

                - **Only what the attacker made**, and only at the end: until then `iam.quarantine-user` and \
                `iam.quarantine-role` do as much, and can be taken back. The plan says when it was made; compare that \
                with the trail.
                - The same name can be given again, but never the same unique id (`AIDA…`, `AROA…`): policies that name \
                it then show that id, and let nobody in by it.
                - Instances with the role lose it at once; the instance profile stays, empty.
                - A virtual MFA device stays in the account, with nobody.
                - Managed policies are detached, not deleted: the attacker's own are to be looked for.
                - Your own principal, service-linked roles and those of IAM Identity Center are refused.
                """,
                Kind.ERADICATE,
                Risk.DESTRUCTIVE,
                In.class,
                Out.class,
                permissions(),
                "None: what it was is kept as evidence, and the ids of a new one differ.",
                "A deleted user or role can be described no more; this step keeps that, but nothing of its activity.");
    }

    private static List<Permission> permissions() {
        var needed = new ArrayList<>(
                List.of(Permission.of("sts:GetCallerIdentity"), Permission.of("iam:GetAccessKeyLastUsed")));
        for (var action : List.of(
                "GetUser",
                "GetLoginProfile",
                "ListAccessKeys",
                "ListMFADevices",
                "ListSigningCertificates",
                "ListSSHPublicKeys",
                "ListServiceSpecificCredentials",
                "ListGroupsForUser",
                "ListUserPolicies",
                "GetUserPolicy",
                "ListAttachedUserPolicies",
                "DeleteLoginProfile",
                "DeleteAccessKey",
                "DeactivateMFADevice",
                "DeleteSigningCertificate",
                "DeleteSSHPublicKey",
                "DeleteServiceSpecificCredential",
                "DeleteUserPolicy",
                "DetachUserPolicy",
                "DeleteUser")) needed.add(Permission.on(Patterns.USER, "iam:" + action));
        needed.add(Permission.on(Patterns.GROUP, "iam:RemoveUserFromGroup"));
        for (var action : List.of(
                "GetRole",
                "ListRolePolicies",
                "GetRolePolicy",
                "ListAttachedRolePolicies",
                "ListInstanceProfilesForRole",
                "DeleteRolePolicy",
                "DetachRolePolicy",
                "DeleteRole")) needed.add(Permission.on(Patterns.ROLE, "iam:" + action));
        needed.add(Permission.on(Patterns.INSTANCE_PROFILE, "iam:RemoveRoleFromInstanceProfile"));
        return needed;
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var iam = aws.client(IamClient.class);
        var principal = principal(in);
        if (!principal.exists(iam)) return Plan.of("There is no %s".formatted(principal), List.of());
        var arn = principal.changeableArn(iam);
        if (!new Caller(aws).lockedOutWith(principal).isEmpty())
            throw new ActionException(
                    "OwnPrincipal",
                    "You are signed in with %s: deleting it would end your own work half way. Sign in with another identity."
                            .formatted(arn));
        var changes = new ArrayList<>(Belonging.all(iam, principal, arn));
        var made = created(iam, principal);
        changes.add(Change.of(arn, principal.kindName(), "made at " + made, null));
        return Plan.of("Delete the %s with all that it has".formatted(principal), changes, arn)
                .warning(List.of(
                        "The %s was made at %s: compare that with when the attacker came.".formatted(principal, made),
                        "Nothing brings it back; whatever works with it stops.",
                        "Policies of others that name it will show its id instead, and have to be cleaned by hand."));
    }

    private static Instant created(IamClient iam, Principal principal) {
        return switch (principal.kind()) {
            case USER -> iam.getUser(r -> r.userName(principal.name())).user().createDate();
            case ROLE -> iam.getRole(r -> r.roleName(principal.name())).role().createDate();
            case GROUP -> throw new IllegalArgumentException("not of a group");
        };
    }

    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        var iam = aws.client(IamClient.class);
        var principal = principal(in);
        if (!principal.exists(iam)) return new Out(false);
        describe(iam, principal, aws);
        for (var change : plan.changes()) {
            aws.progress("Deleting " + change.attribute());
            if (change.attribute().equals(principal.kindName())) delete(iam, principal);
            else Belonging.take(iam, change);
        }
        return Eventually.shown(
                "that the %s is gone".formatted(principal), () -> verify(in, aws), now -> !now.exists(), aws);
    }

    /** Kept as evidence by whoever reads it. */
    private static void describe(IamClient iam, Principal principal, ActionContext aws) {
        switch (principal.kind()) {
            case USER -> new UserDescription(iam, aws).of(principal.name());
            case ROLE -> new RoleDescription(iam, aws).of(principal.name());
            case GROUP -> throw new IllegalArgumentException("not of a group");
        }
    }

    private static void delete(IamClient iam, Principal principal) {
        switch (principal.kind()) {
            case USER -> iam.deleteUser(r -> r.userName(principal.name()));
            case ROLE -> iam.deleteRole(r -> r.roleName(principal.name()));
            case GROUP -> throw new IllegalArgumentException("not of a group");
        }
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        return new Out(principal(in).exists(aws.client(IamClient.class)));
    }

    private Principal principal(In in) {
        return Principal.exactlyOne(spec().id(), in.user(), in.role(), null);
    }
}
