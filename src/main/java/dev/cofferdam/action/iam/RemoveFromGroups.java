package dev.cofferdam.action.iam;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** Source: IAM API Reference, RemoveUserFromGroup, AddUserToGroup; IAM User Guide, "IAM user groups". */
public final class RemoveFromGroups implements ChangesPrincipals<RemoveFromGroups.In, RemoveFromGroups.Out> {
    public record In(
            @Input(type = ValueType.IAM_USER, value = "The user, by name.")
            String user,

            @Input(value = "The groups to take the user out of, by name; all when not given.", optional = true)
            @Nullable
            List<String> groups) {
        public In {
            groups = groups == null ? List.of() : List.copyOf(groups);
        }

        boolean names(String group) {
            return groups == null || groups.isEmpty() || groups.contains(group);
        }
    }

    public record Out(
            @Output("The groups that the user is in, sorted.")
            List<String> groups) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "iam.remove-from-groups",
                "Take a user out of groups",
                """
                Takes a user out of some groups, or of all, and with that the policies that came from them. Sessions \
                that were issued before lose them as well: policies are judged at each request.

                - **A group that denies, left, gives more.** Groups often hold the policy that denies whatever was \
                asked without MFA. The plan reads the groups' policies, and says when they deny anything.
                - The user's own policies, inline and attached, go on; `iam.quarantine-user` denies whatever else \
                allows.
                - Sessions of *roles* that the user assumed before go on, too.
                - IAM spreads a change in seconds, sometimes a minute.
                """,
                Kind.ERADICATE,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("sts:GetCallerIdentity"),
                        new Permission("iam:GetPolicy", List.of(Patterns.POLICY, Patterns.AWS_POLICY)),
                        new Permission("iam:GetPolicyVersion", List.of(Patterns.POLICY, Patterns.AWS_POLICY)),
                        Permission.on(Patterns.USER, "iam:GetUser"),
                        Permission.on(Patterns.USER, "iam:ListGroupsForUser"),
                        Permission.on(Patterns.GROUP, "iam:GetGroup"),
                        Permission.on(Patterns.GROUP, "iam:ListGroupPolicies"),
                        Permission.on(Patterns.GROUP, "iam:GetGroupPolicy"),
                        Permission.on(Patterns.GROUP, "iam:ListAttachedGroupPolicies"),
                        Permission.on(Patterns.GROUP, "iam:RemoveUserFromGroup"),
                        Permission.on(Patterns.GROUP, "iam:AddUserToGroup")),
                "Puts the user into the former groups again, unless they were deleted since.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var iam = aws.client(IamClient.class);
        var user = Principal.user(in.user());
        var arn = user.arn(iam);
        var left = Membership.of(iam, user).filter(in::names).toList();
        if (left.isEmpty()) return Plan.of("User %s is in none of the groups".formatted(in.user()), List.of(), arn);
        var warnings = new ArrayList<>(new Caller(aws).lockedOutWith(user));
        var denying = left.stream().filter(new GroupPolicies(iam)::deny).collect(Collectors.joining(", "));
        if (!denying.isEmpty())
            warnings.add("What denies the user something goes as well (%s): without it, the user may do more, not less."
                    .formatted(denying));
        warnings.add("What the groups allowed may be allowed by the user's own policies as well.");
        warnings.add("IAM takes seconds to spread this; look at the trail for what was still done.");
        return Plan.of(
                        "Take user %s out of %s".formatted(in.user(), String.join(", ", left)),
                        left.stream().map(group -> leaving(arn, group)).toList(),
                        arn)
                .warning(warnings);
    }

    private static Change leaving(String user, String group) {
        return new Change(
                user, new Membership(group).attribute(), StringNode.valueOf("member"), NullNode.getInstance());
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        return new Out(Membership.of(aws.client(IamClient.class), Principal.user(in.user()))
                .toList());
    }
}
