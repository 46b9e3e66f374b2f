package dev.cofferdam.range.world;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** AWS WAF in a region; what is for CloudFront is in us-east-1 with the rest. Holds state; not thread-safe. */
public record WebFirewall(Table<IpSet> ipSets, Table<WebAcl> webAcls) implements State<WebFirewall> {
    /**
     * An IP set.
     *
     * @param scope {@code REGIONAL} or {@code CLOUDFRONT}
     * @param version {@code IPV4} or {@code IPV6}
     * @param token what a change has to know; another one after each
     */
    public record IpSet(
            String id,
            String name,
            String scope,
            String version,
            @Nullable String description,
            List<String> addresses,
            String token)
            implements Resource {
        public IpSet {
            id = Given.required(id, "id");
            name = Given.required(name, "name");
            scope = Given.or(scope, "REGIONAL");
            version = Given.or(version, "IPV4");
            addresses = Given.list(addresses);
            token = Given.or(token, id);
        }

        public IpSet with(@Nullable String otherDescription, List<String> others, String otherToken) {
            return new IpSet(id, name, scope, version, otherDescription, others, otherToken);
        }
    }

    /** @param rules in the model's members */
    public record WebAcl(String id, String name, String scope, List<ObjectNode> rules) implements Resource {
        public WebAcl {
            id = Given.required(id, "id");
            name = Given.required(name, "name");
            scope = Given.or(scope, "REGIONAL");
            rules = Given.list(rules);
        }
    }

    public WebFirewall {
        ipSets = Given.or(ipSets, new Table<>());
        webAcls = Given.or(webAcls, new Table<>());
    }

    static WebFirewall none() {
        return new WebFirewall(new Table<>(), new Table<>());
    }

    @Override
    public WebFirewall copy() {
        return Remade.copy(this);
    }
}
