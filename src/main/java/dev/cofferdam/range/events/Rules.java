package dev.cofferdam.range.events;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.EventRules.Rule;
import dev.cofferdam.range.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.DisableRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DisableRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.EnableRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.EnableRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.PutRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.PutRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;

/**
 * Rules of event buses. Source: EventBridge API Reference, DescribeRule, DisableRule, PutRule (which keeps nothing that
 * is left out).
 */
final class Rules implements EventBridgeClient {
    private static final String DEFAULT = "default";

    private final World world;

    Rules(Call call) {
        this.world = call.world();
    }

    @Override
    public DescribeRuleResponse describeRule(DescribeRuleRequest request) {
        var rule = rule(request.name(), request.eventBusName());
        return DescribeRuleResponse.builder()
                .name(rule.name())
                .arn(arn(rule))
                .eventBusName(rule.bus())
                .description(rule.description())
                .eventPattern(rule.pattern())
                .scheduleExpression(rule.schedule())
                .roleArn(rule.role())
                .managedBy(rule.managedBy())
                .state(rule.state())
                .build();
    }

    @Override
    public EnableRuleResponse enableRule(EnableRuleRequest request) {
        put(own(rule(request.name(), request.eventBusName())).withState(RuleState.ENABLED.toString()));
        return EnableRuleResponse.builder().build();
    }

    @Override
    public DisableRuleResponse disableRule(DisableRuleRequest request) {
        put(own(rule(request.name(), request.eventBusName())).withState(RuleState.DISABLED.toString()));
        return DisableRuleResponse.builder().build();
    }

    @Override
    public PutRuleResponse putRule(PutRuleRequest request) {
        var bus = bus(request.eventBusName());
        var former = world.rules().all().find(Rule.id(bus, request.name()));
        former.ifPresent(Rules::own);
        var rule = new Rule(
                bus,
                request.name(),
                request.description(),
                request.eventPattern(),
                request.scheduleExpression(),
                request.roleArn(),
                null,
                request.state() == null ? RuleState.ENABLED.toString() : request.stateAsString(),
                former.map(Rule::targets).orElse(List.of()));
        put(rule);
        return PutRuleResponse.builder().ruleArn(arn(rule)).build();
    }

    @Override
    public ListTargetsByRuleResponse listTargetsByRule(ListTargetsByRuleRequest request) {
        return ListTargetsByRuleResponse.builder()
                .targets(rule(request.rule(), request.eventBusName()).targets().stream()
                        .map(arn -> Target.builder().id(arn).arn(arn).build())
                        .toList())
                .build();
    }

    private Rule rule(String name, @Nullable String bus) {
        return world.rules()
                .all()
                .find(Rule.id(bus(bus), name))
                .orElseThrow(() -> new ServiceError(
                        "ResourceNotFoundException",
                        "Rule %s does not exist on EventBus %s.".formatted(name, bus(bus))));
    }

    private static Rule own(Rule rule) {
        if (rule.managedBy() != null)
            throw new ServiceError(
                    "ManagedRuleException",
                    "Rule %s is managed by an AWS service and can only be modified if force is specified."
                            .formatted(rule.name()));
        return rule;
    }

    private void put(Rule rule) {
        world.rules().all().put(rule);
    }

    /** By name or ARN. */
    private static String bus(@Nullable String named) {
        if (named == null) return DEFAULT;
        var mark = named.indexOf(":event-bus/");
        return mark < 0 ? named : named.substring(mark + ":event-bus/".length());
    }

    private String arn(Rule rule) {
        return world.arn("events", "rule/" + (rule.bus().equals(DEFAULT) ? "" : rule.bus() + "/") + rule.name());
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
