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
import dev.cofferdam.action.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ssoadmin.model.AccountAssignment;
import software.amazon.awssdk.services.ssoadmin.model.PermissionSet;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;
import tools.jackson.databind.node.NullNode;

/**
 * Source: IAM Identity Center API Reference, DeleteAccountAssignment; IAM Identity Center User Guide, "Remove access".
 */
public final class RemoveAssignment implements ChangesSettings<RemoveAssignment.In, RemoveAssignment.Out> {
    /** Source: IAM Identity Center API Reference, AccountAssignment. */
    private static final Pattern PRINCIPAL =
            Pattern.compile("([0-9a-f]{10}-)?[A-Fa-f0-9]{8}-([A-Fa-f0-9]{4}-){3}[A-Fa-f0-9]{12}");

    public record In(
            @Input("The permission set: its name or its ARN.")
            String permissionSet,

            @Input(type = ValueType.AWS_ACCOUNT_ID, value = "The account that they get into with it.")
            String account,

            @Input(
                    type = ValueType.ENUM,
                    values = {"USER", "GROUP"},
                    value = "Whether it is assigned to a user or to a group.")
            String principalType,

            @Input("The user or group, by the id in the identity store.")
            String principal) {
        Assignment assignment() {
            if (!PRINCIPAL.matcher(principal).matches())
                throw new ActionException(
                        "InvalidInput",
                        "%s is no id of the identity store. Look the user or group up there; names are not taken."
                                .formatted(principal));
            return new Assignment(account, PrincipalType.fromValue(principalType), principal);
        }
    }

    public record Out(
            @Output("Whether it is assigned to them.") boolean assigned,

            @Output("Who else gets into the account with this permission set, each TYPE and id, sorted.")
            List<String> others) {
        public Out {
            others = List.copyOf(others);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "identitycenter.remove-assignment",
                "Take a permission set in an account from a user or group",
                """
                Removes the assignment by which a user or a group of IAM Identity Center gets into an account with a \
                permission set. Identity Center does it in the background, and this waits for it.

                - **Sessions go on** until they expire, for up to 12 hours: \
                `identitycenter.revoke-permission-set-sessions` ends them.
                - A group's assignment is all its members'. A user may have the same by a group, or another permission \
                set in this account: look at `others`.
                - With the last assignment of a permission set in an account its role is removed there. Made again it \
                has another id: what names the role by a unique id (a key policy that was saved while it was gone, \
                `aws:userid`) no longer fits.
                - Where assignments come from infrastructure code, it may make this one again.
                - It has to run in the region of Identity Center, in the management account or the one it is delegated \
                to; for the management account only in itself.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("sso:ListInstances"),
                        Permission.on(Patterns.INSTANCE, "sso:ListPermissionSets"),
                        new Permission("sso:DescribePermissionSet", List.of(Patterns.INSTANCE, Patterns.SET)),
                        new Permission(
                                "sso:ListAccountAssignments",
                                List.of(Patterns.INSTANCE, Patterns.SET, Patterns.ACCOUNT)),
                        new Permission(
                                "sso:DeleteAccountAssignment",
                                List.of(Patterns.INSTANCE, Patterns.SET, Patterns.ACCOUNT)),
                        Permission.on(Patterns.INSTANCE, "sso:DescribeAccountAssignmentDeletionStatus"),
                        new Permission(
                                "sso:CreateAccountAssignment",
                                List.of(Patterns.INSTANCE, Patterns.SET, Patterns.ACCOUNT)),
                        Permission.on(Patterns.INSTANCE, "sso:DescribeAccountAssignmentCreationStatus")),
                "Assigns the permission set to them again.",
                null);
    }

    @Override
    public Setting setting(Change change) {
        return Assignment.of(change.attribute());
    }

    @Override
    public List<String> reopens(Change restore) {
        return List.of("They get into the account with this permission set again.");
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var assignment = in.assignment();
        var set = PermissionSetRef.get(in.permissionSet(), aws);
        var change = assignment.change(set.permissionSetArn(), NullNode.getInstance(), aws);
        if (change.isEmpty())
            return Plan.of(
                    "%s %s does not get into account %s with permission set %s"
                            .formatted(in.principalType(), in.principal(), in.account(), set.name()),
                    List.of(),
                    set.permissionSetArn());
        return Plan.of(
                        "Take permission set %s in account %s from %s %s"
                                .formatted(set.name(), in.account(), in.principalType(), in.principal()),
                        List.of(change.get()),
                        set.permissionSetArn())
                .warning(warnings(in, others(in, set, aws)));
    }

    private static List<String> warnings(In in, List<String> others) {
        var warnings = new ArrayList<String>();
        warnings.add("Sessions go on until they expire: revoke those of the permission set as well.");
        if (in.principalType().equals("GROUP"))
            warnings.add("All members of the group lose it, you too if you are one.");
        if (others.isEmpty())
            warnings.add(
                    "Nobody else has it there: the role in account %s is removed with it.".formatted(in.account()));
        if (in.principalType().equals("USER") && others.stream().anyMatch(o -> o.startsWith("GROUP ")))
            warnings.add("The user keeps it where they are in one of these: %s."
                    .formatted(String.join(
                            ", ",
                            others.stream().filter(o -> o.startsWith("GROUP ")).toList())));
        return warnings;
    }

    private static List<String> others(In in, PermissionSet set, ActionContext aws) {
        return Assignment.all(new PermissionSetRef(set.permissionSetArn()), in.account(), aws).stream()
                .filter(a -> !a.principalId().equals(in.principal()))
                .map(RemoveAssignment::text)
                .sorted()
                .toList();
    }

    private static String text(AccountAssignment assignment) {
        return assignment.principalTypeAsString() + " " + assignment.principalId();
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var set = PermissionSetRef.get(in.permissionSet(), aws);
        var present = in.assignment().read(set.permissionSetArn(), aws).orElse(NullNode.getInstance());
        return new Out(!present.isNull(), others(in, set, aws));
    }
}
