package dev.cofferdam.range.networkfirewall;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ModelJson;
import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.World;
import java.util.HashSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.networkfirewall.NetworkFirewallClient;
import software.amazon.awssdk.services.networkfirewall.model.DescribeRuleGroupRequest;
import software.amazon.awssdk.services.networkfirewall.model.DescribeRuleGroupResponse;
import software.amazon.awssdk.services.networkfirewall.model.ListRuleGroupsRequest;
import software.amazon.awssdk.services.networkfirewall.model.ListRuleGroupsResponse;
import software.amazon.awssdk.services.networkfirewall.model.ResourceStatus;
import software.amazon.awssdk.services.networkfirewall.model.RuleGroup;
import software.amazon.awssdk.services.networkfirewall.model.RuleGroupMetadata;
import software.amazon.awssdk.services.networkfirewall.model.RuleGroupResponse;
import software.amazon.awssdk.services.networkfirewall.model.RuleGroupType;
import software.amazon.awssdk.services.networkfirewall.model.UpdateRuleGroupRequest;
import software.amazon.awssdk.services.networkfirewall.model.UpdateRuleGroupResponse;

/** Stateful rule groups; each change needs the token of the state that it is made from. */
final class RuleGroups implements NetworkFirewallClient {
    private final Call call;
    private final World world;

    RuleGroups(Call call) {
        this.call = call;
        this.world = call.world();
    }

    @Override
    public ListRuleGroupsResponse listRuleGroups(ListRuleGroupsRequest request) {
        var page = Page.of(
                world.networkFirewall().ruleGroups().all(),
                request.maxResults() == null ? 100 : request.maxResults(),
                request.nextToken(),
                invalid("The NextToken is not valid."));
        return ListRuleGroupsResponse.builder()
                .ruleGroups(page.items().stream()
                        .map(g -> RuleGroupMetadata.builder()
                                .name(g.name())
                                .arn(arn(g.name()))
                                .build())
                        .toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public DescribeRuleGroupResponse describeRuleGroup(DescribeRuleGroupRequest request) {
        if (request.ruleGroupArn() == null && request.type() == null)
            throw invalid("You must specify the ARN, or the name and the type.");
        var group = request.type() == RuleGroupType.STATELESS
                ? null
                : find(request.ruleGroupName(), request.ruleGroupArn());
        if (group == null) throw notFound();
        return DescribeRuleGroupResponse.builder()
                .updateToken(group.token())
                .ruleGroup(model(group))
                .ruleGroupResponse(about(group))
                .build();
    }

    @Override
    public UpdateRuleGroupResponse updateRuleGroup(UpdateRuleGroupRequest request) {
        var group = find(request.ruleGroupName(), request.ruleGroupArn());
        if (group == null) throw notFound();
        if (!group.token().equals(request.updateToken()))
            throw new ServiceError("InvalidTokenException", "Update token is invalid.");
        check(request.ruleGroup(), group.capacity());
        var changed = group.with(
                request.description(),
                ModelJson.write(request.ruleGroup()),
                call.ids().uuid());
        world.networkFirewall().ruleGroups().put(changed);
        return UpdateRuleGroupResponse.builder()
                .updateToken(changed.token())
                .ruleGroupResponse(about(changed))
                .build();
    }

    private static void check(@Nullable RuleGroup rules, int capacity) {
        if (rules == null || rules.rulesSource() == null) throw invalid("RulesSource must be given.");
        var sids = new HashSet<String>();
        for (var rule : rules.rulesSource().statefulRules()) {
            var sid = rule.ruleOptions().stream()
                    .filter(o -> o.keyword().equals("sid"))
                    .flatMap(o -> o.settings().stream())
                    .findFirst()
                    .orElseThrow(() -> invalid("stateful rule is invalid, reason: a rule must have a sid"));
            if (!sids.add(sid)) throw invalid("stateful rule is invalid, reason: duplicate sid " + sid);
        }
        if (consumed(rules) > capacity)
            throw invalid("Rule group capacity exceeded: %d of %d".formatted(consumed(rules), capacity));
    }

    private static int consumed(RuleGroup rules) {
        var domains = rules.rulesSource().rulesSourceList();
        return rules.rulesSource().statefulRules().size()
                + (domains == null ? 0 : domains.targets().size());
    }

    private dev.cofferdam.range.world.NetworkFirewall.@Nullable RuleGroup find(
            @Nullable String name, @Nullable String arn) {
        var wanted = arn == null ? name : arn.substring(arn.lastIndexOf('/') + 1);
        return world.networkFirewall()
                .ruleGroups()
                .find(wanted)
                .filter(g -> arn == null || arn.equals(arn(g.name())))
                .orElse(null);
    }

    private static RuleGroup model(dev.cofferdam.range.world.NetworkFirewall.RuleGroup group) {
        return ModelJson.read(group.rules(), RuleGroup.builder()).build();
    }

    private RuleGroupResponse about(dev.cofferdam.range.world.NetworkFirewall.RuleGroup group) {
        return RuleGroupResponse.builder()
                .ruleGroupName(group.name())
                .ruleGroupArn(arn(group.name()))
                .ruleGroupId(Objects.requireNonNull(group.token()))
                .type(RuleGroupType.STATEFUL)
                .description(group.description())
                .capacity(group.capacity())
                .consumedCapacity(consumed(model(group)))
                .numberOfAssociations(group.associations())
                .ruleGroupStatus(ResourceStatus.ACTIVE)
                .build();
    }

    private String arn(String name) {
        return world.arn("network-firewall", "stateful-rulegroup/" + name);
    }

    private static ServiceError notFound() {
        return new ServiceError("ResourceNotFoundException", "Unable to locate resource.");
    }

    private static ServiceError invalid(String message) {
        return new ServiceError("InvalidRequestException", message);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
