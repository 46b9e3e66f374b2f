package dev.cofferdam.action.iam;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Eventually;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import tools.jackson.databind.JsonNode;

/** Source: IAM User Guide, "Revoke IAM role temporary security credentials". */
public final class RevokeRoleSessions implements ChangesPrincipals<RevokeRoleSessions.In, RevokeRoleSessions.Out> {
    /**
     * How long a policy that this very step wrote counts as done: long enough to come back after a crash, short enough
     * that a step run again later revokes what was issued meanwhile.
     */
    static final Duration STILL_FRESH = Duration.ofMinutes(15);

    public record In(
            @Input(type = ValueType.IAM_ROLE, value = "The role whose sessions end, by name.")
            String role) {}

    public record Out(
            @Output(
                    type = ValueType.TIMESTAMP,
                    value = "Sessions issued before this time are denied everything; empty where there is no such"
                            + " deny.")
            String revokedBefore) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "iam.revoke-role-sessions",
                "Revoke a role's sessions",
                """
                Denies everything to all sessions of the role that were issued before now, by the inline policy that the \
                IAM console writes for *Revoke active sessions* (`AWSRevokeOlderSessions`: `aws:TokenIssueTime` before \
                the moment of applying). Detaching a policy or an instance profile does not end sessions; this does.

                - **An instance gets new credentials at once**, and those work: also detach its instance profile, or \
                isolate it first.
                - Everybody who uses the role is cut off until they assume it again; Lambda functions, tasks and other \
                services with sessions of this role fail until they refresh them.
                - Sessions of *other* roles that were assumed with this one (role chaining) go on: revoke those too.
                - IAM takes seconds to spread the change. The time is this machine's: check that its clock is right.
                - Service-linked roles, and those of IAM Identity Center, cannot be changed.
                - Run again within 15 minutes, the same step counts as done; later it revokes what was issued \
                meanwhile. A revocation by anybody else never counts as done, and is restored by undo.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(Patterns.ROLE, "iam:GetRole"),
                        Permission.on(Patterns.ROLE, "iam:GetRolePolicy"),
                        Permission.on(Patterns.ROLE, "iam:PutRolePolicy"),
                        Permission.on(Patterns.ROLE, "iam:DeleteRolePolicy")),
                "Removes the deny, or restores the former one: sessions that have not expired work again.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var iam = aws.client(IamClient.class);
        var role = ChangeableRole.get(iam, in.role());
        var present = RevocationPolicy.ATTRIBUTE.read(iam, Principal.of(role.arn()));
        var policy = policy(aws);
        var oldest = aws.clock().instant().minus(STILL_FRESH);
        var done = policy.writtenByThisStep(present).filter(oldest::isBefore);
        if (done.isPresent())
            return Plan.of(
                    "Sessions of role %s issued before %s are revoked already".formatted(in.role(), done.get()),
                    List.of(),
                    role.arn());
        var change = new Change(role.arn(), RevocationPolicy.ATTRIBUTE.attribute(), present, policy.planned());
        return Plan.of(
                        "Deny everything to the sessions of role %s issued until now".formatted(in.role()),
                        List.of(change),
                        role.arn())
                .warning(List.of(
                        "An instance with this role gets new credentials at once: take its instance profile away as"
                                + " well.",
                        "Everybody who uses the role is cut off until they assume it again, services too.",
                        "Sessions of other roles that were assumed with this one go on.",
                        "IAM takes seconds to spread this; the cut-off is this machine's time."));
    }

    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        var iam = aws.client(IamClient.class);
        var revocation = policy(aws).at(aws.clock().instant());
        plan.changes().forEach(c -> RevocationPolicy.ATTRIBUTE.write(iam, Principal.of(c.resource()), revocation));
        var cutOff = RevocationPolicy.cutOff(revocation).map(Instant::toString).orElseThrow();
        return Eventually.shown(
                "the revocation of role %s".formatted(in.role()),
                () -> verify(in, aws),
                seen -> seen.revokedBefore().equals(cutOff),
                aws);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var present = RevocationPolicy.ATTRIBUTE.read(aws.client(IamClient.class), Principal.role(in.role()));
        return new Out(RevocationPolicy.cutOff(present).map(Instant::toString).orElse(""));
    }

    @Override
    public boolean isOurs(JsonNode present, JsonNode announced) {
        return RevocationPolicy.sameButForTime(present, announced);
    }

    private static RevocationPolicy policy(ActionContext aws) {
        return new RevocationPolicy(aws.caseId(), aws.step());
    }
}
