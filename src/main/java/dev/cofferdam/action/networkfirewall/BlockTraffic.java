package dev.cofferdam.action.networkfirewall;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangesSettings;
import dev.cofferdam.action.Cidr;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.networkfirewall.model.DescribeRuleGroupResponse;
import software.amazon.awssdk.services.networkfirewall.model.GeneratedRulesType;
import software.amazon.awssdk.services.networkfirewall.model.RuleGroup;
import software.amazon.awssdk.services.networkfirewall.model.RuleOrder;
import software.amazon.awssdk.services.networkfirewall.model.RulesSource;
import tools.jackson.databind.node.NullNode;

/**
 * Source: Network Firewall API Reference, UpdateRuleGroup; Network Firewall Developer Guide, "Stateful domain list rule
 * groups", "Managing evaluation order for Suricata compatible rules".
 */
public final class BlockTraffic implements ChangesSettings<BlockTraffic.In, BlockTraffic.Out> {
    private static final String GROUP =
            "arn:${Partition}:network-firewall:${Region}:${Account}:stateful-rulegroup/${Name}";
    private static final Pattern DOMAIN =
            Pattern.compile("\\.?([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.)+[a-z0-9-]{2,63}");

    public record In(
            @Input("The stateful rule group, by name.") String ruleGroup,

            @Input(
                    value = "Addresses to drop everything from and to: each 203.0.113.7, 203.0.113.0/24, or of IPv6;"
                            + " for a group of single rules.",
                    optional = true)
            @Nullable
            List<String> addresses,

            @Input(
                    value = "Domains to deny: evil.example, or .evil.example for all below it too; for a group that is"
                            + " a list of denied domains.",
                    optional = true)
            @Nullable
            List<String> domains) {
        public In {
            addresses = addresses == null ? List.of() : List.copyOf(addresses);
            domains = domains == null ? List.of() : List.copyOf(domains);
        }

        private List<String> texts(@Nullable List<String> given) {
            return given == null ? List.of() : given;
        }

        List<Entry> entries() {
            return Stream.<Entry>concat(
                            texts(addresses).stream().map(a -> new Entry.Address(Cidr.ofAddress(a))),
                            texts(domains).stream().map(d -> new Entry.Domain(domain(d))))
                    .distinct()
                    .toList();
        }

        private static String domain(String given) {
            var name = given.toLowerCase(Locale.ROOT);
            if (DOMAIN.matcher(name).matches()) return name;
            throw new ActionException(
                    "InvalidInput",
                    "%s is no domain. Write evil.example, or .evil.example for all below it too; names in other scripts as xn--…."
                            .formatted(given));
        }
    }

    public record Out(
            @Output("Those of the addresses and domains that the group blocks.")
            List<String> blocked,

            @Output("How much of the group's capacity is used, as Network Firewall tells.")
            long consumedCapacity) {
        public Out {
            blocked = List.copyOf(blocked);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "networkfirewall.block",
                "Block addresses or domains at the network firewall",
                """
                Adds rules to a stateful rule group of Network Firewall: one that drops everything from and to an \
                address, or a name in a list of denied domains. All firewalls whose policies use the group have it \
                within a minute or so; rules of others in the group stay.

                - **Only what is routed through a firewall is seen**: subnets whose routes lead past it are not.
                - Where the group goes by action order, a rule that passes wins over one that drops; where the order \
                is strict, the new rule is put first in the group, but groups before it still come first.
                - Connections that are established may go on until they end or are flushed (*flow operations*).
                - Domains are read from TLS's server name and HTTP's host, which the client writes: malware that goes by \
                address, or lies there, gets through. `route53resolver.block-domain` keeps the name from being resolved.
                - A group's capacity is fixed when it is made; each rule takes of it. A group takes either single rules \
                or a list of domains; one that is Suricata text is not changed by this.
                - Infrastructure code or Firewall Manager may write the group anew, without these.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(GROUP, "network-firewall:DescribeRuleGroup"),
                        Permission.on(GROUP, "network-firewall:UpdateRuleGroup")),
                "Takes out the rules that were put there, and no others.",
                null);
    }

    @Override
    public Setting setting(Change change) {
        return new BlockedEntry(Entry.of(change.attribute()));
    }

    @Override
    public List<String> reopens(Change restore) {
        return List.of(
                "%s is blocked no more.".formatted(Entry.of(restore.attribute()).text()));
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var entries = in.entries();
        if (entries.isEmpty())
            throw new ActionException("InvalidInput", "There is nothing to block. Give addresses or domains.");
        var present = StatefulGroup.named(in.ruleGroup(), aws);
        var group = present.ruleGroup();
        var arn = present.ruleGroupResponse().ruleGroupArn();
        entries.forEach(entry -> demandPlace(entry, group, in.ruleGroup()));
        var missing = entries.stream().filter(entry -> !entry.isIn(group)).toList();
        if (missing.isEmpty())
            return Plan.of("Rule group %s blocks all of this already".formatted(in.ruleGroup()), List.of(), arn);
        demandCapacity(missing, present);
        return Plan.of(
                        "Block %s in rule group %s"
                                .formatted(
                                        missing.stream().map(Entry::text).collect(Collectors.joining(", ")),
                                        in.ruleGroup()),
                        missing.stream()
                                .map(e -> new Change(arn, e.attribute(), NullNode.getInstance(), BlockedEntry.BLOCKED))
                                .toList(),
                        arn)
                .warning(warnings(missing, present));
    }

    private static void demandPlace(Entry entry, RuleGroup group, String name) {
        var source = group.rulesSource();
        switch (entry) {
            case Entry.Address(Cidr block) -> {
                if (block.prefix() == 0)
                    throw new ActionException(
                            "InvalidInput",
                            "%s is every address there is: nothing would pass any more.".formatted(block));
                if (source.rulesString() != null || source.rulesSourceList() != null)
                    throw unfit(entry, name, source, "a group of single rules");
            }
            case Entry.Domain _ -> {
                if (!denies(source)) throw unfit(entry, name, source, "a group that is a list of denied domains");
            }
        }
    }

    private static boolean denies(RulesSource source) {
        var list = source.rulesSourceList();
        return list != null
                && (list.generatedRulesType() == GeneratedRulesType.DENYLIST
                        || list.generatedRulesTypeAsString().equals("REJECTLIST"));
    }

    private static ActionException unfit(Entry entry, String name, RulesSource source, String needed) {
        var kind = source.rulesString() != null
                ? "is Suricata text"
                : source.rulesSourceList() == null
                        ? "has single rules"
                        : "is a list of domains (%s)"
                                .formatted(source.rulesSourceList().generatedRulesTypeAsString());
        return new ActionException(
                "WrongRuleGroup",
                "Rule group %s %s, and cannot block %s. Name %s.".formatted(name, kind, entry.text(), needed));
    }

    /** A rule takes one; how much a domain takes depends on what is looked at. */
    private static void demandCapacity(List<Entry> missing, DescribeRuleGroupResponse present) {
        var about = present.ruleGroupResponse();
        if (about.capacity() == null || about.consumedCapacity() == null) return;
        if (about.consumedCapacity() + missing.size() <= about.capacity()) return;
        throw new ActionException(
                "RuleGroupFull",
                "Rule group %s has room for %d more, not for %d: its capacity of %d is fixed. Use another group, or take out rules that can be spared."
                        .formatted(
                                about.ruleGroupName(),
                                about.capacity() - about.consumedCapacity(),
                                missing.size(),
                                about.capacity()));
    }

    private static List<String> warnings(List<Entry> missing, DescribeRuleGroupResponse present) {
        var warnings = new ArrayList<String>();
        var about = present.ruleGroupResponse();
        if (about.numberOfAssociations() != null && about.numberOfAssociations() == 0)
            warnings.add("No firewall policy uses rule group %s, so that nothing is blocked by this alone."
                    .formatted(about.ruleGroupName()));
        var options = present.ruleGroup().statefulRuleOptions();
        if (options == null || options.ruleOrder() != RuleOrder.STRICT_ORDER)
            warnings.add(
                    "The group goes by action order: whatever a rule of the policy passes is not dropped by this.");
        warnings.add("What is connected already may go on, until it ends or is flushed.");
        missing.stream()
                .filter(Entry.Address.class::isInstance)
                .map(e -> ((Entry.Address) e).block())
                .filter(b -> b.prefix() < (b.isIpv6() ? 32 : 16))
                .map("%s is a wide block: much that is innocent is dropped with it."::formatted)
                .forEach(warnings::add);
        return warnings;
    }

    /** All in one call, so that the group is never half changed. */
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
        plan.changes().stream()
                .map(Change::resource)
                .distinct()
                .forEach(group -> new StatefulGroup(group, aws).change(rules -> changed(rules, group, plan)));
    }

    private static RuleGroup changed(RuleGroup rules, String group, Plan plan) {
        var changed = rules;
        for (var change : plan.changes()) {
            if (!change.resource().equals(group)) continue;
            var entry = Entry.of(change.attribute());
            changed = change.after().isNull() ? entry.outOf(changed) : entry.in(changed);
        }
        return changed;
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var present = StatefulGroup.named(in.ruleGroup(), aws);
        var consumed = present.ruleGroupResponse().consumedCapacity();
        return new Out(
                in.entries().stream()
                        .filter(entry -> entry.isIn(present.ruleGroup()))
                        .map(Entry::text)
                        .toList(),
                consumed == null ? 0 : consumed);
    }
}
