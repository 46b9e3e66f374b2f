package dev.cofferdam.action.cloudformation;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/**
 * Source: CloudFormation User Guide, "Protect CloudFormation stacks from being deleted", "Prevent updates to stack
 * resources"; CloudFormation API Reference, UpdateTerminationProtection, SetStackPolicy.
 */
public final class ProtectStack implements ChangesSettings<ProtectStack.In, ProtectStack.Out> {
    private static final String STACK = "arn:${Partition}:cloudformation:${Region}:${Account}:stack/${StackName}/${Id}";
    private static final String DELETED = "DELETE_COMPLETE";

    public record In(
            @Input("The stack's name.") String stack,

            @Input(value = "Whether updates of its resources are denied too, by a stack policy.", optional = true)
            boolean denyUpdates) {}

    public record Out(
            @Output("Whether the stack cannot be deleted.") boolean undeletable,

            @Output("Whether a stack policy denies every update of its resources.")
            boolean unchangeable) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "cloudformation.protect-stack",
                "Protect a CloudFormation stack",
                """
                Turns on the termination protection of a stack, so that nobody deletes it with all that is in it; with \
                `deny_updates` also sets a stack policy that denies every update of its resources.

                - **It stops mistakes and slow attackers, not who may turn it off**: who has \
                `cloudformation:UpdateTerminationProtection` or `cloudformation:SetStackPolicy` can. Take that away in \
                IAM.
                - Resources can still be changed and deleted one by one, by their own services, and the stack's role \
                may still do what it may.
                - **A stack policy never goes away again.** Where there was none, taking this back sets one that allows \
                every update, which is the same as none.
                - With `deny_updates` pipelines that deploy the stack fail. A deletion that is under way goes on.
                - A nested stack is protected by its root stack.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(STACK, "cloudformation:DescribeStacks"),
                        Permission.on(STACK, "cloudformation:GetStackPolicy"),
                        Permission.on(STACK, "cloudformation:UpdateTerminationProtection"),
                        Permission.on(STACK, "cloudformation:SetStackPolicy")),
                "Restores the protection and the policy; where there was no policy, one that allows every update.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var stack = get(in, aws);
        var arn = stack.stackId();
        if (stack.rootId() != null && !stack.rootId().equals(arn))
            throw new ActionException(
                    "NestedStack",
                    "Stack %s is nested and is protected by its root stack. Protect %s instead."
                            .formatted(in.stack(), Stacks.name(stack.rootId())));
        var changes = new ArrayList<Change>();
        new TerminationProtection().change(arn, BooleanNode.TRUE, aws).ifPresent(changes::add);
        if (in.denyUpdates())
            new StackPolicy().change(arn, StackPolicy.ALLOWS_NOTHING, aws).ifPresent(changes::add);
        if (changes.isEmpty()) return Plan.of("Stack %s is protected already".formatted(in.stack()), List.of(), arn);
        return Plan.of("Protect stack %s".formatted(in.stack()), changes, arn).warning(warnings(stack, changes));
    }

    private static List<String> warnings(Stack stack, List<Change> changes) {
        var warnings = new ArrayList<String>();
        if (String.valueOf(stack.stackStatusAsString()).startsWith("DELETE_"))
            warnings.add(
                    "The stack is %s: a deletion that is under way goes on.".formatted(stack.stackStatusAsString()));
        for (var change : changes)
            if (change.attribute().equals(StackPolicy.ID)) {
                warnings.add("Every update of the stack's resources fails, those of pipelines too.");
                if (change.before().isNull())
                    warnings.add("A stack policy never goes away again: taking this back leaves one that allows"
                            + " everything.");
            }
        return warnings;
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var stack = get(in, aws);
        return new Out(
                Boolean.TRUE.equals(stack.enableTerminationProtection()),
                new StackPolicy().read(stack.stackId(), aws).equals(Optional.<JsonNode>of(StackPolicy.ALLOWS_NOTHING)));
    }

    private static Stack get(In in, ActionContext aws) {
        return Stacks.find(in.stack(), aws)
                .filter(stack -> !DELETED.equals(stack.stackStatusAsString()))
                .orElseThrow(() -> new ActionException(
                        "NoSuchStack",
                        "There is no stack %s in region %s of account %s. Check its name and its region."
                                .formatted(in.stack(), aws.region(), aws.account())));
    }

    @Override
    public Setting setting(Change change) {
        return switch (change.attribute()) {
            case TerminationProtection.ID -> new TerminationProtection();
            case StackPolicy.ID -> new StackPolicy();
            default -> throw new IllegalArgumentException("not a setting of a stack: " + change.attribute());
        };
    }

    @Override
    public List<String> reopens(Change restore) {
        return List.of(
                restore.attribute().equals(StackPolicy.ID)
                        ? "The stack's resources can be updated again."
                        : "The stack can be deleted again, with all that is in it.");
    }
}
