package dev.cofferdam.action.networkfirewall;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Setting;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** Whether a rule group, by its ARN, blocks something. */
record BlockedEntry(Entry entry) implements Setting {
    static final JsonNode BLOCKED = StringNode.valueOf("blocked");

    @Override
    public String attribute() {
        return entry.attribute();
    }

    @Override
    public String title() {
        return "rule for " + entry.text();
    }

    @Override
    public String owner(String group) {
        return "rule group " + group.substring(group.lastIndexOf('/') + 1);
    }

    @Override
    public Optional<JsonNode> read(String group, ActionContext aws) {
        return new StatefulGroup(group, aws)
                .read()
                .map(present -> entry.isIn(present.ruleGroup()) ? BLOCKED : NullNode.getInstance());
    }

    @Override
    public void write(String group, JsonNode value, ActionContext aws) {
        new StatefulGroup(group, aws).change(rules -> value.isNull() ? entry.outOf(rules) : entry.in(rules));
    }
}
