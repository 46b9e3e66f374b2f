package dev.cofferdam.servers;

import static dev.cofferdam.servers.Ec2Cases.filtered;
import static dev.cofferdam.servers.Fact.each;
import static dev.cofferdam.servers.Fact.json;
import static dev.cofferdam.servers.Fact.that;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.ec2.BlockCidrNacl;
import dev.cofferdam.action.ec2.DisassociateAddress;
import dev.cofferdam.action.ec2.EnableFlowLogs;
import dev.cofferdam.action.ec2.RemoveRoute;
import dev.cofferdam.servers.ChangeCase.Situation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How the actions of {@code action.ec2} on the ways into a network are tried. */
final class NetworkCases {
    private static final String ATTACKERS = "203.0.113.0/24";
    private static final String EVERYWHERE = "0.0.0.0/0";

    private NetworkCases() {}

    static List<Case> all() {
        return List.of(
                new ChangeCase<>(new BlockCidrNacl(), NetworkCases::blockCidr),
                new ChangeCase<>(new DisassociateAddress(), NetworkCases::disassociateAddress),
                new ChangeCase<>(new EnableFlowLogs(), NetworkCases::enableFlowLogs),
                new ChangeCase<>(new RemoveRoute(), NetworkCases::removeRoute));
    }

    /** A VPC's first network ACL lets everything through by its entry 100. */
    private static Situation<BlockCidrNacl.In, BlockCidrNacl.Out> blockCidr(Server server) {
        var instance = server.account().instance();
        var subnet = server.account().subnet();
        return new Situation<>(
                new BlockCidrNacl.In(subnet, ATTACKERS),
                List.of(
                        that(
                                        "entries of its network ACL",
                                        filtered("DescribeNetworkAcls", "association.subnet-id", subnet),
                                        each(
                                                "/NetworkAcls/0/Entries",
                                                "/Egress",
                                                "/RuleNumber",
                                                "/RuleAction",
                                                "/Protocol",
                                                "/CidrBlock"))
                                .becomes(entries -> json(Stream.concat(
                                                entries.valueStream().map(e -> e.asString()),
                                                Stream.of("false", "true")
                                                        .map(egress -> egress + " 99 deny -1 " + ATTACKERS))
                                        .sorted()
                                        .toList())),
                        Ec2Cases.state(instance)),
                out -> {
                    assertThat(out.blocked()).isTrue();
                    assertThat(out.subnets()).contains(subnet);
                });
    }

    private static Situation<DisassociateAddress.In, DisassociateAddress.Out> disassociateAddress(Server server) {
        var address = server.account().address();
        return new Situation<>(
                new DisassociateAddress.In(address),
                List.of(that(
                                "where it points",
                                new Read("ec2", "DescribeAddresses", "AllocationIds", List.of(address)),
                                each("/Addresses", "/PublicIp", "/NetworkInterfaceId", "/PrivateIpAddress"))
                        .becomes(where -> json(List.of(where.path(0).asString().split(" ", 2)[0] + " - -")))),
                out -> assertThat(out.disassociated()).isTrue());
    }

    private static Situation<EnableFlowLogs.In, EnableFlowLogs.Out> enableFlowLogs(Server server) {
        var subnet = server.account().subnet();
        var bucket = server.account().recordsBucket();
        return new Situation<>(
                new EnableFlowLogs.In(subnet, bucket),
                List.of(that(
                                "its flow logs",
                                new Read(
                                        "ec2",
                                        "DescribeFlowLogs",
                                        "Filter",
                                        List.of(Map.of("Name", "resource-id", "Values", List.of(subnet)))),
                                each("/FlowLogs", "/TrafficType", "/LogDestination", "/FlowLogStatus"))
                        .becomes(List.of("ALL arn:aws:s3:::%s ACTIVE".formatted(bucket)))),
                out -> assertThat(out.enabled()).isTrue());
    }

    private static Situation<RemoveRoute.In, RemoveRoute.Out> removeRoute(Server server) {
        var table = server.account().routeTable();
        return new Situation<>(
                new RemoveRoute.In(table, EVERYWHERE),
                List.of(that(
                                "its routes",
                                new Read("ec2", "DescribeRouteTables", "RouteTableIds", List.of(table)),
                                each("/RouteTables/0/Routes", "/DestinationCidrBlock", "/GatewayId", "/State"))
                        .becomes(routes -> json(routes.valueStream()
                                .filter(r -> !r.asString().startsWith(EVERYWHERE))
                                .toList()))),
                out -> assertThat(out.removed()).isTrue());
    }
}
