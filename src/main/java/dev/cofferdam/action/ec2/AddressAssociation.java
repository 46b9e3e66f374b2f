package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.Setting;
import dev.cofferdam.aws.AwsError;
import dev.cofferdam.aws.AwsErrors;
import dev.cofferdam.caselog.Json;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** What an Elastic IP address points to: a network interface, and which of its private addresses. */
record AddressAssociation() implements Setting {
    private static final String INTERFACE = "NetworkInterfaceId";
    private static final String PRIVATE_IP = "PrivateIpAddress";

    @Override
    public String attribute() {
        return "Association";
    }

    @Override
    public String title() {
        return "association";
    }

    @Override
    public String owner(String resource) {
        return "address " + ResourceArns.id(resource);
    }

    @Override
    public Optional<JsonNode> read(String resource, ActionContext aws) {
        return find(ResourceArns.id(resource), aws).map(AddressAssociation::json);
    }

    /** Safe to repeat: without permission to take the address from elsewhere, only the same place gets it again. */
    @Override
    public void write(String resource, JsonNode value, ActionContext aws) {
        var allocation = ResourceArns.id(resource);
        var ec2 = aws.client(Ec2Client.class);
        var present = find(allocation, aws)
                .orElseThrow(() -> new ActionException(
                        "InvalidAllocationID.NotFound",
                        "Address %s was released: there is nothing to change.".formatted(allocation)));
        if (present.associationId() != null && !json(present).equals(value))
            ec2.disassociateAddress(r -> r.associationId(present.associationId()));
        if (!value.isNull())
            ec2.associateAddress(r -> r.allocationId(allocation)
                    .networkInterfaceId(interfaceOf(value))
                    .privateIpAddress(value.path(PRIVATE_IP).stringValue())
                    .allowReassociation(false));
    }

    @Override
    public Optional<String> lost(String resource, JsonNode former, ActionContext aws) {
        if (former.isNull()) return Optional.empty();
        var networkInterface = new InstanceInterfaces(aws).find(interfaceOf(former));
        return networkInterface.isPresent()
                ? Optional.empty()
                : Optional.of("its network interface %s is gone.".formatted(interfaceOf(former)));
    }

    static String interfaceOf(JsonNode value) {
        return value.path(INTERFACE).asString("");
    }

    /** Empty: it was released. */
    static Optional<Address> find(String allocation, ActionContext aws) {
        try {
            return aws
                    .client(Ec2Client.class)
                    .describeAddresses(r -> r.allocationIds(List.of(allocation)))
                    .addresses()
                    .stream()
                    .findFirst();
        } catch (Ec2Exception e) {
            if (AwsErrors.explain(e).category() == AwsError.Category.NOT_FOUND) return Optional.empty();
            throw e;
        }
    }

    private static JsonNode json(Address address) {
        if (address.networkInterfaceId() == null) return NullNode.getInstance();
        return Json.object().put(INTERFACE, address.networkInterfaceId()).put(PRIVATE_IP, address.privateIpAddress());
    }
}
