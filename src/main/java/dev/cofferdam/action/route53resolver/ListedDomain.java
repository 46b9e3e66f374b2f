package dev.cofferdam.action.route53resolver;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Setting;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.route53resolver.model.FirewallDomainUpdateOperation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** Whether a domain list, by its ARN, has a name. */
record ListedDomain(DomainName name) implements Setting {
    static final String PREFIX = "Domain/";
    static final JsonNode LISTED = StringNode.valueOf("listed");

    @Override
    public String attribute() {
        return PREFIX + name.text();
    }

    @Override
    public String title() {
        return "domain " + name.text();
    }

    @Override
    public String owner(String list) {
        return "domain list " + DomainList.id(list);
    }

    @Override
    public Optional<JsonNode> read(String arn, ActionContext aws) {
        var list = new DomainList(DomainList.id(arn), aws);
        return list.settled().map(_ -> list.domains().contains(name) ? LISTED : NullNode.getInstance());
    }

    @Override
    public void write(String arn, JsonNode value, ActionContext aws) {
        new DomainList(DomainList.id(arn), aws)
                .update(
                        value.isNull() ? FirewallDomainUpdateOperation.REMOVE : FirewallDomainUpdateOperation.ADD,
                        List.of(name));
    }
}
