package dev.cofferdam.action.rds;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Eventually;
import dev.cofferdam.action.Setting;
import dev.cofferdam.caselog.Json;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * The security group without rules, of a VPC, that isolated databases are in; null: it is not there. A VPC has no two
 * groups of the same name, so the name keeps a creation whose answer was lost from being made twice.
 */
record IsolationGroup() implements Setting {
    static final String NAME = "cofferdam-database-isolation";
    static final JsonNode EMPTY = Json.object().put("GroupName", NAME).put("Rules", 0);

    @Override
    public String attribute() {
        return "SecurityGroup/" + NAME;
    }

    @Override
    public String title() {
        return "empty security group";
    }

    @Override
    public String owner(String vpc) {
        return "network " + id(vpc);
    }

    @Override
    public Optional<JsonNode> read(String vpc, ActionContext aws) {
        return Optional.of(find(id(vpc), aws)
                .<JsonNode>map(group -> Json.object()
                        .put("GroupName", NAME)
                        .put("Rules", rules(group, aws).size()))
                .orElse(NullNode.getInstance()));
    }

    /** Makes it, and takes out whatever rules are in it. It is never deleted: other databases may be in it. */
    @Override
    public void write(String vpc, JsonNode value, ActionContext aws) {
        var ec2 = aws.client(Ec2Client.class);
        var group = find(id(vpc), aws).orElseGet(() -> create(id(vpc), aws)).groupId();
        var rules = rules(group, aws);
        var in = ids(rules, false);
        var out = ids(rules, true);
        if (!in.isEmpty()) ec2.revokeSecurityGroupIngress(r -> r.groupId(group).securityGroupRuleIds(in));
        if (!out.isEmpty()) ec2.revokeSecurityGroupEgress(r -> r.groupId(group).securityGroupRuleIds(out));
    }

    static Optional<SecurityGroup> find(String vpc, ActionContext aws) {
        return aws
                .client(Ec2Client.class)
                .describeSecurityGroups(r -> r.filters(
                        filter("vpc-id", vpc),
                        filter("group-name", NAME),
                        // a shared VPC shows groups of other accounts too
                        filter("owner-id", aws.account())))
                .securityGroups()
                .stream()
                .findFirst();
    }

    private static SecurityGroup create(String vpc, ActionContext aws) {
        var tags = aws.tags().entrySet().stream()
                .map(t -> Tag.builder().key(t.getKey()).value(t.getValue()).build())
                .toList();
        try {
            aws.client(Ec2Client.class)
                    .createSecurityGroup(r -> r.vpcId(vpc)
                            .groupName(NAME)
                            .description("No rules: isolates the databases that are in it. Do not add any.")
                            .tagSpecifications(TagSpecification.builder()
                                    .resourceType(ResourceType.SECURITY_GROUP)
                                    .tags(tags)
                                    .build()));
        } catch (Ec2Exception e) {
            // another step was faster, or an earlier creation was not yet to be seen
            if (!"InvalidGroup.Duplicate".equals(e.awsErrorDetails().errorCode())) throw e;
        }
        return Eventually.shown(
                        "security group %s in %s".formatted(NAME, vpc), () -> find(vpc, aws), Optional::isPresent, aws)
                .orElseThrow();
    }

    private static List<SecurityGroupRule> rules(SecurityGroup group, ActionContext aws) {
        return rules(group.groupId(), aws);
    }

    private static List<SecurityGroupRule> rules(String group, ActionContext aws) {
        return aws
                .client(Ec2Client.class)
                .describeSecurityGroupRulesPaginator(r -> r.filters(filter("group-id", group)))
                .securityGroupRules()
                .stream()
                .toList();
    }

    private static List<String> ids(List<SecurityGroupRule> rules, boolean egress) {
        return rules.stream()
                .filter(rule -> rule.isEgress() == egress)
                .map(SecurityGroupRule::securityGroupRuleId)
                .toList();
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    private static String id(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
