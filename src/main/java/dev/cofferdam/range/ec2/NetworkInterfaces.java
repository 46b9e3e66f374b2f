package dev.cofferdam.range.ec2;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.NetworkInterface;
import dev.cofferdam.range.world.World;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.AttachmentStatus;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.ModifyNetworkInterfaceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyNetworkInterfaceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceStatus;

/** Network interfaces and the security groups they are in. */
final class NetworkInterfaces extends Ec2Part {
    NetworkInterfaces(Call call) {
        super(call);
    }

    @Override
    public DescribeNetworkInterfacesResponse describeNetworkInterfaces(DescribeNetworkInterfacesRequest request) {
        var ids = request.networkInterfaceIds();
        var chosen = ids.isEmpty()
                ? world.networkInterfaces().stream()
                : ids.stream().map(id -> Errors.networkInterface(world.networkInterfaces(), id));
        var page = Errors.page(
                filters().apply(chosen, request.filters()),
                request.maxResults(),
                request.nextToken(),
                "networkInterfaceIdSet",
                ids);
        return DescribeNetworkInterfacesResponse.builder()
                .networkInterfaces(page.items().stream().map(this::shape).toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public ModifyNetworkInterfaceAttributeResponse modifyNetworkInterfaceAttribute(
            ModifyNetworkInterfaceAttributeRequest request) {
        var networkInterface = Errors.networkInterface(world.networkInterfaces(), request.networkInterfaceId());
        if (!request.hasGroups()) {
            throw new ServiceError("InvalidParameterCombination", "No attributes specified.");
        }
        if (networkInterface.requester() != null) {
            throw new ServiceError(
                    "OperationNotPermitted",
                    "You are not allowed to manage '%s' attachments.".formatted(networkInterface.requester()));
        }
        replaceGroups(world, networkInterface, request.groups());
        return ModifyNetworkInterfaceAttributeResponse.builder().build();
    }

    /** An interface is always in one group at least, five at most, all of its own VPC. */
    static void replaceGroups(World world, NetworkInterface networkInterface, List<String> groups) {
        if (groups.isEmpty()) throw Errors.missing("SecurityGroupId");
        var vpc = world.vpcOf(networkInterface);
        for (var id : groups) {
            if (!Errors.group(world.securityGroups(), id).vpc().equals(vpc)) {
                throw new ServiceError(
                        "InvalidGroup.NotFound", "You have specified two resources that belong to different networks.");
            }
        }
        if (groups.size() > 5) {
            throw new ServiceError(
                    "SecurityGroupsPerInterfaceLimitExceeded",
                    "The maximum number of security groups per interface has been reached.");
        }
        world.networkInterfaces()
                .put(networkInterface.withGroups(groups.stream().distinct().toList()));
    }

    private software.amazon.awssdk.services.ec2.model.NetworkInterface shape(NetworkInterface n) {
        var subnet = world.subnets().get(n.subnet());
        var shape = software.amazon.awssdk.services.ec2.model.NetworkInterface.builder()
                .networkInterfaceId(n.id())
                .subnetId(n.subnet())
                .vpcId(subnet.vpc())
                .availabilityZone(subnet.zone())
                .ownerId(world.id())
                .description(n.description())
                .macAddress(n.mac())
                .privateIpAddress(n.privateIp())
                .privateIpAddresses(NetworkInterfacePrivateIpAddress.builder()
                        .privateIpAddress(n.privateIp())
                        .primary(true)
                        .build())
                .requesterManaged(n.requester() != null)
                .requesterId(n.requester())
                .sourceDestCheck(true)
                .interfaceType("interface")
                .status(NetworkInterfaceStatus.IN_USE)
                .groups(Shapes.groups(world, n))
                .tagSet(Shapes.tags(n.tags()))
                .attachment(a -> a.attachmentId(n.attachment())
                        .instanceId(n.instance())
                        .instanceOwnerId(world.id())
                        .deviceIndex(n.index())
                        .deleteOnTermination(true)
                        .status(AttachmentStatus.ATTACHED));
        if (n.publicIp() != null) {
            shape.association(a -> a.publicIp(n.publicIp()).ipOwnerId(Shapes.ownerOfPublicIp(world, n)));
        }
        return shape.build();
    }

    private Filters<NetworkInterface> filters() {
        return Filters.<NetworkInterface>ofTagged("network-interface-id")
                .on("attachment.instance-id", NetworkInterface::instance)
                .on("attachment.device-index", n -> String.valueOf(n.index()))
                .onEach("group-id", n -> n.groups().stream())
                .onEach(
                        "group-name",
                        n -> n.groups().stream()
                                .map(g -> world.securityGroups().get(g).name()))
                .on("subnet-id", NetworkInterface::subnet)
                .on("vpc-id", world::vpcOf)
                .on("private-ip-address", NetworkInterface::privateIp)
                .on("addresses.private-ip-address", NetworkInterface::privateIp)
                .on("association.public-ip", NetworkInterface::publicIp)
                .on("requester-managed", n -> String.valueOf(n.requester() != null))
                .on("requester-id", NetworkInterface::requester)
                .on("status", _ -> "in-use");
    }
}
