package dev.cofferdam.range.ec2;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Address;
import dev.cofferdam.range.world.NetworkInterface;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AssociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AssociateAddressResponse;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateAddressResponse;
import software.amazon.awssdk.services.ec2.model.DomainType;

/** Elastic IP addresses, and what they point to. */
final class Addresses extends Ec2Part {
    Addresses(Call call) {
        super(call);
    }

    @Override
    public DescribeAddressesResponse describeAddresses(DescribeAddressesRequest request) {
        var filters = Filters.<Address>ofTagged("allocation-id")
                .on("public-ip", Address::ip)
                .on("association-id", Address::association)
                .on("network-interface-id", Address::networkInterface)
                .on(
                        "instance-id",
                        a -> a.networkInterface() == null
                                ? null
                                : world.networkInterfaces()
                                        .get(a.networkInterface())
                                        .instance());
        return DescribeAddressesResponse.builder()
                .addresses(filters
                        .apply(
                                Networks.chosen(world.addresses(), request.allocationIds(), Errors::address)
                                        .filter(a -> request.publicIps().isEmpty()
                                                || request.publicIps().contains(a.ip())),
                                request.filters())
                        .stream()
                        .map(this::shape)
                        .toList())
                .build();
    }

    @Override
    public DisassociateAddressResponse disassociateAddress(DisassociateAddressRequest request) {
        if (request.associationId() == null) throw Errors.missing("AssociationId");
        var address = world.addresses().stream()
                .filter(a -> request.associationId().equals(a.association()))
                .findFirst()
                .orElseThrow(() -> new ServiceError(
                        "InvalidAssociationID.NotFound",
                        "The association ID '%s' does not exist".formatted(request.associationId())));
        demandOwn(address.networkInterface());
        world.networkInterfaces().update(String.valueOf(address.networkInterface()), n -> n.withPublicIp(null));
        world.addresses().put(address.withAssociation(null, null));
        return DisassociateAddressResponse.builder().build();
    }

    /** Where it points already it is done; from elsewhere it is only taken where that is asked for. */
    @Override
    public AssociateAddressResponse associateAddress(AssociateAddressRequest request) {
        var address = Errors.address(world.addresses(), request.allocationId());
        var networkInterface = Errors.networkInterface(world.networkInterfaces(), request.networkInterfaceId());
        if (request.privateIpAddress() != null && !request.privateIpAddress().equals(networkInterface.privateIp())) {
            throw Errors.invalid("Invalid value '%s' for PrivateIpAddress. It is not an address of %s"
                    .formatted(request.privateIpAddress(), networkInterface.id()));
        }
        if (networkInterface.id().equals(address.networkInterface())) {
            return AssociateAddressResponse.builder()
                    .associationId(address.association())
                    .build();
        }
        demandOwn(networkInterface.id());
        if (address.networkInterface() != null) {
            if (!Boolean.TRUE.equals(request.allowReassociation())) {
                throw new ServiceError(
                        "Resource.AlreadyAssociated",
                        "resource %s is already associated with associate-id %s"
                                .formatted(address.id(), address.association()));
            }
            world.networkInterfaces().update(address.networkInterface(), n -> n.withPublicIp(null));
        }
        var association = call.ids().resource("eipassoc");
        world.networkInterfaces().put(networkInterface.withPublicIp(address.ip()));
        world.addresses().put(address.withAssociation(association, networkInterface.id()));
        return AssociateAddressResponse.builder().associationId(association).build();
    }

    private void demandOwn(@Nullable String networkInterface) {
        var requester = world.networkInterfaces().find(networkInterface).map(NetworkInterface::requester);
        if (requester.isPresent()) {
            throw new ServiceError(
                    "OperationNotPermitted",
                    "You are not allowed to manage '%s' attachments.".formatted(requester.get()));
        }
    }

    private software.amazon.awssdk.services.ec2.model.Address shape(Address address) {
        var shape = software.amazon.awssdk.services.ec2.model.Address.builder()
                .allocationId(address.id())
                .publicIp(address.ip())
                .domain(DomainType.VPC)
                .networkBorderGroup(world.region())
                .associationId(address.association())
                .tags(Shapes.tags(address.tags()));
        if (address.networkInterface() == null) return shape.build();
        var networkInterface = world.networkInterfaces().get(address.networkInterface());
        return shape.networkInterfaceId(networkInterface.id())
                .networkInterfaceOwnerId(world.id())
                .instanceId(networkInterface.instance())
                .privateIpAddress(networkInterface.privateIp())
                .build();
    }
}
