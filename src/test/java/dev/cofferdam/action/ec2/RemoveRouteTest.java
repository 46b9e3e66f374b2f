package dev.cofferdam.action.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.ec2.RemoveRoute.In;
import dev.cofferdam.action.ec2.RemoveRoute.Out;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;

class RemoveRouteTest extends OnTheRange {
    private static final String PRIVATE = "rtb-0a1fa000000000001";
    private static final String NAT = "nat-0a7000000000000a1";

    private final RemoveRoute action = new RemoveRoute();
    private final In in = new In(PRIVATE, "0.0.0.0/0");

    private static Object routes(SimulatedAccount account) {
        return Set.copyOf(account.client(Ec2Client.class)
                .describeRouteTables(r -> r.routeTableIds(PRIVATE))
                .routeTables()
                .getFirst()
                .routes());
    }

    @Nested
    class TheWayOut {
        @Test
        void isClosedAndOpenedAgain() {
            var plan = thereAndBack(action, in, () -> action.verify(in, aws));

            assertThat(plan.changes()).singleElement().satisfies(c -> {
                assertThat(c.resource()).isEqualTo(arn("route-table/" + PRIVATE));
                assertThat(c.attribute()).isEqualTo("Route/0.0.0.0/0");
                assertThat(c.before()).hasToString("{\"NatGatewayId\":\"%s\"}".formatted(NAT));
            });
            callsWhatItDeclares(action);
        }

        @Test
        void isLostByAllSubnetsOfTheTableAndThePlanSaysSo() {
            assertThat(action.plan(in, aws).warnings())
                    .anyMatch(w -> w.contains("subnet-0a1fa000000000001, subnet-0a1fa000000000002"))
                    .anyMatch(w -> w.contains("is the main route table of vpc-0c0ffe00000000001"));
        }

        @Test
        void isToldByWhatItLeadsTo() {
            assertThat(action.verify(in, aws)).isEqualTo(new Out(false, NAT));
            action.apply(in, action.plan(in, aws), aws);
            assertThat(action.verify(in, aws)).isEqualTo(new Out(true, ""));
        }

        @Test
        void survivesEveryBrokenConnection() {
            interruptEverywhere(
                    action,
                    in,
                    _ -> {},
                    RemoveRouteTest::routes,
                    account ->
                            assertThat(action.verify(in, account.aws).removed()).isTrue());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, pcx-0123456789abcdef0",
        "192.0.2.0/24, tgw-0123456789abcdef0",
        "192.0.2.0/24, eni-0c0ffee0000000001",
        "192.0.2.0/24, vpce-0123456789abcdef0",
        "2001:db8::/32, igw-0a7e0000000000001",
        "pl-0123456789abcdef0, tgw-0123456789abcdef0",
    })
    void everyKindOfRouteComesBack(String destination, String target) {
        client(Ec2Client.class).createRoute(route(destination, target));
        var to = new In(PRIVATE, destination);

        thereAndBack(action, to, () -> action.verify(to, aws));
        assertThat(action.verify(to, aws)).isEqualTo(new Out(false, target));
    }

    private static CreateRouteRequest route(String destination, String target) {
        var route = CreateRouteRequest.builder().routeTableId(PRIVATE);
        if (destination.startsWith("pl-")) route.destinationPrefixListId(destination);
        else if (destination.contains(":")) route.destinationIpv6CidrBlock(destination);
        else route.destinationCidrBlock(destination);
        return switch (target.substring(0, target.indexOf('-'))) {
            case "pcx" -> route.vpcPeeringConnectionId(target).build();
            case "tgw" -> route.transitGatewayId(target).build();
            case "eni" -> route.networkInterfaceId(target).build();
            case "vpce" -> route.vpcEndpointId(target).build();
            default -> route.gatewayId(target).build();
        };
    }

    @Nested
    class ARouteWithinAWiderOne {
        @Test
        void leavesPacketsToTheWiderOneAndThePlanSaysSo() {
            client(Ec2Client.class).createRoute(route("192.0.2.0/24", "tgw-0123456789abcdef0"));

            assertThat(action.plan(new In(PRIVATE, "192.0.2.0/24"), aws).warnings())
                    .anyMatch(w -> w.contains("The wider route to 0.0.0.0/0 takes over"));
        }
    }

    @Nested
    class WhatCannotBeDone {
        @Test
        void isRemovingTheLocalRoute() {
            refuses(() -> action.plan(new In(PRIVATE, "10.20.0.0/16"), aws), "InvalidInput", "local one");
        }

        @Test
        void isRemovingAGatewayEndpointsRoute() {
            client(Ec2Client.class)
                    .createRoute(r -> r.routeTableId(PRIVATE)
                            .destinationPrefixListId("pl-63a5400a")
                            .vpcEndpointId("vpce-0123456789abcdef0"));

            refuses(() -> action.plan(new In(PRIVATE, "pl-63a5400a"), aws), "InvalidInput", "gateway endpoint");
        }

        @Test
        void isATableThatIsNotThere() {
            refuses(() -> action.plan(new In("rtb-0123456789abcdef0", "0.0.0.0/0"), aws), "ResourceGone", "is gone");
        }
    }

    @Nested
    class ARouteThatIsNotThere {
        @Test
        void isRemovedAlready() {
            assertThat(action.plan(new In(PRIVATE, "192.0.2.0/24"), aws).changes())
                    .isEmpty();
        }
    }
}
