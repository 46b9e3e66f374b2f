package dev.cofferdam.range.route53resolver;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.world.DnsFirewall.RuleGroup;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53resolver.model.FirewallRule;
import software.amazon.awssdk.services.route53resolver.model.FirewallRuleGroupAssociation;
import software.amazon.awssdk.services.route53resolver.model.FirewallRuleGroupMetadata;
import software.amazon.awssdk.services.route53resolver.model.ListFirewallRuleGroupAssociationsRequest;
import software.amazon.awssdk.services.route53resolver.model.ListFirewallRuleGroupAssociationsResponse;
import software.amazon.awssdk.services.route53resolver.model.ListFirewallRuleGroupsRequest;
import software.amazon.awssdk.services.route53resolver.model.ListFirewallRuleGroupsResponse;
import software.amazon.awssdk.services.route53resolver.model.ListFirewallRulesRequest;
import software.amazon.awssdk.services.route53resolver.model.ListFirewallRulesResponse;

/** Which lists rules block by, and which VPCs have them. */
final class FirewallRules extends ResolverPart {
    FirewallRules(Call call) {
        super(call);
    }

    @Override
    public ListFirewallRuleGroupsResponse listFirewallRuleGroups(ListFirewallRuleGroupsRequest request) {
        var page = page(world.dnsFirewall().ruleGroups().all(), request.maxResults(), request.nextToken());
        return ListFirewallRuleGroupsResponse.builder()
                .firewallRuleGroups(page.items().stream()
                        .map(g -> FirewallRuleGroupMetadata.builder()
                                .id(g.id())
                                .name(g.name())
                                .ownerId(world.id())
                                .build())
                        .toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public ListFirewallRulesResponse listFirewallRules(ListFirewallRulesRequest request) {
        var group = group(request.firewallRuleGroupId());
        var page = page(group.rules(), request.maxResults(), request.nextToken());
        return ListFirewallRulesResponse.builder()
                .firewallRules(page.items().stream()
                        .map(r -> FirewallRule.builder()
                                .firewallRuleGroupId(group.id())
                                .firewallDomainListId(r.list())
                                .name(r.name())
                                .action(r.action())
                                .priority(r.priority())
                                .build())
                        .toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public ListFirewallRuleGroupAssociationsResponse listFirewallRuleGroupAssociations(
            ListFirewallRuleGroupAssociationsRequest request) {
        var group = group(request.firewallRuleGroupId());
        var page = page(group.vpcs(), request.maxResults(), request.nextToken());
        return ListFirewallRuleGroupAssociationsResponse.builder()
                .firewallRuleGroupAssociations(page.items().stream()
                        .map(vpc -> FirewallRuleGroupAssociation.builder()
                                .firewallRuleGroupId(group.id())
                                .vpcId(vpc)
                                .build())
                        .toList())
                .nextToken(page.next())
                .build();
    }

    private RuleGroup group(@Nullable String id) {
        return world.dnsFirewall().ruleGroups().find(id).orElseThrow(() -> notFound("FirewallRuleGroup", id));
    }
}
