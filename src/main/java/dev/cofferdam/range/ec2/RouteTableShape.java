package dev.cofferdam.range.ec2;

import dev.cofferdam.range.world.RouteTable;
import dev.cofferdam.range.world.World;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;

/** A route table as {@code DescribeRouteTables} shows it. */
final class RouteTableShape {
    private final World world;

    RouteTableShape(World world) {
        this.world = world;
    }

    software.amazon.awssdk.services.ec2.model.RouteTable of(RouteTable table) {
        return software.amazon.awssdk.services.ec2.model.RouteTable.builder()
                .routeTableId(table.id())
                .vpcId(table.vpc())
                .ownerId(world.id())
                .associations(associations(table))
                .routes(table.routes().stream().map(RouteTableShape::route).toList())
                .propagatingVgws(List.of())
                .tags(Shapes.tags(table.tags()))
                .build();
    }

    private static List<RouteTableAssociation> associations(RouteTable table) {
        var all = new ArrayList<RouteTableAssociation>();
        if (table.main()) {
            all.add(association(table)
                    .main(true)
                    .routeTableAssociationId("rtbassoc-" + table.id().substring("rtb-".length()))
                    .build());
        }
        for (var subnet : table.subnets()) {
            all.add(association(table)
                    .main(false)
                    .subnetId(subnet)
                    .routeTableAssociationId("rtbassoc-" + subnet.substring("subnet-".length()))
                    .build());
        }
        return all;
    }

    private static RouteTableAssociation.Builder association(RouteTable table) {
        return RouteTableAssociation.builder().routeTableId(table.id()).associationState(s -> s.state("associated"));
    }

    private static Route route(RouteTable.Route route) {
        var target = route.target();
        var shape = Route.builder()
                .origin(target.equals("local") ? RouteOrigin.CREATE_ROUTE_TABLE : RouteOrigin.CREATE_ROUTE)
                .state(RouteState.ACTIVE);
        if (route.destination().startsWith("pl-")) shape.destinationPrefixListId(route.destination());
        else if (route.destination().contains(":")) shape.destinationIpv6CidrBlock(route.destination());
        else shape.destinationCidrBlock(route.destination());
        return switch (target.substring(0, Math.max(0, target.indexOf('-')))) {
            case "nat" -> shape.natGatewayId(target).build();
            case "eni" -> shape.networkInterfaceId(target).build();
            case "tgw" -> shape.transitGatewayId(target).build();
            case "pcx" -> shape.vpcPeeringConnectionId(target).build();
            default -> shape.gatewayId(target).build();
        };
    }
}
