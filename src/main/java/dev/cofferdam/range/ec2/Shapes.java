package dev.cofferdam.range.ec2;

import dev.cofferdam.range.world.NetworkInterface;
import dev.cofferdam.range.world.Volume;
import dev.cofferdam.range.world.World;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** What several answers have in common. */
final class Shapes {
    private Shapes() {}

    static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(t -> Tag.builder().key(t.getKey()).value(t.getValue()).build())
                .toList();
    }

    /** The tags that a new thing of a type is to carry. */
    static Map<String, String> tags(List<TagSpecification> specifications, ResourceType type) {
        return specifications.stream()
                .filter(s -> s.resourceType() == type)
                .flatMap(s -> s.tags().stream())
                .collect(Collectors.toMap(Tag::key, t -> t.value() == null ? "" : t.value(), (_, last) -> last));
    }

    static List<GroupIdentifier> groups(World world, NetworkInterface networkInterface) {
        return networkInterface.groups().stream()
                .map(id -> GroupIdentifier.builder()
                        .groupId(id)
                        .groupName(world.securityGroups().get(id).name())
                        .build())
                .toList();
    }

    /** An Elastic IP address is the account's own; any other is lent while the instance runs. */
    static String ownerOfPublicIp(World world, NetworkInterface networkInterface) {
        return world.addresses().stream().anyMatch(a -> networkInterface.id().equals(a.networkInterface()))
                ? world.id()
                : "amazon";
    }

    static List<NetworkInterface> interfacesOf(World world, String instance) {
        return world.networkInterfaces().stream()
                .filter(n -> n.instance().equals(instance))
                .sorted(Comparator.comparingInt(NetworkInterface::index))
                .toList();
    }

    static List<Volume> volumesOf(World world, String instance) {
        return world.volumes().stream()
                .filter(v -> instance.equals(v.instance()))
                .toList();
    }
}
