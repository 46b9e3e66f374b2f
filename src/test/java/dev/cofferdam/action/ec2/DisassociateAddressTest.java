package dev.cofferdam.action.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.ec2.DisassociateAddress.In;
import dev.cofferdam.action.ec2.DisassociateAddress.Out;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;

class DisassociateAddressTest extends OnTheRange {
    private static final String ADDRESS = "eipalloc-0ba57100000000001";
    private static final String BASTIONS = "eni-0ba5710000000000b";
    private static final String PENTESTS = "eni-0bed00000000000aa";

    private final DisassociateAddress action = new DisassociateAddress();
    private final In in = new In(ADDRESS);

    @Nested
    class TheBastionsAddress {
        @Test
        void isTakenAwayAndGivenBack() {
            var plan = thereAndBack(action, in, () -> action.verify(in, aws));

            assertThat(plan.changes()).singleElement().satisfies(c -> {
                assertThat(c.resource()).isEqualTo(arn("elastic-ip/" + ADDRESS));
                assertThat(c.before()).hasToString("""
                    {"NetworkInterfaceId":"%s","PrivateIpAddress":"10.20.0.10"}\
                    """.formatted(BASTIONS));
                assertThat(c.after().isNull()).isTrue();
            });
            assertThat(plan.warnings())
                    .anyMatch(w -> w.contains("Instance " + BASTION + " may get another public address"));
            callsWhatItDeclares(action);
        }

        @Test
        void staysTheAccountsOwn() {
            action.apply(in, action.plan(in, aws), aws);

            assertThat(action.verify(in, aws)).isEqualTo(new Out(true, "198.51.100.5", ""));
        }

        @Test
        void surivesEveryBrokenConnection() {
            interruptEverywhere(
                    action,
                    in,
                    _ -> {},
                    account -> action.verify(in, account.aws),
                    account -> assertThat(action.verify(in, account.aws).disassociated())
                            .isTrue());
        }
    }

    @Nested
    class WhatCannotBeDone {
        @Test
        void isAnAddressOfAmazons() {
            refuses(() -> action.plan(new In("198.51.100.66"), aws), "InvalidInput", "eipalloc-");
        }

        @Test
        void isAReleasedAddress() {
            refuses(() -> action.plan(new In("eipalloc-0123456789abcdef0"), aws), "ResourceGone", "is gone");
        }

        @Test
        void isWhatAServiceHolds() {
            try (var account = SimulatedAccount.openWith(
                    folder.resolve("nat"),
                    world -> world.withArray("network_interfaces").forEach(n -> {
                        if (n.path("id").asString().equals(BASTIONS))
                            ((tools.jackson.databind.node.ObjectNode) n).put("requester", "amazon-elb");
                    }))) {
                refuses(() -> action.plan(in, account.aws), "OperationNotPermitted", "Take it away in that service");
            }
        }
    }

    @Nested
    class TakingItBack {
        @Test
        void saysThatTheAttackerReachesItAgain() {
            var plan = action.plan(in, aws);
            action.apply(in, plan, aws);

            assertThat(action.planUndo(action.undo(plan), aws).warnings())
                    .anyMatch(w -> w.contains("reachable at its old address again"));
        }

        @Test
        void saysWhenSomebodyGaveItElsewhereSince() {
            var plan = action.plan(in, aws);
            action.apply(in, plan, aws);
            client(Ec2Client.class)
                    .associateAddress(r -> r.allocationId(ADDRESS).networkInterfaceId(PENTESTS));

            var undo = action.planUndo(action.undo(plan), aws);
            assertThat(undo.changes()).extracting(Change::attribute).containsExactly("Association");
            assertThat(undo.warnings()).anyMatch(w -> w.contains("Somebody changed"));
            action.applyUndo(undo, aws);
            assertThat(action.verify(in, aws).networkInterface()).isEqualTo(BASTIONS);
        }
    }
}
