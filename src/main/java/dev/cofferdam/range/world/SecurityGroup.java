package dev.cofferdam.range.world;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A security group with its rules of both directions. */
public record SecurityGroup(
        String id, String name, String description, String vpc, List<Rule> rules, Map<String, String> tags)
        implements Resource.Tagged<SecurityGroup> {

    /**
     * One source or destination of one direction; exactly one of the three peers is there.
     *
     * @param protocol {@code tcp}, {@code udp}, {@code icmp}, a number, or {@code -1} for everything
     * @param fromPort null for protocol {@code -1}
     */
    public record Rule(
            String id,
            boolean egress,
            String protocol,
            @Nullable Integer fromPort,
            @Nullable Integer toPort,
            @Nullable String cidr,
            @Nullable String cidr6,
            @Nullable String group,
            @Nullable String description,
            Map<String, String> tags) {
        public Rule {
            id = Given.required(id, "id");
            protocol = Given.or(protocol, "-1");
            tags = Given.map(tags);
        }

        public Rule(
                String id,
                boolean egress,
                String protocol,
                @Nullable Integer fromPort,
                @Nullable Integer toPort,
                @Nullable String cidr,
                @Nullable String cidr6,
                @Nullable String group,
                @Nullable String description) {
            this(id, egress, protocol, fromPort, toPort, cidr, cidr6, group, description, Map.of());
        }

        public Rule withTags(Map<String, String> newTags) {
            return new Rule(id, egress, protocol, fromPort, toPort, cidr, cidr6, group, description, newTags);
        }

        /** Whether both allow exactly the same, whatever they are called. */
        public boolean allowsSameAs(Rule other) {
            return egress == other.egress
                    && protocol.equals(other.protocol)
                    && Objects.equals(fromPort, other.fromPort)
                    && Objects.equals(toPort, other.toPort)
                    && Objects.equals(cidr, other.cidr)
                    && Objects.equals(cidr6, other.cidr6)
                    && Objects.equals(group, other.group);
        }
    }

    public SecurityGroup {
        id = Given.required(id, "id");
        name = Given.required(name, "name");
        vpc = Given.required(vpc, "vpc");
        description = Given.or(description, name);
        rules = Given.list(rules);
        tags = Given.map(tags);
    }

    public SecurityGroup withRules(List<Rule> newRules) {
        return new SecurityGroup(id, name, description, vpc, newRules, tags);
    }

    @Override
    public SecurityGroup withTags(Map<String, String> newTags) {
        return new SecurityGroup(id, name, description, vpc, rules, newTags);
    }
}
