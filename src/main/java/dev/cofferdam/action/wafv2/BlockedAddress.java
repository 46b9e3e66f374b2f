package dev.cofferdam.action.wafv2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Cidr;
import dev.cofferdam.action.Setting;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** Whether a block of addresses is in an IP set, however it is spelt there. */
record BlockedAddress(Cidr address) implements Setting {
    static final String PREFIX = "Address/";
    static final JsonNode LISTED = StringNode.valueOf("listed");

    @Override
    public String attribute() {
        return PREFIX + address.text();
    }

    @Override
    public String title() {
        return "address " + address.text();
    }

    @Override
    public String owner(String ipSet) {
        return "IP set " + IpSet.of(ipSet).name();
    }

    @Override
    public Optional<JsonNode> read(String ipSet, ActionContext aws) {
        return IpSet.of(ipSet)
                .read(aws)
                .map(set -> set.ipSet().addresses().stream().map(Cidr::of).anyMatch(address::equals)
                        ? LISTED
                        : NullNode.getInstance());
    }

    @Override
    public void write(String ipSet, JsonNode value, ActionContext aws) {
        var itself = Set.of(address);
        IpSet.of(ipSet).change(value.isNull() ? Set.of() : itself, value.isNull() ? itself : Set.of(), aws);
    }
}
