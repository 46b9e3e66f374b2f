package dev.cofferdam.action.ec2;

import dev.cofferdam.aws.SdkJson;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Security group rules as JSON in AWS's own words, without ids, which are new when a rule is made again. */
final class GroupRules {
    private static final List<String> IDENTITY =
            List.of("SecurityGroupRuleId", "SecurityGroupRuleArn", "GroupId", "GroupOwnerId", "Tags");

    private GroupRules() {}

    static ArrayNode of(List<SecurityGroupRule> rules) {
        return sorted(rules.stream().map(GroupRules::of));
    }

    static ObjectNode of(SecurityGroupRule rule) {
        return SdkJson.of(rule).remove(IDENTITY);
    }

    /** AWS gives rules in no order, and plans are compared. */
    static ArrayNode sorted(Stream<ObjectNode> rules) {
        var array = JsonNodeFactory.instance.arrayNode();
        rules.sorted(Comparator.comparing(JsonNode::toString)).forEach(array::add);
        return array;
    }

    static boolean egress(JsonNode rule) {
        return rule.path("IsEgress").booleanValue();
    }

    /** What makes the rule again. */
    static IpPermission permission(JsonNode rule) {
        var protocol = rule.path("IpProtocol").stringValue();
        var description = rule.path("Description").stringValue(null);
        var permission = IpPermission.builder().ipProtocol(protocol);
        if (!protocol.equals("-1")) {
            permission
                    .fromPort(rule.path("FromPort").intValue())
                    .toPort(rule.path("ToPort").intValue());
        }
        var ipv4 = rule.path("CidrIpv4");
        var ipv6 = rule.path("CidrIpv6");
        var prefixList = rule.path("PrefixListId");
        var group = rule.path("ReferencedGroupInfo");
        if (ipv4.isString()) {
            permission.ipRanges(IpRange.builder()
                    .cidrIp(ipv4.stringValue())
                    .description(description)
                    .build());
        } else if (ipv6.isString()) {
            permission.ipv6Ranges(Ipv6Range.builder()
                    .cidrIpv6(ipv6.stringValue())
                    .description(description)
                    .build());
        } else if (prefixList.isString()) {
            permission.prefixListIds(PrefixListId.builder()
                    .prefixListId(prefixList.stringValue())
                    .description(description)
                    .build());
        } else {
            permission.userIdGroupPairs(UserIdGroupPair.builder()
                    .groupId(group.path("GroupId").stringValue(null))
                    .userId(group.path("UserId").stringValue(null))
                    .description(description)
                    .build());
        }
        return permission.build();
    }
}
