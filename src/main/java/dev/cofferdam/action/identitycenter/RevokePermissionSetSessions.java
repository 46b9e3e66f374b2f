package dev.cofferdam.action.identitycenter;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangesSettings;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Setting;
import dev.cofferdam.action.Undo;
import dev.cofferdam.action.ValueType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** Source: see {@link RevocationStatement} and {@link Provisioning}. */
public final class RevokePermissionSetSessions
        implements ChangesSettings<RevokePermissionSetSessions.In, RevokePermissionSetSessions.Out> {
    /** As long as a revocation by this very step counts as done. */
    private static final Duration STILL_FRESH = Duration.ofMinutes(15);

    /** The policy becomes one of a role in each account. Source: IAM User Guide, "IAM and AWS STS quotas". */
    private static final int LONGEST_POLICY = 10_240;

    public record In(
            @Input("The permission set: its name or its ARN.")
            String permissionSet,

            @Input(
                    value = "The one user whose sessions end, by the id in the identity store; everybody's when not"
                            + " given.",
                    optional = true)
            @Nullable
            String user) {
        @Nullable
        String userOrNull() {
            return user == null || user.isBlank() ? null : user;
        }
    }

    public record Out(
            @Output(
                    type = ValueType.TIMESTAMP,
                    value = "Sessions issued before this time are denied everything; empty where there is no such deny"
                            + " by this step.")
            String revokedBefore,

            @Output(type = ValueType.AWS_ACCOUNT_ID, value = "The accounts in which the deny is in force.")
            List<String> accounts,

            @Output(type = ValueType.AWS_ACCOUNT_ID, value = "The accounts that do not have it yet.")
            List<String> outdated) {
        public Out {
            accounts = List.copyOf(accounts);
            outdated = List.copyOf(outdated);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "identitycenter.revoke-permission-set-sessions",
                "Revoke a permission set's sessions",
                """
                Denies everything to all sessions of a permission set that were issued before now, of everybody or of one \
                user: by a statement in its inline policy, which is provisioned to all accounts that have the permission \
                set. The rest of the policy stays. Roles of Identity Center (`AWSReservedSSO_…`) cannot be changed in \
                the accounts themselves.

                - **Who is still signed in at the access portal gets a new session at once**, and that works: disable \
                the user and end their portal sessions first, or take the assignment with \
                `identitycenter.remove-assignment`. A portal session lives on for up to an hour after the user is \
                disabled.
                - Without `user`, everybody with this permission set is cut off in every account, you too, until they \
                get new credentials.
                - Provisioning happens in the background, seconds to minutes, and this waits for it; `outdated` names \
                accounts that do not have it yet.
                - Sessions of other roles that were assumed with it go on: revoke those too, with \
                `iam.revoke-role-sessions`.
                - The time is this machine's. Run again within 15 minutes the step counts as done; later it revokes what \
                was issued meanwhile.
                - It has to run in the region of Identity Center, in the management account or the one it is delegated \
                to; permission sets of the management account only in the former.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("sso:ListInstances"),
                        Permission.on(Patterns.INSTANCE, "sso:ListPermissionSets"),
                        new Permission("sso:DescribePermissionSet", List.of(Patterns.INSTANCE, Patterns.SET)),
                        new Permission("sso:GetInlinePolicyForPermissionSet", List.of(Patterns.INSTANCE, Patterns.SET)),
                        new Permission("sso:PutInlinePolicyToPermissionSet", List.of(Patterns.INSTANCE, Patterns.SET)),
                        new Permission(
                                "sso:DeleteInlinePolicyFromPermissionSet", List.of(Patterns.INSTANCE, Patterns.SET)),
                        new Permission(
                                "sso:ListAccountsForProvisionedPermissionSet",
                                List.of(Patterns.INSTANCE, Patterns.SET)),
                        new Permission("sso:ProvisionPermissionSet", List.of(Patterns.INSTANCE, Patterns.SET)),
                        Permission.on(Patterns.INSTANCE, "sso:DescribePermissionSetProvisioningStatus")),
                "Restores the former inline policy and provisions it: sessions that have not expired work again.",
                null);
    }

    @Override
    public Setting setting(Change change) {
        return new SetPolicy();
    }

    @Override
    public boolean isOurs(JsonNode present, JsonNode announced) {
        return RevocationStatement.sameButForTime(present, announced);
    }

    @Override
    public List<String> reopens(Change restore) {
        return List.of("Sessions that were revoked and have not expired work again.");
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var set = PermissionSetRef.get(in.permissionSet(), aws);
        var arn = set.permissionSetArn();
        var provisioning = new Provisioning(new PermissionSetRef(arn), aws);
        var present = present(arn, aws);
        var statement = statement(in, aws);
        var oldest = aws.clock().instant().minus(STILL_FRESH);
        var done = statement.cutOff(present).filter(oldest::isBefore);
        if (done.isPresent())
            return Plan.of(
                    "Sessions of permission set %s issued before %s are revoked already"
                            .formatted(set.name(), done.get()),
                    provisioning.due().stream().toList(),
                    arn);
        var planned = statement.plannedIn(present);
        demandLength(planned, set.name());
        return Plan.of(
                        "Deny everything to %s of permission set %s issued until now"
                                .formatted(
                                        in.userOrNull() == null ? "the sessions" : "the sessions of user " + in.user(),
                                        set.name()),
                        List.of(new Change(arn, SetPolicy.ATTRIBUTE, present, planned)),
                        arn)
                .warning(warnings(in, provisioning));
    }

    private static List<String> warnings(In in, Provisioning provisioning) {
        var warnings = new ArrayList<String>();
        var outdated = provisioning.outdated();
        if (outdated.isEmpty() && provisioning.upToDate().isEmpty())
            warnings.add("The permission set is in no account: there are no sessions of it.");
        if (!outdated.isEmpty())
            warnings.add(
                    "Somebody changed the permission set and did not provision it; that reaches these accounts too now: %s."
                            .formatted(String.join(", ", outdated)));
        if (in.userOrNull() == null)
            warnings.add("Everybody with this permission set is cut off in every account, you too if you use it.");
        warnings.add("Who is still signed in at the access portal gets a new session at once: disable the user, or take"
                + " the assignment.");
        warnings.add("Sessions of other roles that were assumed with it go on.");
        return warnings;
    }

    private static void demandLength(JsonNode policy, String set) {
        var length = policy.toString().length();
        if (length <= LONGEST_POLICY) return;
        throw new ActionException(
                "PolicyTooLong",
                "The inline policy of permission set %s would have %,d characters, and a role takes %,d. Move what is in it to a managed policy first."
                        .formatted(set, length, LONGEST_POLICY));
    }

    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        var arn = PermissionSetRef.get(in.permissionSet(), aws).permissionSetArn();
        for (var change : plan.changes())
            if (change.attribute().equals(SetPolicy.ATTRIBUTE))
                new SetPolicy()
                        .write(
                                arn,
                                statement(in, aws)
                                        .in(present(arn, aws), aws.clock().instant()),
                                aws);
        new Provisioning(new PermissionSetRef(arn), aws).bringUpToDate();
        return verify(in, aws);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var arn = PermissionSetRef.get(in.permissionSet(), aws).permissionSetArn();
        var provisioning = new Provisioning(new PermissionSetRef(arn), aws);
        var cutOff = statement(in, aws).cutOff(present(arn, aws));
        return new Out(
                cutOff.map(Instant::toString).orElse(""),
                cutOff.isPresent() ? provisioning.upToDate() : List.of(),
                provisioning.outdated());
    }

    /** What was provisioned is no state of its own: it follows the policy. */
    @Override
    public Undo undo(Plan plan) {
        return new Undo(plan.changes().reversed().stream()
                .filter(c -> c.attribute().equals(SetPolicy.ATTRIBUTE))
                .map(Change::inverse)
                .toList());
    }

    @Override
    public Plan planUndo(Undo undo, ActionContext aws) {
        var plan = ChangesSettings.super.planUndo(undo, aws);
        if (!plan.changes().isEmpty()) return plan;
        var due = plan.resources().stream()
                .map(PermissionSetRef::new)
                .filter(set -> set.find(aws).isPresent())
                .flatMap(set -> new Provisioning(set, aws).due().stream())
                .toList();
        return due.isEmpty()
                ? plan
                : new Plan("Provision the former inline policy", due, plan.warnings(), plan.resources());
    }

    @Override
    public void applyUndo(Plan undoPlan, ActionContext aws) {
        for (var change : undoPlan.changes())
            if (change.attribute().equals(SetPolicy.ATTRIBUTE))
                new SetPolicy().write(change.resource(), change.after(), aws);
        undoPlan.changes().stream()
                .map(Change::resource)
                .distinct()
                .forEach(arn -> new Provisioning(new PermissionSetRef(arn), aws).bringUpToDate());
    }

    private static JsonNode present(String arn, ActionContext aws) {
        return new SetPolicy().read(arn, aws).orElse(NullNode.getInstance());
    }

    private static RevocationStatement statement(In in, ActionContext aws) {
        return new RevocationStatement(aws.caseId(), aws.step(), in.userOrNull());
    }
}
