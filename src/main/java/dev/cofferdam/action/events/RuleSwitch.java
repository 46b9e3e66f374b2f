package dev.cofferdam.action.events;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Setting;
import java.util.Optional;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Whether a rule, by its ARN, is on; the value is EventBridge's own word. Source: EventBridge API Reference,
 * DescribeRule, EnableRule, DisableRule, PutRule.
 */
record RuleSwitch() implements Setting {
    static final String DISABLED = RuleState.DISABLED.toString();

    private static final String DEFAULT = "default";
    private static final String MARK = ":rule/";

    @Override
    public String attribute() {
        return "State";
    }

    @Override
    public String title() {
        return "state";
    }

    @Override
    public String owner(String rule) {
        return "rule " + name(rule);
    }

    @Override
    public Optional<JsonNode> read(String rule, ActionContext aws) {
        return find(name(rule), bus(rule), aws).map(found -> StringNode.valueOf(found.stateAsString()));
    }

    @Override
    public void write(String rule, JsonNode state, ActionContext aws) {
        var events = aws.client(EventBridgeClient.class);
        var name = name(rule);
        var bus = bus(rule);
        switch (RuleState.fromValue(state.asString())) {
            case DISABLED -> events.disableRule(r -> r.name(name).eventBusName(bus));
            case ENABLED -> events.enableRule(r -> r.name(name).eventBusName(bus));
            case ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS -> put(name, bus, state.asString(), aws);
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException("no state to write: " + state.asString());
        }
    }

    /** There is no other call that sets this state; what else there is of the rule is sent again as it is now. */
    private static void put(String name, String bus, String state, ActionContext aws) {
        find(name, bus, aws)
                .ifPresent(rule -> aws.client(EventBridgeClient.class)
                        .putRule(r -> r.name(name)
                                .eventBusName(bus)
                                .state(state)
                                .description(rule.description())
                                .eventPattern(rule.eventPattern())
                                .scheduleExpression(rule.scheduleExpression())
                                .roleArn(rule.roleArn())));
    }

    static Optional<DescribeRuleResponse> find(String name, String bus, ActionContext aws) {
        try {
            return Optional.of(aws.client(EventBridgeClient.class)
                    .describeRule(r -> r.name(name).eventBusName(bus)));
        } catch (ResourceNotFoundException _) {
            return Optional.empty();
        }
    }

    static String name(String rule) {
        return rule.substring(rule.lastIndexOf('/') + 1);
    }

    /** A rule of the default bus does not name it; a partner's bus has slashes in its name. */
    private static String bus(String rule) {
        var path = rule.substring(rule.indexOf(MARK) + MARK.length());
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : DEFAULT;
    }
}
