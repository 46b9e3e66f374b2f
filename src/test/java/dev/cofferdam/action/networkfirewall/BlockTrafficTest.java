package dev.cofferdam.action.networkfirewall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.FakeActionContext;
import dev.cofferdam.action.OnAnAccount;
import dev.cofferdam.action.Overtaken;
import dev.cofferdam.action.SimulatedAccount;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.networkfirewall.NetworkFirewallClient;
import software.amazon.awssdk.services.networkfirewall.model.DescribeRuleGroupResponse;
import software.amazon.awssdk.services.networkfirewall.model.RuleGroupType;
import software.amazon.awssdk.services.networkfirewall.model.StatefulRule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class BlockTrafficTest extends OnAnAccount {
    private static final String RULES = "arn:aws:network-firewall:us-east-1:111122223333:stateful-rulegroup/block";
    private static final BlockTraffic.In ADDRESSES = addresses("203.0.113.7", "198.51.100.0/24");
    private static final BlockTraffic.In DOMAINS =
            new BlockTraffic.In("deny-names", null, List.of("Evil.example", ".c2.example"));

    private final BlockTraffic action = new BlockTraffic();

    private static BlockTraffic.In addresses(String... addresses) {
        return new BlockTraffic.In("block", List.of(addresses), null);
    }

    private static BlockTraffic.In domain(String group, String domain) {
        return new BlockTraffic.In(group, null, List.of(domain));
    }

    @Override
    protected SimulatedAccount openIn(Path place) {
        return SimulatedAccount.openWith(place, world -> {
            var groups = world.putObject("network_firewall").putArray("rule_groups");
            rule(group(groups, "block", 4, 1), "192.0.2.1/32", "990000000");
            names(group(groups, "deny-names", 100, 0), "DENYLIST");
            names(group(groups, "allow-names", 100, 1), "ALLOWLIST");
            group(groups, "suricata", 100, 1)
                    .withObject("rulesSource")
                    .put("rulesString", "drop tcp any any -> any 23 (sid:1;)");
        });
    }

    private static ObjectNode group(ArrayNode groups, String name, int capacity, int associations) {
        return groups.addObject()
                .put("name", name)
                .put("capacity", capacity)
                .put("associations", associations)
                .put("description", "by hand")
                .put("token", "00000000-0000-4000-a000-000000000000")
                .putObject("rules");
    }

    private static void rule(ObjectNode group, String source, String sid) {
        group.putObject("statefulRuleOptions").put("ruleOrder", "STRICT_ORDER");
        var rule = group.putObject("rulesSource")
                .putArray("statefulRules")
                .addObject()
                .put("action", "PASS");
        rule.putObject("header")
                .put("protocol", "TCP")
                .put("source", source)
                .put("sourcePort", "ANY")
                .put("direction", "FORWARD")
                .put("destination", "ANY")
                .put("destinationPort", "443");
        rule.putArray("ruleOptions")
                .addObject()
                .put("keyword", "sid")
                .putArray("settings")
                .add(sid);
    }

    private static void names(ObjectNode group, String kind) {
        var list = group.putObject("rulesSource").putObject("rulesSourceList").put("generatedRulesType", kind);
        list.putArray("targets").add("bad.example");
        list.putArray("targetTypes").add("TLS_SNI").add("HTTP_HOST");
    }

    /** All but the tokens, which each change makes anew. */
    @Override
    protected Object state(SimulatedAccount of) {
        var groups = new TreeMap<String, JsonNode>();
        for (var group : of.world().at("/network_firewall/rule_groups"))
            groups.put(group.path("name").asString(), ((ObjectNode) group).without("token"));
        return groups;
    }

    private NetworkFirewallClient somebody() {
        return account.client(NetworkFirewallClient.class);
    }

    private DescribeRuleGroupResponse group(String name) {
        return somebody().describeRuleGroup(r -> r.ruleGroupName(name).type(RuleGroupType.STATEFUL));
    }

    private List<StatefulRule> rules() {
        return group("block").ruleGroup().rulesSource().statefulRules();
    }

    @Test
    void dropsEverythingFromAndToAddressesAndLetsThemPassAgain() {
        var plan =
                thereAndBack(action, ADDRESSES, new BlockTraffic.Out(List.of("203.0.113.7/32", "198.51.100.0/24"), 3));

        assertThat(plan.changes())
                .containsExactly(
                        Change.of(RULES, "Address/203.0.113.7/32", null, "blocked"),
                        Change.of(RULES, "Address/198.51.100.0/24", null, "blocked"));
        assertThat(plan.warnings())
                .containsExactly("What is connected already may go on, until it ends or is flushed.");
        callsOnlyWhatItDeclares(action);
    }

    @Test
    void deniesDomainsAndLetsThemPassAgain() {
        var plan = thereAndBack(action, DOMAINS, new BlockTraffic.Out(List.of("evil.example", ".c2.example"), 3));

        assertThat(plan.changes())
                .extracting(Change::attribute)
                .containsExactly("Domain/evil.example", "Domain/.c2.example");
        assertThat(plan.warnings())
                .anyMatch(w -> w.startsWith("No firewall policy uses rule group deny-names"))
                .anyMatch(w -> w.contains("action order"));
    }

    @Test
    void putsItsRulesBeforeTheOthersWithIdsOfTheirOwn() {
        run(action, ADDRESSES);

        assertThat(rules())
                .extracting(r -> r.actionAsString() + " " + r.header().source() + " "
                        + r.ruleOptions().getFirst().settings())
                .containsExactly(
                        "DROP 198.51.100.0/24 [990000002]",
                        "DROP 203.0.113.7/32 [990000001]",
                        "PASS 192.0.2.1/32 [990000000]");
        assertThat(group("block").ruleGroupResponse().description()).isEqualTo("by hand");
        assertThat(account.aws.changesMade()).isEqualTo(1);
    }

    @Test
    void survivesEveryInterruption() {
        interruptEverywhere(
                action,
                ADDRESSES,
                a -> assertThat(action.verify(ADDRESSES, a.aws).blocked()).hasSize(2));
    }

    @Nested
    class WhileOthersWriteTheSameGroup {
        @Test
        void readsAgainAndKeepsTheirs() {
            var plan = action.plan(addresses("203.0.113.7"), account.aws);

            action.apply(addresses("203.0.113.7"), plan, overtaken(2));

            assertThat(rules()).hasSize(2);
            assertThat(group("block").ruleGroupResponse().description()).isEqualTo("changed 2 times");
            takeBack(action, plan);
            assertThat(rules()).extracting(r -> r.header().source()).containsExactly("192.0.2.1/32");
        }

        @Test
        void givesUpWhenTheyNeverStop() {
            var plan = action.plan(ADDRESSES, account.aws);

            refuses(() -> action.apply(ADDRESSES, plan, overtaken(100)), "RuleGroupBusy", "5 times");
        }

        private FakeActionContext overtaken(int times) {
            return new FakeActionContext(
                    Overtaken.session(account.session, "updateRuleGroup", times, this::touch), "step");
        }

        private void touch(int time) {
            var present = group("block");
            somebody()
                    .updateRuleGroup(r -> r.ruleGroupArn(RULES)
                            .updateToken(present.updateToken())
                            .ruleGroup(present.ruleGroup())
                            .description("changed %d times".formatted(time)));
        }
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void isDoneWhereTheGroupHasIt() {
            assertThat(action.plan(domain("deny-names", "bad.example"), account.aws)
                            .changes())
                    .isEmpty();
        }

        @Test
        void refusesADomainWhereNamesAreLetIn() {
            refuses(
                    () -> action.plan(domain("allow-names", "evil.example"), account.aws),
                    "WrongRuleGroup",
                    "is a list of domains (ALLOWLIST)");
        }

        @Test
        void refusesWhatTheGroupIsNotFor() {
            refuses(() -> action.plan(domain("block", "evil.example"), account.aws), "WrongRuleGroup", "single rules");
            refuses(
                    () -> action.plan(new BlockTraffic.In("deny-names", List.of("203.0.113.7"), null), account.aws),
                    "WrongRuleGroup",
                    "a group of single rules");
            refuses(
                    () -> action.plan(new BlockTraffic.In("suricata", List.of("203.0.113.7"), null), account.aws),
                    "WrongRuleGroup",
                    "is Suricata text");
        }

        @Test
        void refusesMoreThanTheGroupHasRoomFor() {
            refuses(
                    () -> action.plan(
                            addresses("203.0.113.1", "203.0.113.2", "203.0.113.3", "203.0.113.4"), account.aws),
                    "RuleGroupFull",
                    "has room for 3 more, not for 4");
        }

        @Test
        void refusesNothingAtAllAndAGroupThatIsNotThere() {
            refuses(
                    () -> action.plan(new BlockTraffic.In("block", null, null), account.aws),
                    "InvalidInput",
                    "nothing to block");
            refuses(() -> action.plan(domain("nobodys", "evil.example"), account.aws), "NoSuchRuleGroup", "us-east-1");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    ".",
                    "evil",
                    "*.evil.example",
                    "evil example.com",
                    "evil.example\"; sid:1",
                    "évil.example"
                })
        void refusesWhatIsNoDomain(String name) {
            refuses(() -> action.plan(domain("deny-names", name), account.aws), "InvalidInput", "is no domain");
        }

        @ParameterizedTest
        @ValueSource(strings = {"0.0.0.0/0", "203.0.113.7/24", "evil.example"})
        void refusesWhatIsNoBlockOfAddresses(String address) {
            refuses(() -> action.plan(addresses(address), account.aws), "InvalidInput", address);
        }

        @Test
        void saysThatAWideBlockHitsTheInnocent() {
            assertThat(action.plan(addresses("203.0.0.0/8"), account.aws).warnings())
                    .anyMatch(w -> w.startsWith("203.0.0.0/8 is a wide block"));
        }
    }

    @Nested
    class TakenBack {
        @Test
        void leavesARuleForTheSameAddressThatSomebodyElseWrote() {
            var plan = run(action, addresses("192.0.2.1"));

            takeBack(action, plan);

            assertThat(rules()).extracting(r -> r.actionAsString()).containsExactly("PASS");
        }
    }
}
