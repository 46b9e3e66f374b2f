package dev.cofferdam.range.world;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** AWS Network Firewall in a region. Holds state; not thread-safe. */
public record NetworkFirewall(Table<RuleGroup> ruleGroups) implements State<NetworkFirewall> {
    /**
     * A stateful rule group.
     *
     * @param associations how many firewall policies use it
     * @param token what a change has to know; another one after each
     * @param rules in the model's members
     */
    public record RuleGroup(
            String name,
            int capacity,
            int associations,
            @Nullable String description,
            String token,
            ObjectNode rules) implements Resource {
        public RuleGroup {
            name = Given.required(name, "name");
            token = Given.or(token, "00000000-0000-4000-a000-000000000000");
            rules = Given.required(rules, "rules");
        }

        @Override
        public String id() {
            return name;
        }

        public RuleGroup with(@Nullable String otherDescription, ObjectNode others, String otherToken) {
            return new RuleGroup(name, capacity, associations, otherDescription, otherToken, others);
        }
    }

    public NetworkFirewall {
        ruleGroups = Given.or(ruleGroups, new Table<>());
    }

    static NetworkFirewall none() {
        return new NetworkFirewall(new Table<>());
    }

    @Override
    public NetworkFirewall copy() {
        return Remade.copy(this);
    }
}
