package dev.cofferdam.action.route53resolver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.OnAnAccount;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.range.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.route53resolver.Route53ResolverClient;
import software.amazon.awssdk.services.route53resolver.model.FirewallDomainUpdateOperation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class BlockDomainTest extends OnAnAccount {
    private static final String LIST = "rslvr-fdl-0123456789abcdef";
    private static final String ARN = "arn:aws:route53resolver:us-east-1:111122223333:firewall-domain-list/" + LIST;
    private static final BlockDomain.In IN = new BlockDomain.In("attackers", List.of("Evil.example."), true);

    private final BlockDomain action = new BlockDomain();
    private boolean isUsed = true;

    private static BlockDomain.In in(String... domains) {
        return new BlockDomain.In("attackers", List.of(domains), false);
    }

    @Override
    protected SimulatedAccount openIn(Path place) {
        return SimulatedAccount.openWith(place, world -> {
            var firewall = world.putObject("dns_firewall");
            list(firewall, LIST, "attackers").putArray("domains").add("bad.example.");
            list(firewall, "rslvr-fdl-aaaaaaaaaaaaaaaa", "twice").putArray("domains");
            list(firewall, "rslvr-fdl-bbbbbbbbbbbbbbbb", "twice").putArray("domains");
            list(firewall, "rslvr-fdl-cccccccccccccccc", "AWSManagedDomainsMalwareDomainList")
                    .put("owner", "Route 53 Resolver DNS Firewall");
            if (isUsed) rule(firewall, "BLOCK", true);
        });
    }

    private static ObjectNode list(ObjectNode firewall, String id, String name) {
        return firewall.withArray("lists").addObject().put("id", id).put("name", name);
    }

    private static void rule(ObjectNode firewall, String does, boolean inVpc) {
        var group = firewall.withArray("rule_groups")
                .addObject()
                .put("id", "rslvr-frg-0123456789abcdef")
                .put("name", "edge");
        group.putArray("rules")
                .addObject()
                .put("name", "attackers")
                .put("list", LIST)
                .put("action", does)
                .put("priority", 1);
        if (inVpc) group.putArray("vpcs").add(SimulatedAccount.VPC);
    }

    /** What each list has in the end. */
    @Override
    protected Object state(SimulatedAccount of) {
        var lists = new TreeMap<String, TreeSet<String>>();
        for (var list : of.world().at("/dns_firewall/lists")) {
            var domains = list.path("next").isArray() ? list.path("next") : list.path("domains");
            var sorted = new TreeSet<String>();
            for (JsonNode domain : domains) sorted.add(domain.asString());
            lists.put(list.path("id").asString(), sorted);
        }
        return lists;
    }

    private Route53ResolverClient somebody() {
        return account.client(Route53ResolverClient.class);
    }

    private void add(String domain) {
        somebody()
                .updateFirewallDomains(r -> r.firewallDomainListId(LIST)
                        .operation(FirewallDomainUpdateOperation.ADD)
                        .domains(domain));
    }

    @Test
    void addsThemWithWhatIsBelowAndTakesThemOutAgain() {
        var plan = thereAndBack(action, IN, new BlockDomain.Out(List.of("evil.example", "*.evil.example"), 3));

        assertThat(plan.changes())
                .containsExactly(
                        Change.of(ARN, "Domain/evil.example", null, "listed"),
                        Change.of(ARN, "Domain/*.evil.example", null, "listed"));
        assertThat(plan.warnings()).containsExactly("What was resolved before goes on until its time to live ends.");
        callsOnlyWhatItDeclares(action);
    }

    @Test
    void survivesEveryInterruption() {
        interruptEverywhere(
                action, IN, a -> assertThat(action.verify(IN, a.aws).listed()).hasSize(2));
    }

    @Nested
    class AListThatIsBeingChanged {
        @Test
        void isWaitedForBeforeAndAfter() {
            add("other.example");

            var plan = action.plan(in("evil.example"), account.aws);
            assertThat(action.apply(in("evil.example"), plan, account.aws))
                    .isEqualTo(new BlockDomain.Out(List.of("evil.example"), 3));
        }

        @Test
        void isWaitedForWhenSomebodyBeganSinceThePlan() {
            var plan = action.plan(in("evil.example"), account.aws);
            add("other.example");

            assertThat(action.apply(in("evil.example"), plan, account.aws).size())
                    .isEqualTo(3);
        }

        @Test
        void keepsWhatOthersPutThere() {
            var plan = run(action, in("evil.example"));
            add("other.example");
            account.pass(Duration.ofMinutes(1));

            takeBack(action, plan);

            assertThat(action.verify(in("other.example", "bad.example"), account.aws)
                            .listed())
                    .hasSize(2);
        }
    }

    @Test
    void goesInPartsOfAThousand() {
        var many = IntStream.range(0, 2_001)
                .mapToObj("n%d.evil.example"::formatted)
                .toList();

        run(action, new BlockDomain.In(LIST, many, false));

        assertThat(account.aws.changesMade()).isEqualTo(3);
        assertThat(action.verify(new BlockDomain.In(LIST, many, false), account.aws)
                        .size())
                .isEqualTo(2_002);
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void leavesOutWhatTheListHasHoweverItIsSpelt() {
            assertThat(action.plan(in("BAD.example"), account.aws).changes()).isEmpty();
        }

        @Test
        void saysWhenNothingBlocksByTheList() {
            isUsed = false;
            try (var unused = openIn(folder.resolve("unused"))) {
                assertThat(action.plan(in("evil.example"), unused.aws).warnings())
                        .anyMatch(w -> w.contains("nothing is blocked by this alone"));
            }
        }

        @Test
        void saysWhenTheRuleIsInNoVpcOrLetsThrough() {
            isUsed = false;
            for (var does : List.of("BLOCK", "ALLOW")) {
                try (var other = SimulatedAccount.openWith(folder.resolve(does), world -> {
                    var firewall = world.putObject("dns_firewall");
                    list(firewall, LIST, "attackers");
                    rule(firewall, does, does.equals("ALLOW"));
                })) {
                    var warnings = action.plan(in("evil.example"), other.aws).warnings();
                    assertThat(warnings).anyMatch(w -> w.contains("nothing is blocked by this alone"));
                    assertThat(warnings.stream().anyMatch(w -> w.contains("its action is ALLOW")))
                            .isEqualTo(does.equals("ALLOW"));
                }
            }
        }

        @Test
        void saysWhenItMayNotLookAtTheRules() {
            account.fails(Fault.of(Fault.Kind.DENY, "route53resolver:ListFirewallRuleGroups"));

            assertThat(action.plan(in("evil.example"), account.aws).warnings())
                    .anyMatch(w -> w.startsWith("Not known: what rules do with domain list"));
        }

        @Test
        void refusesAListOfAws() {
            refuses(
                    () -> action.plan(
                            new BlockDomain.In("AWSManagedDomainsMalwareDomainList", List.of("evil.example"), false),
                            account.aws),
                    "ManagedDomainList",
                    "Use a list of your own");
        }

        @Test
        void refusesANameThatIsNobodysOrTwos() {
            refuses(
                    () -> action.plan(new BlockDomain.In("nobodys", List.of("evil.example"), false), account.aws),
                    "NoSuchDomainList",
                    "us-east-1");
            refuses(
                    () -> action.plan(
                            new BlockDomain.In("rslvr-fdl-0000000000000000", List.of("evil.example"), false),
                            account.aws),
                    "NoSuchDomainList",
                    "Check the id");
            refuses(
                    () -> action.plan(new BlockDomain.In("twice", List.of("evil.example"), false), account.aws),
                    "AmbiguousName",
                    "rslvr-fdl-");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", ".", "evil", "*", "ev*il.example", "evil example.com", "évil.example"})
        void refusesWhatIsNoDomain(String name) {
            refuses(() -> action.plan(in(name), account.aws), "InvalidInput", "is no domain");
        }

        @Test
        void refusesNothingAtAll() {
            refuses(() -> action.plan(in(), account.aws), "InvalidInput", "no domains");
        }
    }
}
