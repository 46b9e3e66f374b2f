package dev.cofferdam.range.world;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Route 53 Resolver DNS Firewall in a region. Holds state; not thread-safe. */
public record DnsFirewall(Table<DomainList> lists, Table<RuleGroup> ruleGroups) implements State<DnsFirewall> {
    /**
     * A list of domains.
     *
     * @param owner the service that manages it; null: the account itself
     * @param domains those in force until {@code changed}
     * @param next those in force from then on; null: nothing is being changed
     */
    public record DomainList(
            String id,
            String name,
            @Nullable String owner,
            List<String> domains,
            @Nullable List<String> next,
            @Nullable Instant changed)
            implements Resource {
        public DomainList {
            id = Given.required(id, "id");
            name = Given.required(name, "name");
            domains = Given.list(domains);
            next = next == null ? null : List.copyOf(next);
        }

        public boolean isChanging(Instant now) {
            return changed != null && now.isBefore(changed);
        }

        public List<String> at(Instant now) {
            return next == null || isChanging(now) ? domains : next;
        }

        public DomainList changing(Instant now, List<String> others, Instant done) {
            return new DomainList(id, name, owner, at(now), others, done);
        }
    }

    /** @param vpcs that have it */
    public record RuleGroup(String id, String name, List<Rule> rules, List<String> vpcs) implements Resource {
        /** @param action {@code BLOCK}, {@code ALLOW} or {@code ALERT} */
        public record Rule(String name, String list, String action, int priority) {}

        public RuleGroup {
            id = Given.required(id, "id");
            name = Given.required(name, "name");
            rules = Given.list(rules);
            vpcs = Given.list(vpcs);
        }
    }

    public DnsFirewall {
        lists = Given.or(lists, new Table<>());
        ruleGroups = Given.or(ruleGroups, new Table<>());
    }

    static DnsFirewall none() {
        return new DnsFirewall(new Table<>(), new Table<>());
    }

    @Override
    public DnsFirewall copy() {
        return Remade.copy(this);
    }
}
