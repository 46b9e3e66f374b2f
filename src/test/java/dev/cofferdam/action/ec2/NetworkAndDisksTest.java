package dev.cofferdam.action.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.FakeActionContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;

/** Route tables that the range has none of. */
class NetworkAndDisksTest {
    private static final Instance INSTANCE = Instance.builder()
            .instanceId("i-1")
            .networkInterfaces(InstanceNetworkInterface.builder()
                    .subnetId("subnet-1")
                    .vpcId("vpc-1")
                    .build())
            .build();

    @Test
    void leaveOutTheTablesOfGatewaysAndOfOtherSubnets() {
        var aws = new FakeActionContext(Map.of(
                Ec2Client.class,
                new FakeRouteTables(List.of(
                        table("of-gateway", RouteTableAssociation.builder().gatewayId("igw-1")),
                        table("of-others", RouteTableAssociation.builder().subnetId("subnet-2")),
                        table("own", RouteTableAssociation.builder().subnetId("subnet-1")),
                        table("main", RouteTableAssociation.builder().main(true))))));

        assertThat(new NetworkAndDisks(aws, INSTANCE).routeTables())
                .extracting(RouteTable::routeTableId)
                .containsExactly("own", "main");
    }

    private static RouteTable table(String id, RouteTableAssociation.Builder association) {
        return RouteTable.builder()
                .routeTableId(id)
                .associations(association.build())
                .build();
    }

    private record FakeRouteTables(List<RouteTable> tables) implements Ec2Client {
        @Override
        public DescribeRouteTablesResponse describeRouteTables(DescribeRouteTablesRequest request) {
            return DescribeRouteTablesResponse.builder().routeTables(tables).build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
