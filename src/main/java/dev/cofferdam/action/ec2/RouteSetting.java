package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Setting;
import dev.cofferdam.aws.AwsError;
import dev.cofferdam.aws.AwsErrors;
import dev.cofferdam.caselog.Json;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** Where a route table sends packets for one destination; the value names the target. */
record RouteSetting(String destination) implements Setting {
    private static final String PREFIX = "Route/";

    static RouteSetting of(String attribute) {
        return new RouteSetting(attribute.substring(PREFIX.length()));
    }

    @Override
    public String attribute() {
        return PREFIX + destination;
    }

    @Override
    public String title() {
        return "route to " + destination;
    }

    @Override
    public String owner(String resource) {
        return "route table " + ResourceArns.id(resource);
    }

    @Override
    public Optional<JsonNode> read(String resource, ActionContext aws) {
        return find(ResourceArns.id(resource), aws)
                .map(table -> in(table).<JsonNode>map(RouteSetting::json).orElse(NullNode.getInstance()));
    }

    @Override
    public void write(String resource, JsonNode value, ActionContext aws) {
        var present = read(resource, aws).orElse(NullNode.getInstance());
        if (present.equals(value)) return;
        if (!present.isNull()) delete(ResourceArns.id(resource), aws);
        if (!value.isNull()) create(ResourceArns.id(resource), value, aws);
    }

    Optional<Route> in(RouteTable table) {
        return table.routes().stream()
                .filter(r -> destination.equals(destination(r)))
                .findFirst();
    }

    static Optional<RouteTable> find(String table, ActionContext aws) {
        try {
            return aws.client(Ec2Client.class).describeRouteTables(r -> r.routeTableIds(table)).routeTables().stream()
                    .findFirst();
        } catch (Ec2Exception e) {
            if (AwsErrors.explain(e).category() == AwsError.Category.NOT_FOUND) return Optional.empty();
            throw e;
        }
    }

    static String destination(Route route) {
        if (route.destinationCidrBlock() != null) return route.destinationCidrBlock();
        return route.destinationIpv6CidrBlock() == null
                ? route.destinationPrefixListId()
                : route.destinationIpv6CidrBlock();
    }

    /** What a route leads to, whatever kind of thing that is. */
    static String target(JsonNode value) {
        return value.properties().stream()
                .map(p -> p.getValue().asString(""))
                .findFirst()
                .orElse("nowhere");
    }

    /**
     * Exactly one target; an instance is shown beside its interface, which alone counts. Source: EC2 API Reference,
     * Route and CreateRoute.
     */
    private static JsonNode json(Route r) {
        var json = Json.object();
        if (r.gatewayId() != null)
            return json.put(r.gatewayId().startsWith("vpce-") ? "VpcEndpointId" : "GatewayId", r.gatewayId());
        if (r.natGatewayId() != null) return json.put("NatGatewayId", r.natGatewayId());
        if (r.networkInterfaceId() != null) return json.put("NetworkInterfaceId", r.networkInterfaceId());
        if (r.transitGatewayId() != null) return json.put("TransitGatewayId", r.transitGatewayId());
        if (r.vpcPeeringConnectionId() != null) return json.put("VpcPeeringConnectionId", r.vpcPeeringConnectionId());
        if (r.egressOnlyInternetGatewayId() != null)
            return json.put("EgressOnlyInternetGatewayId", r.egressOnlyInternetGatewayId());
        if (r.localGatewayId() != null) return json.put("LocalGatewayId", r.localGatewayId());
        if (r.carrierGatewayId() != null) return json.put("CarrierGatewayId", r.carrierGatewayId());
        if (r.coreNetworkArn() != null) return json.put("CoreNetworkArn", r.coreNetworkArn());
        return json;
    }

    private void delete(String table, ActionContext aws) {
        aws.client(Ec2Client.class).deleteRoute(r -> {
            r.routeTableId(table);
            if (isPrefixList()) r.destinationPrefixListId(destination);
            else if (isIpv6()) r.destinationIpv6CidrBlock(destination);
            else r.destinationCidrBlock(destination);
        });
    }

    private void create(String table, JsonNode value, ActionContext aws) {
        aws.client(Ec2Client.class).createRoute(r -> {
            r.routeTableId(table);
            if (isPrefixList()) r.destinationPrefixListId(destination);
            else if (isIpv6()) r.destinationIpv6CidrBlock(destination);
            else r.destinationCidrBlock(destination);
            value.properties().forEach(p -> {
                var id = p.getValue().asString();
                switch (p.getKey()) {
                    case "GatewayId" -> r.gatewayId(id);
                    case "VpcEndpointId" -> r.vpcEndpointId(id);
                    case "NatGatewayId" -> r.natGatewayId(id);
                    case "NetworkInterfaceId" -> r.networkInterfaceId(id);
                    case "TransitGatewayId" -> r.transitGatewayId(id);
                    case "VpcPeeringConnectionId" -> r.vpcPeeringConnectionId(id);
                    case "EgressOnlyInternetGatewayId" -> r.egressOnlyInternetGatewayId(id);
                    case "LocalGatewayId" -> r.localGatewayId(id);
                    case "CarrierGatewayId" -> r.carrierGatewayId(id);
                    case "CoreNetworkArn" -> r.coreNetworkArn(id);
                    default -> throw new IllegalArgumentException("no target of a route: " + p.getKey());
                }
            });
        });
    }

    private boolean isPrefixList() {
        return destination.startsWith("pl-");
    }

    private boolean isIpv6() {
        return destination.contains(":");
    }
}
