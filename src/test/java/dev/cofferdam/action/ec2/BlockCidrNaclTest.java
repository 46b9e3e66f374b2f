package dev.cofferdam.action.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.Cidr;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.ec2.BlockCidrNacl.In;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;

class BlockCidrNaclTest extends OnTheRange {
    private static final String SUBNET = "subnet-0a1fa000000000001";
    private static final String ACL = "acl-0c0ffe00000000001";
    private static final String ATTACKER = "203.0.113.0/24";

    private final BlockCidrNacl action = new BlockCidrNacl();
    private final In in = new In(SUBNET, ATTACKER);

    private static void entry(Ec2Client ec2, boolean egress, int number, String action, String protocol, String cidr) {
        ec2.createNetworkAclEntry(r -> r.networkAclId(ACL)
                .egress(egress)
                .ruleNumber(number)
                .protocol(protocol)
                .ruleAction(action)
                .cidrBlock(cidr));
    }

    private static Object entries(SimulatedAccount account) {
        return account.client(Ec2Client.class)
                .describeNetworkAcls(r -> r.networkAclIds(ACL))
                .networkAcls();
    }

    @Nested
    class AnAttackersBlock {
        @Test
        void isDeniedInBothDirectionsBeforeWhatAllowsIt() {
            var plan = thereAndBack(action, in, () -> action.verify(in, aws));

            assertThat(plan.changes())
                    .extracting(Change::attribute)
                    .containsExactly("Entry/ingress/99", "Entry/egress/99");
            assertThat(plan.changes()).allSatisfy(c -> {
                assertThat(c.resource()).isEqualTo(arn("network-acl/" + ACL));
                assertThat(c.after()).hasToString("""
                    {"CidrBlock":"203.0.113.0/24","Protocol":"-1","RuleAction":"deny"}\
                    """);
            });
            callsWhatItDeclares(action);
        }

        @Test
        void isBlockedForAllSubnetsOfTheAclAndThePlanSaysSo() {
            assertThat(action.plan(in, aws).warnings()).anyMatch(w -> w.contains("4 subnet(s)") && w.contains(SUBNET));
            assertThat(action.verify(in, aws).subnets()).hasSize(4);
        }

        @Test
        void survivesEveryBrokenConnection() {
            interruptEverywhere(
                    action,
                    in,
                    _ -> {},
                    BlockCidrNaclTest::entries,
                    account ->
                            assertThat(action.verify(in, account.aws).blocked()).isTrue());
        }
    }

    @Nested
    class Numbers {
        @Test
        void comeBeforeTheFirstEntryThatLetsTheBlockThroughWhereverThatIs() {
            var ec2 = client(Ec2Client.class);
            entry(ec2, false, 20, "allow", "6", "203.0.113.128/25");
            entry(ec2, false, 19, "allow", "6", "10.0.0.0/8");
            entry(ec2, false, 18, "deny", "-1", "198.51.100.0/24");

            assertThat(action.plan(in, aws).changes())
                    .extracting(Change::attribute)
                    .containsExactly("Entry/ingress/17", "Entry/egress/99");
        }

        @Test
        void areLackingWhereTheFirstEntryIsOne() {
            entry(client(Ec2Client.class), true, 1, "allow", "-1", "0.0.0.0/0");

            refuses(() -> action.plan(in, aws), "NoEntryNumber", "no free number before its outbound entry 1");
        }

        @Test
        void areLimitedToTwentyEntriesADirection() {
            var ec2 = client(Ec2Client.class);
            for (var n = 200; n < 218; n++) entry(ec2, false, n, "deny", "-1", "198.51.100.0/24");
            var plan = action.plan(in, aws);

            assertThat(plan.warnings()).anyMatch(w -> w.contains("has 20 inbound entries"));
            fails(() -> action.apply(in, plan, aws), "NetworkAclEntryLimitExceeded");
        }
    }

    @Nested
    class ABlockThatIsDenied {
        @Test
        void inOneDirectionIsDeniedInTheOther() {
            entry(client(Ec2Client.class), false, 50, "deny", "-1", "203.0.0.0/16");

            assertThat(action.plan(in, aws).changes())
                    .extracting(Change::attribute)
                    .containsExactly("Entry/egress/99");
        }

        @Test
        void inBothIsLeftAsItIs() {
            var ec2 = client(Ec2Client.class);
            entry(ec2, false, 50, "deny", "-1", "203.0.0.0/16");
            entry(ec2, true, 50, "deny", "-1", ATTACKER);

            assertThat(action.plan(in, aws).changes()).isEmpty();
            assertThat(action.verify(in, aws).blocked()).isTrue();
        }

        @Test
        void forOneProtocolOnlyOrBehindWhatAllowsItIsNotBlocked() {
            var ec2 = client(Ec2Client.class);
            entry(ec2, false, 50, "deny", "6", ATTACKER);
            entry(ec2, true, 101, "deny", "-1", ATTACKER);

            assertThat(action.plan(in, aws).changes()).hasSize(2);
        }
    }

    @Nested
    class Warnings {
        @Test
        void tellThatTheBlockHoldsASubnetOfOurs() {
            assertThat(action.plan(new In(SUBNET, "10.20.0.0/16"), aws).warnings())
                    .anyMatch(w -> w.contains("holds addresses of subnet " + SUBNET));
        }

        @Test
        void tellThatEverythingIsBlocked() {
            assertThat(action.plan(new In(SUBNET, "0.0.0.0/0"), aws).warnings())
                    .anyMatch(w -> w.contains("no SSM agent"));
        }
    }

    @Nested
    class WhatCannotBeDone {
        @ParameterizedTest
        @ValueSource(
                strings = {"203.0.113.7", "203.0.113.7/24", "203.0.113.0/33", "attacker.example/24", "2001:db8::1/64"})
        void isWhatIsNoBlock(String cidr) {
            refuses(() -> action.plan(new In(SUBNET, cidr), aws), "InvalidInput", "no block of addresses");
        }

        @Test
        void isAnUnknownSubnet() {
            refuses(
                    () -> action.plan(new In("subnet-0123456789abcdef0", ATTACKER), aws),
                    "InvalidSubnetID.NotFound",
                    "Check the id");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.20.0.0/16, true",
        "10.20.0.0/16, 10.0.0.0/8, false",
        "10.20.0.0/17, 10.20.128.0/17, false",
        "0.0.0.0/0, 2001:db8::/64, false",
        "2001:db8::/32, 2001:db8:0:1::/64, true",
    })
    void blocksCoverEachOther(String one, String other, boolean covers) {
        assertThat(Cidr.of(one).covers(Cidr.of(other))).isEqualTo(covers);
    }
}
