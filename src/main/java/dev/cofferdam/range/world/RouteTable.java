package dev.cofferdam.range.world;

import java.util.List;
import java.util.Map;

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

    @Override
    public RouteTable withTags(Map<String, String> newTags) {
        return new RouteTable(id, vpc, main, subnets, routes, newTags);
    }
}
