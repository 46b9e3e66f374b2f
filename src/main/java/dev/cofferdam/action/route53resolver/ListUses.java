package dev.cofferdam.action.route53resolver;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.SideReads;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.route53resolver.Route53ResolverClient;
import software.amazon.awssdk.services.route53resolver.model.Action;
import software.amazon.awssdk.services.route53resolver.model.FirewallRule;
import software.amazon.awssdk.services.route53resolver.model.FirewallRuleGroupMetadata;

/** What rules do with a domain list: on its own it does nothing, and in an allowing rule it lets through. */
record ListUses(String list, ActionContext aws) {
    /** A rule, and how many VPCs have it. */
    private record Use(FirewallRule rule, String group, int vpcs) {}

    /** A sentence for each thing that a responder has to know. */
    List<String> warnings() {
        var reads = new SideReads();
        var uses = reads.read(List.of("what rules do with domain list " + list), List.<Use>of(), this::uses);
        if (!reads.reasons().isEmpty()) return reads.reasons();
        var warnings = new ArrayList<String>();
        for (var use : uses)
            if (use.rule().action() != Action.BLOCK)
                warnings.add("Rule %s of group %s does not block by this list: its action is %s. Look at it first."
                        .formatted(use.rule().name(), use.group(), use.rule().actionAsString()));
        if (uses.stream().noneMatch(use -> use.rule().action() == Action.BLOCK && use.vpcs() > 0))
            warnings.add(
                    "No rule that blocks by this list is in force in a VPC, so that nothing is blocked by this alone.");
        return warnings;
    }

    private List<Use> uses() {
        return client().listFirewallRuleGroupsPaginator(r -> {}).firewallRuleGroups().stream()
                .flatMap(group ->
                        client()
                                .listFirewallRulesPaginator(r -> r.firewallRuleGroupId(group.id()))
                                .firewallRules()
                                .stream()
                                .filter(rule -> list.equals(rule.firewallDomainListId()))
                                .map(rule -> new Use(rule, group.name(), vpcs(group))))
                .toList();
    }

    private int vpcs(FirewallRuleGroupMetadata group) {
        return (int) client()
                .listFirewallRuleGroupAssociationsPaginator(r -> r.firewallRuleGroupId(group.id()))
                .firewallRuleGroupAssociations()
                .stream()
                .count();
    }

    private Route53ResolverClient client() {
        return aws.client(Route53ResolverClient.class);
    }
}
