package dev.cofferdam.action.iam;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.User;
import tools.jackson.databind.node.NullNode;

/** Source: IAM API Reference, DetachUserPolicy, DetachRolePolicy, DetachGroupPolicy. */
public final class DetachPolicy implements ChangesPrincipals<DetachPolicy.In, DetachPolicy.Out> {
    public record In(
            @Input(type = ValueType.IAM_USER, value = "A user, by name; else a role or a group.", optional = true)
            @Nullable
            String user,

            @Input(type = ValueType.IAM_ROLE, value = "A role, by name; else a user or a group.", optional = true)
            @Nullable
            String role,

            @Input(value = "A group, by name; else a user or a role.", optional = true) @Nullable
            String group,

            @Input(type = ValueType.AWS_ARN, value = "The managed policy to detach.")
            String policy) {}

    public record Out(
            @Output("Whether the policy is attached.") boolean attached) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "iam.detach-policy",
                "Detach a managed policy",
                """
                Detaches one managed policy from a user, a role or a group. The policy itself is kept. Sessions that \
                were issued before lose what it allowed as well: policies are judged at each request.

                - **A policy that denies, taken away, gives more.** AWS itself attaches `AWSCompromisedKeyQuarantine…` \
                to the user of a key that it found exposed. The plan reads the policy, and says when it denies anything.
                - What the policy allowed may be allowed by another as well, inline, attached or of a group; a \
                permissions boundary is not an attachment. `iam.quarantine-user` and `iam.quarantine-role` deny \
                whatever else allows.
                - From a group, it is taken from all members; the plan names them.
                - IAM spreads a change in seconds, sometimes a minute. Service-linked roles, and those of IAM Identity \
                Center, cannot be changed.
                """,
                Kind.ERADICATE,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        new Permission("iam:GetPolicy", List.of(Patterns.POLICY, Patterns.AWS_POLICY)),
                        new Permission("iam:GetPolicyVersion", List.of(Patterns.POLICY, Patterns.AWS_POLICY)),
                        Permission.on(Patterns.USER, "iam:GetUser"),
                        Permission.on(Patterns.USER, "iam:ListAttachedUserPolicies"),
                        Permission.on(Patterns.USER, "iam:DetachUserPolicy"),
                        Permission.on(Patterns.USER, "iam:AttachUserPolicy"),
                        Permission.on(Patterns.ROLE, "iam:GetRole"),
                        Permission.on(Patterns.ROLE, "iam:ListAttachedRolePolicies"),
                        Permission.on(Patterns.ROLE, "iam:DetachRolePolicy"),
                        Permission.on(Patterns.ROLE, "iam:AttachRolePolicy"),
                        Permission.on(Patterns.GROUP, "iam:GetGroup"),
                        Permission.on(Patterns.GROUP, "iam:ListAttachedGroupPolicies"),
                        Permission.on(Patterns.GROUP, "iam:DetachGroupPolicy"),
                        Permission.on(Patterns.GROUP, "iam:AttachGroupPolicy")),
                "Attaches the policy again, unless it was deleted since.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var iam = aws.client(IamClient.class);
        var principal = principal(in);
        var arn = principal.changeableArn(iam);
        var change = new Attachment(in.policy()).change(arn, NullNode.getInstance(), aws);
        if (change.isEmpty())
            return Plan.of(
                    "%s is not attached to the %s".formatted(in.policy(), principal), List.of(), arn, in.policy());
        var warnings = new ArrayList<String>();
        if (ManagedPolicy.denies(iam, in.policy()))
            warnings.add(
                    "This policy denies something: without it, the %s may do more, not less.".formatted(principal));
        if (principal.kind() == Principal.Kind.GROUP) {
            var members = members(iam, principal.name());
            warnings.add("It is taken from all members of the group: %s."
                    .formatted(members.isEmpty() ? "none" : String.join(", ", members)));
        }
        warnings.add("What it allowed may be allowed by another policy as well.");
        warnings.add("IAM takes seconds to spread this; look at the trail for what was still done.");
        return Plan.of(
                        "Detach %s from the %s".formatted(in.policy(), principal),
                        List.of(change.get()),
                        arn,
                        in.policy())
                .warning(warnings);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var present = new Attachment(in.policy()).read(aws.client(IamClient.class), principal(in));
        return new Out(!present.isNull());
    }

    private Principal principal(In in) {
        return Principal.exactlyOne(spec().id(), in.user(), in.role(), in.group());
    }

    private static List<String> members(IamClient iam, String group) {
        return iam.getGroupPaginator(r -> r.groupName(group)).users().stream()
                .map(User::userName)
                .sorted()
                .toList();
    }
}
