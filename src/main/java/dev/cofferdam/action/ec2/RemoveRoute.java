package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangesSettings;
import dev.cofferdam.action.Cidr;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Setting;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import tools.jackson.databind.node.NullNode;

/** Source: Amazon VPC User Guide, "Configure route tables", "Route priority"; EC2 API Reference, DeleteRoute. */
public final class RemoveRoute implements ChangesSettings<RemoveRoute.In, RemoveRoute.Out> {
    public record In(
            @Input("The route table: rtb-….") String routeTable,

            @Input("The route's destination, as the table has it: 0.0.0.0/0, 2001:db8::/32 or pl-….")
            String destination) {}

    public record Out(
            @Output("Whether the table has no such route any more.")
            boolean removed,

            @Output("What the route leads to; empty where there is none.")
            String target) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ec2.remove-route",
                "Remove a route",
                """
                Removes one route from a route table: the way to the internet, to a peered VPC or to a transit gateway. \
                What is open over it stops.

                - **All subnets of the table lose the way**, and where it is the main table, every subnet that has \
                none of its own. The plan lists them.
                - A wider route takes over where there is one: packets then go another way, not nowhere.
                - Without a way out an SSM agent reports no more, unless the VPC has endpoints for it: capture memory and \
                volatile data first.
                - The local route, a route that a virtual private gateway propagates, and one of a gateway endpoint \
                cannot be removed.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("ec2:DescribeRouteTables"),
                        Permission.on(Patterns.ROUTE_TABLE, "ec2:DeleteRoute"),
                        Permission.on(Patterns.ROUTE_TABLE, "ec2:CreateRoute")),
                "Makes the route again, to the same target.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var arn = ResourceArns.of(in.routeTable(), aws);
        var setting = new RouteSetting(in.destination());
        var change = setting.change(arn, NullNode.getInstance(), aws);
        if (change.isEmpty())
            return Plan.of(
                    "Route table %s has no route to %s".formatted(in.routeTable(), in.destination()), List.of(), arn);
        var table = RouteSetting.find(in.routeTable(), aws).orElseThrow();
        setting.in(table).ifPresent(route -> demandRemovable(in, route));
        return Plan.of(
                        "Remove the route to %s by %s from route table %s"
                                .formatted(
                                        in.destination(),
                                        RouteSetting.target(change.get().before()),
                                        in.routeTable()),
                        List.of(change.get()),
                        arn)
                .warning(warnings(in, table));
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var present = new RouteSetting(in.destination())
                .read(ResourceArns.of(in.routeTable(), aws), aws)
                .orElse(NullNode.getInstance());
        return new Out(present.isNull(), present.isNull() ? "" : RouteSetting.target(present));
    }

    @Override
    public Setting setting(Change change) {
        return RouteSetting.of(change.attribute());
    }

    @Override
    public List<String> reopens(Change restore) {
        return List.of("Packets go to %s by %s again."
                .formatted(RouteSetting.of(restore.attribute()).destination(), RouteSetting.target(restore.after())));
    }

    private static void demandRemovable(In in, Route route) {
        if ("local".equals(route.gatewayId()))
            throw new ActionException(
                    "InvalidInput",
                    "The route to %s in %s is the VPC's local one, which cannot be removed. Use ec2.isolate-instance or ec2.block-cidr-nacl."
                            .formatted(in.destination(), in.routeTable()));
        if (route.origin() == RouteOrigin.ENABLE_VGW_ROUTE_PROPAGATION)
            throw new ActionException(
                    "InvalidInput",
                    "The route to %s in %s is propagated by %s and comes back by itself. Turn off the table's route propagation."
                            .formatted(in.destination(), in.routeTable(), route.gatewayId()));
        if (in.destination().startsWith("pl-")
                && route.gatewayId() != null
                && route.gatewayId().startsWith("vpce-"))
            throw new ActionException(
                    "InvalidInput",
                    "The route to %s in %s belongs to gateway endpoint %s. Take the route table from the endpoint."
                            .formatted(in.destination(), in.routeTable(), route.gatewayId()));
    }

    private static List<String> warnings(In in, RouteTable table) {
        var warnings = new ArrayList<String>();
        var subnets = table.associations().stream()
                .map(RouteTableAssociation::subnetId)
                .filter(s -> s != null)
                .sorted()
                .toList();
        if (!subnets.isEmpty())
            warnings.add("Everything in these subnets loses this way: %s.".formatted(String.join(", ", subnets)));
        if (table.associations().stream().anyMatch(a -> Boolean.TRUE.equals(a.main())))
            warnings.add("%s is the main route table of %s: every subnet without a table of its own loses it as well."
                    .formatted(in.routeTable(), table.vpcId()));
        if (!in.destination().startsWith("pl-")) warnings.addAll(wider(in, table));
        return warnings;
    }

    private static List<String> wider(In in, RouteTable table) {
        var removed = Cidr.of(in.destination());
        return table.routes().stream()
                .filter(r -> r.destinationPrefixListId() == null)
                .map(RouteSetting::destination)
                .filter(d -> !d.equals(in.destination()) && Cidr.of(d).covers(removed))
                .map(d -> "The wider route to %s takes over: packets to %s go that way.".formatted(d, in.destination()))
                .toList();
    }
}
