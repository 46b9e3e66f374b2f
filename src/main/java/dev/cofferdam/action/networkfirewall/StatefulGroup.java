package dev.cofferdam.action.networkfirewall;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.networkfirewall.NetworkFirewallClient;
import software.amazon.awssdk.services.networkfirewall.model.DescribeRuleGroupResponse;
import software.amazon.awssdk.services.networkfirewall.model.InvalidTokenException;
import software.amazon.awssdk.services.networkfirewall.model.ResourceNotFoundException;
import software.amazon.awssdk.services.networkfirewall.model.RuleGroup;
import software.amazon.awssdk.services.networkfirewall.model.RuleGroupType;

/**
 * A stateful rule group, which is written as a whole, with a token that came with what was read. Source: Network
 * Firewall API Reference, UpdateRuleGroup.
 */
record StatefulGroup(String arn, ActionContext aws) {
    private static final int ATTEMPTS = 5;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

    /** @throws ActionException when there is none of that name */
    static DescribeRuleGroupResponse named(String name, ActionContext aws) {
        try {
            return aws.client(NetworkFirewallClient.class)
                    .describeRuleGroup(r -> r.ruleGroupName(name).type(RuleGroupType.STATEFUL));
        } catch (ResourceNotFoundException e) {
            throw new ActionException(
                    "NoSuchRuleGroup",
                    "There is no stateful rule group %s in %s of account %s. Check the name and the region, and that it is not stateless."
                            .formatted(name, aws.region(), aws.account()),
                    e);
        }
    }

    /** Empty: it is gone. */
    Optional<DescribeRuleGroupResponse> read() {
        try {
            return Optional.of(client().describeRuleGroup(r -> r.ruleGroupArn(arn)));
        } catch (ResourceNotFoundException _) {
            return Optional.empty();
        }
    }

    /**
     * Changes the rules, whatever others change meanwhile.
     *
     * @throws ActionException when it is gone, or others change it again and again
     */
    void change(UnaryOperator<RuleGroup> change) {
        for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var present = read().orElseThrow(() -> new ActionException(
                    "NoSuchRuleGroup", "Rule group %s is gone: there is nothing to change.".formatted(name())));
            var changed = change.apply(present.ruleGroup());
            if (changed.equals(present.ruleGroup())) return;
            try {
                update(present, changed);
                return;
            } catch (InvalidTokenException _) {
                aws.progress("somebody changed rule group %s just now: reading it again".formatted(name()));
                aws.pause(BETWEEN_ATTEMPTS);
            }
        }
        throw new ActionException(
                "RuleGroupBusy",
                "Others changed rule group %s each time between reading and writing it, %d times. Run the step again, or stop what writes it."
                        .formatted(name(), ATTEMPTS));
    }

    /** What is not given anew is taken away. */
    private void update(DescribeRuleGroupResponse present, RuleGroup changed) {
        var about = present.ruleGroupResponse();
        client().updateRuleGroup(r -> r.ruleGroupArn(arn)
                .updateToken(present.updateToken())
                .ruleGroup(changed)
                .description(about.description())
                .encryptionConfiguration(about.encryptionConfiguration())
                .sourceMetadata(about.sourceMetadata())
                .summaryConfiguration(about.summaryConfiguration()));
    }

    String name() {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    private NetworkFirewallClient client() {
        return aws.client(NetworkFirewallClient.class);
    }
}
