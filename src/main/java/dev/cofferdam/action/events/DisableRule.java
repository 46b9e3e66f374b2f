package dev.cofferdam.action.events;

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
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import tools.jackson.databind.node.StringNode;

/** Source: EventBridge API Reference, DisableRule, PutRule; EventBridge User Guide, "Rules managed by AWS services". */
public final class DisableRule implements ChangesSettings<DisableRule.In, DisableRule.Out> {
    private static final String RULE = "arn:${Partition}:events:${Region}:${Account}:rule/${RuleName}";
    private static final String DEFAULT = "default";

    public record In(
            @Input("The rule's name.") String rule,

            @Input(value = "The event bus that it is on; else default.", optional = true) @Nullable
            String bus) {
        String busOrDefault() {
            return bus == null || bus.isEmpty() ? DEFAULT : bus;
        }
    }

    public record Out(
            @Output("Whether the rule matches nothing and starts nothing.")
            boolean disabled) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "events.disable-rule",
                "Disable an EventBridge rule",
                """
                Disables a rule: no event matches it, and no schedule of it starts anything, until it is enabled again. \
                Attackers use rules to come back, and to answer to what responders do.

                - **What comes meanwhile is not kept**: an event that finds no rule is gone. Is it a rule that your own \
                detection or backup hangs on?
                - It takes a short while; what it started goes on.
                - The plan names its targets. Others may start the same: look for rules on every event bus, in every \
                region, and for schedules of EventBridge Scheduler and for pipes, which are no rules.
                - A rule that an AWS service manages cannot be disabled here: change it in that service.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(RULE, "events:DescribeRule"),
                        Permission.on(RULE, "events:ListTargetsByRule"),
                        Permission.on(RULE, "events:DisableRule"),
                        Permission.on(RULE, "events:EnableRule"),
                        Permission.on(RULE, "events:PutRule")),
                "Enables the rule again, for all of CloudTrail's management events where it was.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var rule = get(in, aws);
        var change = new RuleSwitch().change(rule.arn(), StringNode.valueOf(RuleSwitch.DISABLED), aws);
        if (change.isEmpty()) return Plan.of("Rule %s is disabled already".formatted(in.rule()), List.of(), rule.arn());
        if (rule.managedBy() != null)
            throw new ActionException(
                    "ManagedRule",
                    "Rule %s is managed by %s and cannot be disabled here. Change what made it in that service."
                            .formatted(in.rule(), rule.managedBy()));
        return Plan.of("Disable rule %s".formatted(in.rule()), List.of(change.get()), rule.arn())
                .warning(warnings(in, rule, aws));
    }

    private static List<String> warnings(In in, DescribeRuleResponse rule, ActionContext aws) {
        var warnings = new ArrayList<String>();
        if (rule.scheduleExpression() != null)
            warnings.add("It starts its targets by a schedule, %s; what is missed is not made up for."
                    .formatted(rule.scheduleExpression()));
        aws.client(EventBridgeClient.class)
                .listTargetsByRule(r -> r.rule(in.rule()).eventBusName(in.busOrDefault()))
                .targets()
                .forEach(target -> warnings.add("%s is not started by it any more.".formatted(target.arn())));
        return warnings;
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        return new Out(get(in, aws).stateAsString().equals(RuleSwitch.DISABLED));
    }

    private static DescribeRuleResponse get(In in, ActionContext aws) {
        return RuleSwitch.find(in.rule(), in.busOrDefault(), aws)
                .orElseThrow(() -> new ActionException(
                        "NoSuchRule",
                        "There is no rule %s on event bus %s in region %s of account %s. Check its name, its event bus and the region."
                                .formatted(in.rule(), in.busOrDefault(), aws.region(), aws.account())));
    }

    @Override
    public Setting setting(Change change) {
        return new RuleSwitch();
    }

    @Override
    public List<String> reopens(Change restore) {
        return List.of("It starts its targets again, as they are now: look at them before.");
    }
}
