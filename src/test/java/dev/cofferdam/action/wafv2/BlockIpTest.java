package dev.cofferdam.action.wafv2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.FakeActionContext;
import dev.cofferdam.action.OnAnAccount;
import dev.cofferdam.action.Overtaken;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.range.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.wafv2.Wafv2Client;
import software.amazon.awssdk.services.wafv2.model.IPSet;
import software.amazon.awssdk.services.wafv2.model.Rule;
import software.amazon.awssdk.services.wafv2.model.RuleAction;
import software.amazon.awssdk.services.wafv2.model.Scope;
import tools.jackson.databind.node.ArrayNode;

class BlockIpTest extends OnAnAccount {
    private static final String ID = "3f9a2b1c-5d6e-4f70-8a9b-0c1d2e3f4a5b";
    private static final String ARN = "arn:aws:wafv2:us-east-1:111122223333:regional/ipset/attackers/" + ID;
    private static final BlockIp.In IN = in("203.0.113.7", "203.0.113.128/25");
    private static final List<String> BOTH = List.of("203.0.113.7/32", "203.0.113.128/25");

    private final BlockIp action = new BlockIp();

    private static BlockIp.In in(String... addresses) {
        return new BlockIp.In("attackers", List.of(addresses), null);
    }

    @Override
    protected SimulatedAccount openIn(Path place) {
        return SimulatedAccount.openWith(place, world -> {
            var sets = world.putObject("waf").putArray("ip_sets");
            set(sets, ID, "attackers", "IPV4", "198.51.100.9/32");
            set(sets, "00000000-5d6e-4f70-8a9b-0c1d2e3f4a5b", "attackers6", "IPV6", "2001:db8:0:0:0:0:0:7/128");
        });
    }

    private static void set(ArrayNode sets, String id, String name, String version, String address) {
        sets.addObject()
                .put("id", id)
                .put("name", name)
                .put("scope", "REGIONAL")
                .put("version", version)
                .put("description", "by hand")
                .put("token", id)
                .putArray("addresses")
                .add(address);
    }

    /** All but the tokens, which each change makes anew. */
    @Override
    protected Object state(SimulatedAccount of) {
        var sets = new TreeMap<String, String>();
        for (var set : of.world().at("/waf/ip_sets"))
            sets.put(set.path("name").asString(), set.path("description") + " " + set.path("addresses"));
        return sets;
    }

    private Wafv2Client somebody() {
        return account.client(Wafv2Client.class);
    }

    private IPSet set() {
        return somebody()
                .getIPSet(r -> r.id(ID).name("attackers").scope(Scope.REGIONAL))
                .ipSet();
    }

    private void write(String... addresses) {
        var token = somebody()
                .getIPSet(r -> r.id(ID).name("attackers").scope(Scope.REGIONAL))
                .lockToken();
        somebody()
                .updateIPSet(r -> r.id(ID)
                        .name("attackers")
                        .scope(Scope.REGIONAL)
                        .description("by hand")
                        .addresses(addresses)
                        .lockToken(token));
    }

    private void useIn(String acl, @Nullable RuleAction does) {
        somebody()
                .createWebACL(r -> r.name(acl)
                        .scope(Scope.REGIONAL)
                        .defaultAction(d -> d.allow(a -> {}))
                        .rules(Rule.builder()
                                .name("by-address")
                                .priority(1)
                                .statement(s -> s.ipSetReferenceStatement(i -> i.arn(ARN)))
                                .action(does)
                                .build()));
    }

    private static RuleAction block() {
        return RuleAction.builder().block(b -> {}).build();
    }

    @Test
    void addsThemAndTakesThemOutAgain() {
        useIn("storefront", block());

        var plan = thereAndBack(action, IN, new BlockIp.Out(BOTH, 3));

        assertThat(plan.changes())
                .containsExactly(
                        Change.of(ARN, "Address/203.0.113.7/32", null, "listed"),
                        Change.of(ARN, "Address/203.0.113.128/25", null, "listed"));
        assertThat(plan.warnings()).isEmpty();
        assertThat(set().description()).isEqualTo("by hand");
        callsOnlyWhatItDeclares(action);
    }

    @Test
    void writesThemAllInOneCall() {
        run(action, IN);

        assertThat(account.aws.changesMade()).isEqualTo(1);
    }

    @Test
    void survivesEveryInterruption() {
        interruptEverywhere(
                action, IN, a -> assertThat(action.verify(IN, a.aws).listed()).isEqualTo(BOTH));
    }

    @Nested
    class WhileOthersWriteTheSameSet {
        @Test
        void keepsWhatTheyPutThere() {
            var plan = action.plan(IN, account.aws);
            write("198.51.100.9/32", "192.0.2.1/32");

            action.apply(IN, plan, account.aws);
            assertThat(set().addresses()).contains("192.0.2.1/32").containsAll(BOTH);

            takeBack(action, plan);
            assertThat(set().addresses()).containsExactly("198.51.100.9/32", "192.0.2.1/32");
        }

        @Test
        void readsAgainWhenTheyWereFaster() {
            var plan = action.plan(IN, account.aws);

            action.apply(IN, plan, overtaken(2));

            assertThat(set().addresses())
                    .contains("192.0.2.1/32", "192.0.2.2/32")
                    .containsAll(BOTH);
        }

        @Test
        void givesUpWhenTheyNeverStop() {
            var plan = action.plan(IN, account.aws);

            refuses(() -> action.apply(IN, plan, overtaken(100)), "IpSetBusy", "5 times");
        }

        private FakeActionContext overtaken(int times) {
            return new FakeActionContext(Overtaken.session(account.session, "updateIPSet", times, this::race), "step");
        }

        private void race(int time) {
            var addresses = new ArrayList<>(set().addresses());
            addresses.add("192.0.2.%d/32".formatted(time));
            write(addresses.toArray(String[]::new));
        }
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void leavesOutWhatTheSetHasHoweverItIsSpelt() {
            assertThat(action.plan(in("198.51.100.9"), account.aws).changes()).isEmpty();
            assertThat(action.plan(new BlockIp.In("attackers6", List.of("2001:db8::7"), null), account.aws)
                            .changes())
                    .isEmpty();
        }

        @Test
        void saysWhenNoWebAclBlocksByTheSet() {
            assertThat(action.plan(IN, account.aws).warnings())
                    .singleElement()
                    .asString()
                    .contains("nothing is blocked by this alone");
        }

        @Test
        void saysWhenARuleLetsInByTheSet() {
            useIn("storefront", RuleAction.builder().allow(a -> {}).build());
            useIn("counting", RuleAction.builder().count(c -> {}).build());

            assertThat(action.plan(IN, account.aws).warnings())
                    .anyMatch(w -> w.contains("storefront") && w.contains("lets these addresses in"))
                    .anyMatch(w -> w.contains("counting") && w.contains("does not block by it."));
        }

        @Test
        void saysWhenItMayNotLookAtTheRules() {
            account.fails(Fault.of(Fault.Kind.DENY, "wafv2:ListWebACLs"));

            assertThat(action.plan(IN, account.aws).warnings())
                    .singleElement()
                    .asString()
                    .startsWith("Not known: what web ACLs do with IP set attackers");
        }

        @Test
        void saysThatAWideBlockHitsTheInnocent() {
            assertThat(action.plan(in("203.0.0.0/8"), account.aws).warnings())
                    .anyMatch(w -> w.startsWith("203.0.0.0/8 is a wide block"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"0.0.0.0/0", "2001:db8::/64", "203.0.113.7/24", "evil.example", ""})
        void refusesWhatTheSetCannotHold(String address) {
            refuses(() -> action.plan(in(address), account.aws), "InvalidInput", "");
        }

        @Test
        void refusesNothingAtAllAndASetThatIsNotThere() {
            refuses(() -> action.plan(in(), account.aws), "InvalidInput", "no addresses");
            refuses(
                    () -> action.plan(new BlockIp.In("nobodys", List.of("203.0.113.7"), null), account.aws),
                    "NoSuchIpSet",
                    "the scope and the region");
        }

        @Test
        void refusesMoreThanASetHolds() {
            var all = new String[10_000];
            for (var i = 0; i < all.length; i++) all[i] = "10.%d.%d.%d/32".formatted(i >> 16, (i >> 8) & 255, i & 255);
            write(all);

            refuses(() -> action.plan(IN, account.aws), "IpSetFull", "10000");
        }
    }

    @Test
    void reachesSetsForCloudFrontInUsEast1() {
        somebody()
                .createIPSet(r -> r.name("edge")
                        .scope(Scope.CLOUDFRONT)
                        .ipAddressVersion("IPV4")
                        .addresses(List.of()));
        var in = new BlockIp.In("edge", List.of("203.0.113.7"), "CLOUDFRONT");
        var abroad = account.aws.inRegion("eu-central-1");

        var plan = action.plan(in, abroad);

        assertThat(plan.changes())
                .singleElement()
                .satisfies(c ->
                        assertThat(c.resource()).startsWith("arn:aws:wafv2:us-east-1:111122223333:global/ipset/edge/"));
        assertThat(action.apply(in, plan, abroad).listed()).containsExactly("203.0.113.7/32");
        action.applyUndo(action.planUndo(action.undo(plan), abroad), abroad);
        assertThat(action.verify(in, abroad).size()).isZero();
    }
}
