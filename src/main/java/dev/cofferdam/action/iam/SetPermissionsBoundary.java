package dev.cofferdam.action.iam;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
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
import tools.jackson.databind.node.StringNode;

/**
 * Source: IAM User Guide, "Permissions boundaries for IAM entities"; IAM API Reference, PutUserPermissionsBoundary,
 * PutRolePermissionsBoundary.
 */
public final class SetPermissionsBoundary
        implements ChangesPrincipals<SetPermissionsBoundary.In, SetPermissionsBoundary.Out> {
    public record In(
            @Input(type = ValueType.IAM_USER, value = "A user, by name; else name a role.", optional = true) @Nullable
            String user,

            @Input(type = ValueType.IAM_ROLE, value = "A role, by name; else name a user.", optional = true) @Nullable
            String role,

            @Input(
                    type = ValueType.AWS_ARN,
                    value = "The managed policy that is the boundary; AWS's own AWSDenyAll when not given.",
                    optional = true)
            @Nullable
            String policy) {}

    public record Out(
            @Output("The ARN of the boundary; empty where there is none.")
            String boundary) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "iam.set-permissions-boundary",
                "Set a permissions boundary",
                """
                Makes a managed policy the permissions boundary of a user or a role: its own policies then grant \
                nothing beyond it, at each request, also to sessions that were issued before. Without `policy` it is \
                AWS's `AWSDenyAll`, which denies everything; with a narrower one, part of the work goes on.

                - **A boundary that does not deny is not a wall.** A resource's policy (of a bucket, a key, a queue) \
                that names the user or the role's session itself grants past a boundary that merely does not allow. \
                Only an explicit deny, as in `AWSDenyAll`, holds there too.
                - Denying resource policies with `NotPrincipal` deny every principal that has a boundary, whomever \
                they name.
                - Sessions of *roles* that a user assumed before are not bound by the user's boundary.
                - Not your own user or role: the plan says when you are signed in with it.
                - IAM spreads a change in seconds, sometimes a minute. Service-linked roles, and those of IAM Identity \
                Center, cannot be changed.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("sts:GetCallerIdentity"),
                        new Permission("iam:GetPolicy", List.of(Patterns.POLICY, Patterns.AWS_POLICY)),
                        Permission.on(Patterns.USER, "iam:GetUser"),
                        Permission.on(Patterns.USER, "iam:PutUserPermissionsBoundary"),
                        Permission.on(Patterns.USER, "iam:DeleteUserPermissionsBoundary"),
                        Permission.on(Patterns.ROLE, "iam:GetRole"),
                        Permission.on(Patterns.ROLE, "iam:PutRolePermissionsBoundary"),
                        Permission.on(Patterns.ROLE, "iam:DeleteRolePermissionsBoundary")),
                "Restores the former boundary, or takes this one away; not when the former policy was deleted since.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var iam = aws.client(IamClient.class);
        var principal = principal(in);
        var arn = principal.changeableArn(iam);
        var policy = policy(in, aws);
        var change = new PermissionsBoundary().change(arn, StringNode.valueOf(policy), aws);
        if (change.isEmpty())
            return Plan.of("%s is the boundary of %s already".formatted(policy, principal), List.of(), arn);
        ManagedPolicy.missing(iam, policy).ifPresent(missing -> {
            throw new ActionException("NoSuchPolicy", "The %s cannot be bound: %s".formatted(principal, missing));
        });
        var warnings = new ArrayList<>(new Caller(aws).lockedOutWith(principal));
        if (!policy.equals(denyAll(aws)))
            warnings.add("A resource's policy that names the %s's own user or session grants past this boundary, unless"
                            .formatted(principal.kindName())
                    + " the boundary denies it explicitly.");
        warnings.add("Whatever works with the %s stops where the boundary ends.".formatted(principal));
        warnings.add("IAM takes seconds to spread this; look at the trail for what was still done.");
        return Plan.of("Bound the %s by %s".formatted(principal, policy), List.of(change.get()), arn, policy)
                .warning(warnings);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var present = new PermissionsBoundary().read(aws.client(IamClient.class), principal(in));
        return new Out(present.isNull() ? "" : present.asString());
    }

    private Principal principal(In in) {
        return Principal.exactlyOne(spec().id(), in.user(), in.role(), null);
    }

    private static String policy(In in, ActionContext aws) {
        return in.policy() == null || in.policy().isEmpty() ? denyAll(aws) : in.policy();
    }

    /** Source: AWS Managed Policy Reference, "AWSDenyAll". */
    private static String denyAll(ActionContext aws) {
        return "arn:%s:iam::aws:policy/AWSDenyAll".formatted(aws.partition());
    }
}
