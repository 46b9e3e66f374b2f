package dev.cofferdam.action.route53resolver;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangesSettings;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Setting;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.route53resolver.model.FirewallDomainList;
import software.amazon.awssdk.services.route53resolver.model.FirewallDomainUpdateOperation;
import tools.jackson.databind.node.NullNode;

/**
 * Source: Route 53 API Reference, UpdateFirewallDomains; Route 53 Developer Guide, "Using DNS Firewall to filter
 * outbound DNS traffic".
 */
public final class BlockDomain implements ChangesSettings<BlockDomain.In, BlockDomain.Out> {
    private static final String PREFIX = "arn:${Partition}:route53resolver:${Region}:${Account}:";
    private static final String LIST = PREFIX + "firewall-domain-list/${ResourceId}";
    private static final String GROUP = PREFIX + "firewall-rule-group/${ResourceId}";

    public record In(
            @Input("The domain list by which a DNS Firewall rule blocks: its name, or its id.")
            String domainList,

            @Input("The domains: evil.example, or *.evil.example for all below it.")
            List<String> domains,

            @Input(value = "Whether all below each of them is blocked as well.", optional = true)
            boolean subdomains) {
        public In {
            domains = List.copyOf(domains);
        }

        List<DomainName> names() {
            return domains.stream()
                    .map(DomainName::of)
                    .flatMap(name -> subdomains && !name.isWildcard() ? Stream.of(name, name.below()) : Stream.of(name))
                    .distinct()
                    .toList();
        }
    }

    public record Out(
            @Output("Those of the domains that the list has.")
            List<String> listed,

            @Output("How many domains the list has.") long size) {
        public Out {
            listed = List.copyOf(listed);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "route53resolver.block-domain",
                "Block domains by DNS Firewall",
                """
                Adds domains to a domain list by which a rule of Route 53 Resolver DNS Firewall blocks: the resolver of \
                the VPCs that have the rule answers no more for them. What others put into the list stays.

                - **The list alone blocks nothing**: a rule has to block by it, and its group has to be associated with \
                the VPC. The plan looks, and says where a rule *lets through* by the list.
                - `evil.example` is that name alone; `*.evil.example`, or `subdomains`, is all below it.
                - Only who asks the VPC's resolver is kept from it: malware that brings its own resolver, DNS over HTTPS, \
                or goes by address, is not. `networkfirewall.block` sees those.
                - Names that were resolved before go on until their time to live ends; connections go on.
                - The list is changed in the background, mostly within seconds, one change at a time; this waits for it. \
                An account's lists together have 100,000 domains.
                - Lists that AWS manages cannot be changed.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("route53resolver:ListFirewallDomainLists"),
                        Permission.on(LIST, "route53resolver:GetFirewallDomainList"),
                        Permission.on(LIST, "route53resolver:ListFirewallDomains"),
                        Permission.on(LIST, "route53resolver:UpdateFirewallDomains"),
                        Permission.of("route53resolver:ListFirewallRuleGroups"),
                        Permission.on(GROUP, "route53resolver:ListFirewallRules"),
                        Permission.of("route53resolver:ListFirewallRuleGroupAssociations")),
                "Takes out of the list the domains that were put there, and no others.",
                null);
    }

    @Override
    public Setting setting(Change change) {
        return new ListedDomain(name(change));
    }

    private static DomainName name(Change change) {
        return DomainName.spelt(change.attribute().substring(ListedDomain.PREFIX.length()));
    }

    @Override
    public List<String> reopens(Change restore) {
        return List.of("%s can be resolved again.".formatted(name(restore).text()));
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        if (in.domains().isEmpty())
            throw new ActionException("InvalidInput", "There are no domains to block. Give at least one.");
        var names = in.names();
        var list = DomainList.named(in.domainList(), aws);
        var present = present(list, in, aws);
        if (present.managedOwnerName() != null && !present.managedOwnerName().isEmpty())
            throw new ActionException(
                    "ManagedDomainList",
                    "Domain list %s belongs to %s, and nobody else can change it. Use a list of your own."
                            .formatted(present.name(), present.managedOwnerName()));
        var known = list.domains();
        var missing = names.stream().filter(n -> !known.contains(n)).toList();
        if (missing.isEmpty())
            return Plan.of(
                    "Domain list %s has all these domains already".formatted(present.name()), List.of(), present.arn());
        return Plan.of(
                        "Add %s to domain list %s"
                                .formatted(
                                        missing.stream().map(DomainName::text).collect(Collectors.joining(", ")),
                                        present.name()),
                        missing.stream()
                                .map(n -> new Change(
                                        present.arn(),
                                        new ListedDomain(n).attribute(),
                                        NullNode.getInstance(),
                                        ListedDomain.LISTED))
                                .toList(),
                        present.arn())
                .warning(new ListUses(list.id(), aws).warnings())
                .warning(List.of("What was resolved before goes on until its time to live ends."));
    }

    private static FirewallDomainList present(DomainList list, In in, ActionContext aws) {
        return list.settled()
                .orElseThrow(() -> new ActionException(
                        "NoSuchDomainList",
                        "There is no domain list %s in %s of account %s. Check the id and the region."
                                .formatted(in.domainList(), aws.region(), aws.account())));
    }

    /** All in one call: a list is changed once at a time. */
    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        write(plan, aws);
        return verify(in, aws);
    }

    @Override
    public void applyUndo(Plan undoPlan, ActionContext aws) {
        write(undoPlan, aws);
    }

    private static void write(Plan plan, ActionContext aws) {
        for (var arn : plan.changes().stream().map(Change::resource).distinct().toList()) {
            var list = new DomainList(DomainList.id(arn), aws);
            list.update(
                    FirewallDomainUpdateOperation.ADD,
                    of(plan, arn, c -> !c.after().isNull()));
            list.update(
                    FirewallDomainUpdateOperation.REMOVE,
                    of(plan, arn, c -> c.after().isNull()));
        }
    }

    private static List<DomainName> of(Plan plan, String arn, Predicate<Change> which) {
        return plan.changes().stream()
                .filter(c -> c.resource().equals(arn))
                .filter(which)
                .map(BlockDomain::name)
                .toList();
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var list = DomainList.named(in.domainList(), aws);
        present(list, in, aws);
        var known = list.domains();
        return new Out(
                in.names().stream()
                        .filter(known::contains)
                        .map(DomainName::text)
                        .toList(),
                known.size());
    }
}
