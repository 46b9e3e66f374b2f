package dev.cofferdam.range.ec2;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.world.Resource;
import dev.cofferdam.range.world.RouteTable;
import dev.cofferdam.range.world.Subnet;
import dev.cofferdam.range.world.Table;
import dev.cofferdam.range.world.Vpc;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.Region;
import software.amazon.awssdk.services.ec2.model.VpcIpv6CidrBlockAssociation;

/** Reads VPCs, subnets, route tables and regions. */
final class Networks extends Ec2Part {
    /** Those that are on without anybody's doing. Source: AWS Account Management, "Regions". */
    private static final List<String> REGIONS = List.of(
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-northeast-3",
            "ap-south-1",
            "ap-southeast-1",
            "ap-southeast-2",
            "ca-central-1",
            "eu-central-1",
            "eu-north-1",
            "eu-west-1",
            "eu-west-2",
            "eu-west-3",
            "sa-east-1",
            "us-east-1",
            "us-east-2",
            "us-west-1",
            "us-west-2");

    Networks(Call call) {
        super(call);
    }

    @Override
    public DescribeVpcsResponse describeVpcs(DescribeVpcsRequest request) {
        var filters = Filters.<Vpc>ofTagged("vpc-id")
                .on("cidr", Vpc::cidr)
                .on("is-default", v -> String.valueOf(v.isDefault()))
                .on("owner-id", _ -> world.id())
                .on("state", _ -> "available");
        var found = filters.apply(chosen(world.vpcs(), request.vpcIds(), Errors::vpc), request.filters());
        var page = Errors.page(found, request.maxResults(), request.nextToken(), "vpcSet", request.vpcIds());
        return DescribeVpcsResponse.builder()
                .vpcs(page.items().stream().map(this::shape).toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public DescribeSubnetsResponse describeSubnets(DescribeSubnetsRequest request) {
        var filters = Filters.<Subnet>ofTagged("subnet-id")
                .on("vpc-id", Subnet::vpc)
                .on("availability-zone", Subnet::zone)
                .on("cidr-block", Subnet::cidr)
                .on("state", _ -> "available");
        var found = filters.apply(chosen(world.subnets(), request.subnetIds(), Errors::subnet), request.filters());
        var page = Errors.page(found, request.maxResults(), request.nextToken(), "subnetSet", request.subnetIds());
        return DescribeSubnetsResponse.builder()
                .subnets(page.items().stream().map(this::shape).toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public DescribeRouteTablesResponse describeRouteTables(DescribeRouteTablesRequest request) {
        var filters = Filters.<RouteTable>ofTagged("route-table-id")
                .on("vpc-id", RouteTable::vpc)
                .on("association.main", t -> String.valueOf(t.main()))
                .onEach("association.subnet-id", t -> t.subnets().stream())
                .onEach("route.destination-cidr-block", t -> t.routes().stream().map(RouteTable.Route::destination));
        var found = filters.apply(
                chosen(world.routeTables(), request.routeTableIds(), Errors::routeTable), request.filters());
        var page = Errors.page(
                found, request.maxResults(), request.nextToken(), "routeTableIdSet", request.routeTableIds());
        return DescribeRouteTablesResponse.builder()
                .routeTables(page.items().stream()
                        .map(t -> new RouteTableShape(world).of(t))
                        .toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public DescribeRegionsResponse describeRegions(DescribeRegionsRequest request) {
        var filters = new Filters<String>()
                .on("region-name", r -> r)
                .on("opt-in-status", _ -> "opt-in-not-required")
                .on("endpoint", Networks::endpoint);
        return DescribeRegionsResponse.builder()
                .regions(filters
                        .apply(
                                REGIONS.stream()
                                        .filter(r -> request.regionNames().isEmpty()
                                                || request.regionNames().contains(r)),
                                request.filters())
                        .stream()
                        .map(r -> Region.builder()
                                .regionName(r)
                                .endpoint(endpoint(r))
                                .optInStatus("opt-in-not-required")
                                .build())
                        .toList())
                .build();
    }

    private static String endpoint(String region) {
        return "ec2." + region + ".amazonaws.com";
    }

    static <T extends Resource> Stream<T> chosen(
            Table<T> table, List<String> ids, BiFunction<Table<T>, String, T> find) {
        return ids.isEmpty() ? table.stream() : ids.stream().map(id -> find.apply(table, id));
    }

    private software.amazon.awssdk.services.ec2.model.Vpc shape(Vpc vpc) {
        return software.amazon.awssdk.services.ec2.model.Vpc.builder()
                .vpcId(vpc.id())
                .cidrBlock(vpc.cidr())
                .ipv6CidrBlockAssociationSet(ipv6(vpc))
                .isDefault(vpc.isDefault())
                .ownerId(world.id())
                .state("available")
                .instanceTenancy("default")
                .tags(Shapes.tags(vpc.tags()))
                .build();
    }

    private static List<VpcIpv6CidrBlockAssociation> ipv6(Vpc vpc) {
        if (vpc.cidr6() == null) return List.of();
        return List.of(VpcIpv6CidrBlockAssociation.builder()
                .ipv6CidrBlock(vpc.cidr6())
                .ipv6CidrBlockState(s -> s.state("associated"))
                .build());
    }

    private software.amazon.awssdk.services.ec2.model.Subnet shape(Subnet subnet) {
        return software.amazon.awssdk.services.ec2.model.Subnet.builder()
                .subnetId(subnet.id())
                .subnetArn(world.arn("ec2", "subnet/" + subnet.id()))
                .vpcId(subnet.vpc())
                .availabilityZone(subnet.zone())
                .cidrBlock(subnet.cidr())
                .mapPublicIpOnLaunch(subnet.open())
                .ownerId(world.id())
                .state("available")
                .defaultForAz(false)
                .tags(Shapes.tags(subnet.tags()))
                .build();
    }
}
