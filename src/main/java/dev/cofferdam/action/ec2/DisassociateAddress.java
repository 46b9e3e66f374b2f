package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangesSettings;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import tools.jackson.databind.node.NullNode;

/** Source: EC2 User Guide, "Elastic IP addresses"; EC2 API Reference, DisassociateAddress. */
public final class DisassociateAddress implements ChangesSettings<DisassociateAddress.In, DisassociateAddress.Out> {
    private static final Setting SETTING = new AddressAssociation();
    private static final Pattern ALLOCATION = Pattern.compile("eipalloc-[0-9a-f]{8}([0-9a-f]{9})?");

    public record In(
            @Input("The Elastic IP address, by its allocation: eipalloc-….")
            String allocation) {}

    public record Out(
            @Output("Whether the address points nowhere.") boolean disassociated,

            @Output("The address itself; empty where it was released.")
            String publicIp,

            @Output("The network interface that it points to; empty where it points nowhere.")
            String networkInterface) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ec2.disassociate-address",
                "Take an Elastic IP address from its instance",
                """
                Takes an Elastic IP address away from the network interface that it points to. The address stays the \
                account's own, so that undo can give it back.

                - **The instance may get another public address at once**: one that had a public address of Amazon's \
                before it got this one receives a new one, unless it has a second network interface. This alone \
                isolates nothing: `ec2.isolate-instance` does.
                - Open connections go on for a time.
                - DNS names, allow lists of partners and the attacker's own notes go by this address. Do not release \
                it: somebody else would get it, and the names would lead to them.
                - An address that an AWS service holds (a NAT gateway, a load balancer) can only be taken by that \
                service.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("ec2:DescribeAddresses"),
                        Permission.of("ec2:DescribeNetworkInterfaces"),
                        new Permission(
                                "ec2:DisassociateAddress", List.of(Patterns.ELASTIC_IP, Patterns.NETWORK_INTERFACE)),
                        new Permission(
                                "ec2:AssociateAddress", List.of(Patterns.ELASTIC_IP, Patterns.NETWORK_INTERFACE))),
                "Gives the address back to the same network interface and private address, unless that is gone.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        demandAllocation(in);
        var arn = ResourceArns.of(in.allocation(), aws);
        var change = SETTING.change(arn, NullNode.getInstance(), aws);
        if (change.isEmpty()) return Plan.of("Address %s points nowhere".formatted(in.allocation()), List.of(), arn);
        var networkInterface = AddressAssociation.interfaceOf(change.get().before());
        var found = new InstanceInterfaces(aws).find(networkInterface);
        found.ifPresent(n -> demandChangeable(in, n));
        return Plan.of(
                        "Take address %s from network interface %s".formatted(in.allocation(), networkInterface),
                        List.of(change.get()),
                        arn,
                        ResourceArns.of(networkInterface, aws))
                .warning(warnings(found.isPresent() ? List.of(found.get()) : List.of()));
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var address = AddressAssociation.find(in.allocation(), aws);
        var networkInterface = address.map(Address::networkInterfaceId).orElse("");
        return new Out(
                networkInterface.isEmpty(), address.map(Address::publicIp).orElse(""), networkInterface);
    }

    @Override
    public Setting setting(Change change) {
        return SETTING;
    }

    @Override
    public List<String> reopens(Change restore) {
        return restore.after().isNull()
                ? List.of()
                : List.of("Network interface %s is reachable at its old address again, by the attacker as well."
                        .formatted(AddressAssociation.interfaceOf(restore.after())));
    }

    private static void demandAllocation(In in) {
        if (!ALLOCATION.matcher(in.allocation()).matches())
            throw new ActionException(
                    "InvalidInput",
                    "%s is no allocation of an Elastic IP address (eipalloc-…). Another public address of an instance is Amazon's, and cannot be taken away: use ec2.isolate-instance."
                            .formatted(in.allocation()));
    }

    private static void demandChangeable(In in, NetworkInterface n) {
        if (!InstanceInterfaces.canBeChanged(n))
            throw new ActionException(
                    "OperationNotPermitted",
                    "Address %s belongs to network interface %s, which %s manages (%s). Take it away in that service."
                            .formatted(in.allocation(), n.networkInterfaceId(), n.requesterId(), n.description()));
    }

    private static List<String> warnings(List<NetworkInterface> found) {
        var warnings = new ArrayList<String>();
        for (var n : found) {
            if (n.attachment() != null && n.attachment().instanceId() != null)
                warnings.add(
                        "Instance %s may get another public address of Amazon's at once, and be reachable there: isolate it as well."
                                .formatted(n.attachment().instanceId()));
        }
        warnings.add("Open connections go on for a time.");
        return warnings;
    }
}
