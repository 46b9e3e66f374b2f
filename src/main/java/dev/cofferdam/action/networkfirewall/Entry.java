package dev.cofferdam.action.networkfirewall;

import dev.cofferdam.action.Cidr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.networkfirewall.model.RuleGroup;
import software.amazon.awssdk.services.networkfirewall.model.RuleOption;
import software.amazon.awssdk.services.networkfirewall.model.StatefulAction;
import software.amazon.awssdk.services.networkfirewall.model.StatefulRule;
import software.amazon.awssdk.services.networkfirewall.model.StatefulRuleDirection;
import software.amazon.awssdk.services.networkfirewall.model.StatefulRuleProtocol;

/** What a rule group blocks one thing by. Source: Network Firewall API Reference, StatefulRule, RulesSourceList. */
sealed interface Entry {
    /** As a change names it: {@code Address/203.0.113.7/32}. */
    String attribute();

    /** For people. */
    String text();

    boolean isIn(RuleGroup group);

    /** The same group with it; a group that has it stays as it is. */
    RuleGroup in(RuleGroup group);

    RuleGroup outOf(RuleGroup group);

    static Entry of(String attribute) {
        if (attribute.startsWith(Address.PREFIX))
            return new Address(Cidr.of(attribute.substring(Address.PREFIX.length())));
        if (attribute.startsWith(Domain.PREFIX)) return new Domain(attribute.substring(Domain.PREFIX.length()));
        throw new IllegalArgumentException("nothing that a rule group blocks: " + attribute);
    }

    /** A rule that drops everything from and to a block of addresses. */
    record Address(Cidr block) implements Entry {
        private static final String PREFIX = "Address/";
        private static final String ANY = "ANY";
        private static final String SID = "sid";

        /** Where the ids of these rules begin: far from what people and rule sets use. */
        private static final int FIRST_SID = 990_000_000;

        @Override
        public String attribute() {
            return PREFIX + block.text();
        }

        @Override
        public String text() {
            return block.text();
        }

        @Override
        public boolean isIn(RuleGroup group) {
            return group.rulesSource().statefulRules().stream().anyMatch(this::isThis);
        }

        /** Before all others, for the first that matches decides where the order is strict. */
        @Override
        public RuleGroup in(RuleGroup group) {
            if (isIn(group)) return group;
            var rules = new ArrayList<>(group.rulesSource().statefulRules());
            rules.addFirst(rule(freeSid(rules)));
            return withRules(group, rules);
        }

        @Override
        public RuleGroup outOf(RuleGroup group) {
            return withRules(
                    group,
                    group.rulesSource().statefulRules().stream()
                            .filter(rule -> !isThis(rule))
                            .toList());
        }

        private boolean isThis(StatefulRule rule) {
            var header = rule.header();
            return rule.action() == StatefulAction.DROP
                    && header.protocol() == StatefulRuleProtocol.IP
                    && header.direction() == StatefulRuleDirection.ANY
                    && header.source().equals(block.text())
                    && List.of(header.sourcePort(), header.destination(), header.destinationPort()).stream()
                            .allMatch(ANY::equals);
        }

        private StatefulRule rule(int sid) {
            return StatefulRule.builder()
                    .action(StatefulAction.DROP)
                    .header(h -> h.protocol(StatefulRuleProtocol.IP)
                            .source(block.text())
                            .sourcePort(ANY)
                            .direction(StatefulRuleDirection.ANY)
                            .destination(ANY)
                            .destinationPort(ANY))
                    .ruleOptions(RuleOption.builder()
                            .keyword(SID)
                            .settings(Integer.toString(sid))
                            .build())
                    .build();
        }

        private static int freeSid(List<StatefulRule> rules) {
            Set<String> taken = new HashSet<>();
            for (var rule : rules)
                for (var option : rule.ruleOptions()) if (option.keyword().equals(SID)) taken.addAll(option.settings());
            var sid = FIRST_SID;
            while (taken.contains(Integer.toString(sid))) sid++;
            return sid;
        }

        private static RuleGroup withRules(RuleGroup group, List<StatefulRule> rules) {
            return group.toBuilder()
                    .rulesSource(
                            group.rulesSource().toBuilder().statefulRules(rules).build())
                    .build();
        }
    }

    /**
     * A name in a list of names that are denied.
     *
     * @param text {@code evil.example}, or {@code .evil.example} for it and all below it
     */
    record Domain(String text) implements Entry {
        private static final String PREFIX = "Domain/";

        @Override
        public String attribute() {
            return PREFIX + text;
        }

        @Override
        public boolean isIn(RuleGroup group) {
            return targets(group).contains(text);
        }

        @Override
        public RuleGroup in(RuleGroup group) {
            if (isIn(group)) return group;
            var targets = new ArrayList<>(targets(group));
            targets.add(text);
            return withTargets(group, targets);
        }

        @Override
        public RuleGroup outOf(RuleGroup group) {
            return withTargets(
                    group, targets(group).stream().filter(t -> !t.equals(text)).toList());
        }

        private static List<String> targets(RuleGroup group) {
            var list = group.rulesSource().rulesSourceList();
            return list == null ? List.of() : list.targets();
        }

        private static RuleGroup withTargets(RuleGroup group, List<String> targets) {
            return group.toBuilder()
                    .rulesSource(group.rulesSource().toBuilder()
                            .rulesSourceList(group.rulesSource().rulesSourceList().toBuilder()
                                    .targets(targets)
                                    .build())
                            .build())
                    .build();
        }
    }
}
