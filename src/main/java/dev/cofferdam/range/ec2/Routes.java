package dev.cofferdam.range.ec2;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.RouteTable.Route;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteResponse;
import software.amazon.awssdk.services.ec2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteResponse;

/** Makes and deletes routes; whether their targets are there is not looked at. */
final class Routes extends Ec2Part {
    Routes(Call call) {
        super(call);
    }

    @Override
    public CreateRouteResponse createRoute(CreateRouteRequest request) {
        var table = Errors.routeTable(world.routeTables(), request.routeTableId());
        var destination = first(
                "DestinationCidrBlock",
                request.destinationCidrBlock(),
                request.destinationIpv6CidrBlock(),
                request.destinationPrefixListId());
        var target = first(
                "GatewayId",
                request.gatewayId(),
                request.natGatewayId(),
                request.networkInterfaceId(),
                request.transitGatewayId(),
                request.vpcPeeringConnectionId(),
                request.vpcEndpointId());
        if (table.to(destination).isPresent()) {
            throw new ServiceError(
                    "RouteAlreadyExists", "The route identified by %s already exists.".formatted(destination));
        }
        world.routeTables().put(table.with(new Route(destination, target)));
        return CreateRouteResponse.builder().returnValue(true).build();
    }

    @Override
    public DeleteRouteResponse deleteRoute(DeleteRouteRequest request) {
        var table = Errors.routeTable(world.routeTables(), request.routeTableId());
        var destination = first(
                "DestinationCidrBlock",
                request.destinationCidrBlock(),
                request.destinationIpv6CidrBlock(),
                request.destinationPrefixListId());
        var route = table.to(destination)
                .orElseThrow(() -> new ServiceError(
                        "InvalidRoute.NotFound",
                        "no route with destination-cidr-block %s in route table %s"
                                .formatted(destination, table.id())));
        if (route.target().equals("local")) {
            throw Errors.invalid("cannot remove local route %s in route table %s".formatted(destination, table.id()));
        }
        world.routeTables().put(table.without(route));
        return DeleteRouteResponse.builder().build();
    }

    private static String first(String name, @Nullable String... given) {
        return Stream.of(given).filter(Objects::nonNull).findFirst().orElseThrow(() -> Errors.missing(name));
    }
}
