package dev.cofferdam.range.world;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** @param subnets those associated explicitly */
public record RouteTable(
        String id, String vpc, boolean main, List<String> subnets, List<Route> routes, Map<String, String> tags)
        implements Resource.Tagged<RouteTable> {

    /** @param target {@code local}, {@code igw-…}, {@code nat-…}, {@code vpce-…} */
    public record Route(String destination, String target) {}

    public RouteTable {
        id = Given.required(id, "id");
        vpc = Given.required(vpc, "vpc");
        subnets = Given.list(subnets);
        routes = Given.list(routes);
        tags = Given.map(tags);
    }

    public Optional<Route> to(String destination) {
        return routes.stream().filter(r -> r.destination().equals(destination)).findFirst();
    }

    public RouteTable with(Route route) {
        return withRoutes(Stream.concat(routes.stream(), Stream.of(route)).toList());
    }

    public RouteTable without(Route route) {
        return withRoutes(routes.stream().filter(r -> !r.equals(route)).toList());
    }

    private RouteTable withRoutes(List<Route> newRoutes) {
        return new RouteTable(id, vpc, main, subnets, newRoutes, tags);
    }

    @Override
    public RouteTable withTags(Map<String, String> newTags) {
        return new RouteTable(id, vpc, main, subnets, routes, newTags);
    }
}
