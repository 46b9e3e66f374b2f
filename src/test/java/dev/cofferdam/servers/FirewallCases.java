package dev.cofferdam.servers;

import static dev.cofferdam.servers.Fact.each;
import static dev.cofferdam.servers.Fact.that;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.networkfirewall.BlockTraffic;
import dev.cofferdam.action.route53resolver.BlockDomain;
import dev.cofferdam.action.wafv2.BlockIp;
import dev.cofferdam.servers.ChangeCase.Situation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** How the changing actions on firewalls are tried. */
final class FirewallCases {
    private static final String ATTACKER = "203.0.113.7/32";

    private FirewallCases() {}

    static List<Case> all() {
        return List.of(
                new ChangeCase<>(new BlockIp(), FirewallCases::blockIp),
                new ChangeCase<>(new BlockTraffic(), FirewallCases::blockTraffic),
                new ChangeCase<>(new BlockDomain(), FirewallCases::blockDomain));
    }

    private static Situation<BlockIp.In, BlockIp.Out> blockIp(Server server) {
        var set = server.account().ipSet();
        return new Situation<>(
                new BlockIp.In(EdgeSeeds.IP_SET_NAME, List.of(ATTACKER), null),
                List.of(that(
                                "its addresses",
                                new Read(
                                        "wafv2",
                                        "GetIPSet",
                                        Map.of("Name", EdgeSeeds.IP_SET_NAME, "Id", set, "Scope", "REGIONAL")),
                                answer -> sorted(answer.at("/IPSet/Addresses").valueStream()))
                        .becomes(
                                before -> sorted(Stream.concat(before.valueStream(), Stream.of(Fact.json(ATTACKER)))))),
                out -> assertThat(out.listed()).containsExactly(ATTACKER));
    }

    private static Situation<BlockTraffic.In, BlockTraffic.Out> blockTraffic(Server server) {
        var group = server.account().ruleGroup();
        return new Situation<>(
                new BlockTraffic.In(group, List.of(ATTACKER), null),
                List.of(that(
                                "its rules",
                                new Read(
                                        "network-firewall",
                                        "DescribeRuleGroup",
                                        Map.of("RuleGroupName", group, "Type", "STATEFUL")),
                                each("/RuleGroup/RulesSource/StatefulRules", "/Action", "/Header/Source"))
                        .becomes(before ->
                                sorted(Stream.concat(before.valueStream(), Stream.of(Fact.json("DROP " + ATTACKER)))))),
                out -> assertThat(out.blocked()).containsExactly(ATTACKER));
    }

    private static Situation<BlockDomain.In, BlockDomain.Out> blockDomain(Server server) {
        var list = server.account().domainList();
        return new Situation<>(
                new BlockDomain.In(list, List.of("evil.example"), false),
                List.of(that(
                                "its domains",
                                new Read("route53resolver", "ListFirewallDomains", "FirewallDomainListId", list),
                                answer -> sorted(answer.path("Domains").valueStream()))
                        .becomes(before ->
                                sorted(Stream.concat(before.valueStream(), Stream.of(Fact.json("evil.example.")))))),
                out -> assertThat(out.listed()).containsExactly("evil.example"));
    }

    private static JsonNode sorted(Stream<JsonNode> texts) {
        return Fact.json(texts.map(JsonNode::asString).sorted().toList());
    }
}
