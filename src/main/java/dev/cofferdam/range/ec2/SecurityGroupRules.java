package dev.cofferdam.range.ec2;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.SecurityGroup;
import dev.cofferdam.range.world.SecurityGroup.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesResponse;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** The rules of security groups; a request changes all that it names or nothing. */
final class SecurityGroupRules extends Ec2Part {
    private record GroupRule(SecurityGroup group, Rule rule) {}

    SecurityGroupRules(Call call) {
        super(call);
    }

    @Override
    public DescribeSecurityGroupRulesResponse describeSecurityGroupRules(DescribeSecurityGroupRulesRequest request) {
        var all = world.securityGroups().stream()
                .flatMap(g -> g.rules().stream().map(r -> new GroupRule(g, r)))
                .toList();
        for (var id : request.securityGroupRuleIds()) {
            if (all.stream().noneMatch(r -> r.rule().id().equals(id))) throw noRule(id);
        }
        var ids = request.securityGroupRuleIds();
        var filters = new Filters<GroupRule>()
                .on("group-id", r -> r.group().id())
                .on("security-group-rule-id", r -> r.rule().id());
        var found = filters.apply(
                all.stream().filter(r -> ids.isEmpty() || ids.contains(r.rule().id())), request.filters());
        var page = Errors.page(found, request.maxResults(), request.nextToken(), "securityGroupRuleIds", ids);
        return DescribeSecurityGroupRulesResponse.builder()
                .securityGroupRules(page.items().stream()
                        .map(r -> shape(r.group(), r.rule()))
                        .toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public AuthorizeSecurityGroupIngressResponse authorizeSecurityGroupIngress(
            AuthorizeSecurityGroupIngressRequest request) {
        var permissions = request.ipPermissions().isEmpty()
                ? shorthand(request.ipProtocol(), request.fromPort(), request.toPort(), request.cidrIp())
                : request.ipPermissions();
        return AuthorizeSecurityGroupIngressResponse.builder()
                .returnValue(true)
                .securityGroupRules(authorize(request.groupId(), permissions, request.tagSpecifications(), false))
                .build();
    }

    @Override
    public AuthorizeSecurityGroupEgressResponse authorizeSecurityGroupEgress(
            AuthorizeSecurityGroupEgressRequest request) {
        return AuthorizeSecurityGroupEgressResponse.builder()
                .returnValue(true)
                .securityGroupRules(
                        authorize(request.groupId(), request.ipPermissions(), request.tagSpecifications(), true))
                .build();
    }

    @Override
    public RevokeSecurityGroupIngressResponse revokeSecurityGroupIngress(RevokeSecurityGroupIngressRequest request) {
        var permissions = request.ipPermissions().isEmpty()
                ? shorthand(request.ipProtocol(), request.fromPort(), request.toPort(), request.cidrIp())
                : request.ipPermissions();
        revoke(request.groupId(), permissions, request.securityGroupRuleIds(), false);
        return RevokeSecurityGroupIngressResponse.builder().returnValue(true).build();
    }

    @Override
    public RevokeSecurityGroupEgressResponse revokeSecurityGroupEgress(RevokeSecurityGroupEgressRequest request) {
        revoke(request.groupId(), request.ipPermissions(), request.securityGroupRuleIds(), true);
        return RevokeSecurityGroupEgressResponse.builder().returnValue(true).build();
    }

    private List<SecurityGroupRule> authorize(
            @Nullable String groupId, List<IpPermission> permissions, List<TagSpecification> tags, boolean egress) {
        var group = Errors.group(world.securityGroups(), groupId);
        var rules = new ArrayList<>(group.rules());
        var tagged = Shapes.tags(tags, ResourceType.SECURITY_GROUP_RULE);
        var added = RuleShapes.rules(permissions, egress, call.ids()).stream()
                .map(r -> r.withTags(tagged))
                .toList();
        if (added.isEmpty()) throw Errors.missing("ipPermissions");
        for (var rule : added) {
            if (rule.group() != null) Errors.group(world.securityGroups(), rule.group());
            if (rules.stream().anyMatch(rule::allowsSameAs)) {
                throw new ServiceError(
                        "InvalidPermission.Duplicate",
                        "the specified rule \"%s\" already exists".formatted(RuleShapes.describe(rule)));
            }
            rules.add(rule);
        }
        if (rules.stream().filter(r -> r.egress() == egress).count() > 60) {
            throw new ServiceError(
                    "RulesPerSecurityGroupLimitExceeded",
                    "The maximum number of rules per security group has been reached.");
        }
        world.securityGroups().put(group.withRules(rules));
        return added.stream().map(r -> shape(group, r)).toList();
    }

    private void revoke(
            @Nullable String groupId, List<IpPermission> permissions, List<String> ruleIds, boolean egress) {
        var group = Errors.group(world.securityGroups(), groupId);
        var goners = new HashSet<String>();
        for (var id : ruleIds) {
            goners.add(find(group, r -> r.id().equals(id) && r.egress() == egress)
                    .orElseThrow(() -> noRule(id))
                    .id());
        }
        for (var wanted : RuleShapes.rules(permissions, egress, call.ids())) {
            goners.add(find(group, wanted::allowsSameAs)
                    .orElseThrow(() -> new ServiceError(
                            "InvalidPermission.NotFound", "The specified rule does not exist in this security group."))
                    .id());
        }
        if (goners.isEmpty()) throw Errors.missing("ipPermissions or securityGroupRuleIds");
        world.securityGroups()
                .put(group.withRules(group.rules().stream()
                        .filter(r -> !goners.contains(r.id()))
                        .toList()));
    }

    private static Optional<Rule> find(SecurityGroup group, java.util.function.Predicate<Rule> wanted) {
        return group.rules().stream().filter(wanted).findFirst();
    }

    /** The older way to give one permission. */
    private static List<IpPermission> shorthand(
            @Nullable String protocol, @Nullable Integer from, @Nullable Integer to, @Nullable String cidr) {
        if (protocol == null || cidr == null) return List.of();
        return List.of(IpPermission.builder()
                .ipProtocol(protocol)
                .fromPort(from)
                .toPort(to)
                .ipRanges(IpRange.builder().cidrIp(cidr).build())
                .build());
    }

    private static ServiceError noRule(String id) {
        return new ServiceError(
                "InvalidSecurityGroupRuleId.NotFound", "The security group rule ID '%s' does not exist".formatted(id));
    }

    private SecurityGroupRule shape(SecurityGroup group, Rule rule) {
        var shape = SecurityGroupRule.builder()
                .securityGroupRuleId(rule.id())
                .securityGroupRuleArn(world.arn("ec2", "security-group-rule/" + rule.id()))
                .groupId(group.id())
                .groupOwnerId(world.id())
                .isEgress(rule.egress())
                .ipProtocol(rule.protocol())
                .fromPort(rule.fromPort() == null ? -1 : rule.fromPort())
                .toPort(rule.toPort() == null ? -1 : rule.toPort())
                .cidrIpv4(rule.cidr())
                .cidrIpv6(rule.cidr6())
                .description(rule.description())
                .tags(Shapes.tags(rule.tags()));
        if (rule.group() != null) {
            shape.referencedGroupInfo(g -> g.groupId(rule.group()).userId(world.id()));
        }
        return shape.build();
    }
}
