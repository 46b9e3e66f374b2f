package dev.cofferdam.action.ec2;

import dev.cofferdam.caselog.Json;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The security groups that isolation needs, one of each in a VPC. A VPC has no two groups of the same name, so the name
 * is what keeps a creation whose answer was lost from being made twice.
 */
enum IsolationGroup {
    EMPTY("cofferdam-isolation", "No rules: isolates what is in it. Do not add any."),
    /** Source: EC2 User Guide, "Security group connection tracking", section "Untracked connections". */
    OPEN("cofferdam-untracked", "Allows everything, which leaves connections untracked, for seconds before isolation.");

    static final String ATTRIBUTE = "SecurityGroup/";
    static final String RULES = "Rules";

    private static final Set<String> NAMES =
            Arrays.stream(values()).map(IsolationGroup::groupName).collect(Collectors.toUnmodifiableSet());

    private final String groupName;
    private final String description;

    IsolationGroup(String groupName, String description) {
        this.groupName = groupName;
        this.description = description;
    }

    String groupName() {
        return groupName;
    }

    String description() {
        return description;
    }

    /** What a plan calls it, as an attribute of the VPC: it has no id before it is made. */
    String attribute() {
        return ATTRIBUTE + groupName;
    }

    static Optional<IsolationGroup> of(String attribute) {
        return Arrays.stream(values())
                .filter(g -> g.attribute().equals(attribute))
                .findFirst();
    }

    static boolean isOne(String groupName) {
        return NAMES.contains(groupName);
    }

    /** Exactly the rules that it has to have, sorted as {@link GroupRules} sorts. */
    ArrayNode wanted() {
        return switch (this) {
            case EMPTY -> JsonNodeFactory.instance.arrayNode();
            case OPEN ->
                GroupRules.sorted(Stream.of(
                        everything(false, "CidrIpv4", "0.0.0.0/0"),
                        everything(false, "CidrIpv6", "::/0"),
                        everything(true, "CidrIpv4", "0.0.0.0/0"),
                        everything(true, "CidrIpv6", "::/0")));
        };
    }

    /** How a plan shows it. */
    JsonNode with(ArrayNode rules) {
        return Json.object().put("GroupName", groupName).set(RULES, rules);
    }

    private static ObjectNode everything(boolean egress, String peer, String cidr) {
        return Json.object()
                .put("IsEgress", egress)
                .put("IpProtocol", "-1")
                .put("FromPort", -1)
                .put("ToPort", -1)
                .put(peer, cidr);
    }
}
