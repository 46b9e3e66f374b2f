package dev.cofferdam.servers;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;

/** What an account has of networks: a VPC, and what is in it. */
final class NetworkSeeds {
    static final String ZONE = "us-east-1a";

    private final MadeOnce made;

    NetworkSeeds(MadeOnce made) {
        this.made = made;
    }

    String vpc() {
        return made.once(
                "vpc",
                () -> ec2().createVpc(r -> r.cidrBlock("10.20.0.0/16")).vpc().vpcId());
    }

    String subnet() {
        return made.once("subnet", () -> {
            var vpc = vpc();
            return ec2().createSubnet(
                            r -> r.vpcId(vpc).cidrBlock("10.20.10.0/24").availabilityZone(ZONE))
                    .subnet()
                    .subnetId();
        });
    }

    String routeTable() {
        return made.once("routeTable", () -> {
            var vpc = vpc();
            var gateway = ec2().createInternetGateway().internetGateway().internetGatewayId();
            ec2().attachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc));
            var table = ec2().createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
            ec2().createRoute(r ->
                    r.routeTableId(table).destinationCidrBlock("0.0.0.0/0").gatewayId(gateway));
            return table;
        });
    }

    String securityGroup() {
        return made.once("securityGroup", () -> {
            var vpc = vpc();
            var group = ec2().createSecurityGroup(
                            r -> r.groupName("web").description("Web servers").vpcId(vpc))
                    .groupId();
            ec2().authorizeSecurityGroupIngress(r -> r.groupId(group)
                    .ipPermissions(IpPermission.builder()
                            .ipProtocol("tcp")
                            .fromPort(22)
                            .toPort(22)
                            .ipRanges(IpRange.builder()
                                    .cidrIp("203.0.113.0/24")
                                    .description("backup sync")
                                    .build())
                            .build()));
            return group;
        });
    }

    String inboundRule() {
        var inGroup = Filter.builder().name("group-id").values(securityGroup()).build();
        return ec2().describeSecurityGroupRules(r -> r.filters(inGroup)).securityGroupRules().stream()
                .filter(rule -> !rule.isEgress())
                .findFirst()
                .orElseThrow()
                .securityGroupRuleId();
    }

    String databaseGroup() {
        return made.once("databaseGroup", () -> {
            var vpc = vpc();
            var group = ec2().createSecurityGroup(
                            r -> r.groupName("orders-db").description("orders").vpcId(vpc))
                    .groupId();
            ec2().authorizeSecurityGroupIngress(r -> r.groupId(group)
                    .ipPermissions(IpPermission.builder()
                            .ipProtocol("tcp")
                            .fromPort(5432)
                            .toPort(5432)
                            .ipRanges(IpRange.builder().cidrIp("0.0.0.0/0").build())
                            .build()));
            return group;
        });
    }

    private Ec2Client ec2() {
        return made.client(Ec2Client.class);
    }
}
