package dev.cofferdam.range.world;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A network interface of an instance.
 *
 * @param index its place among the instance's interfaces, 0 the primary one
 * @param attachment {@code eni-attach-…}
 * @param requester the AWS service that manages it, which alone can change it; null: nobody but its owner
 */
public record NetworkInterface(
        String id,
        String subnet,
        String privateIp,
        @Nullable String publicIp,
        List<String> groups,
        String instance,
        int index,
        String attachment,
        String mac,
        String description,
        @Nullable String requester,
        Map<String, String> tags)
        implements Resource.Tagged<NetworkInterface> {
    public NetworkInterface {
        id = Given.required(id, "id");
        subnet = Given.required(subnet, "subnet");
        privateIp = Given.required(privateIp, "private_ip");
        instance = Given.required(instance, "instance");
        groups = Given.list(groups);
        attachment = Given.or(attachment, "eni-attach-" + id.substring("eni-".length()));
        mac = Given.or(mac, "0a:ff:%02x:%02x:%02x:%02x".formatted(octets(privateIp)));
        description = Given.or(description, "");
        tags = Given.map(tags);
    }

    private static Object[] octets(String ip) {
        return java.util.Arrays.stream(ip.split("\\.")).map(Integer::valueOf).toArray();
    }

    public NetworkInterface withGroups(List<String> newGroups) {
        return new NetworkInterface(
                id,
                subnet,
                privateIp,
                publicIp,
                newGroups,
                instance,
                index,
                attachment,
                mac,
                description,
                requester,
                tags);
    }

    public NetworkInterface withPublicIp(@Nullable String newIp) {
        return new NetworkInterface(
                id, subnet, privateIp, newIp, groups, instance, index, attachment, mac, description, requester, tags);
    }

    @Override
    public NetworkInterface withTags(Map<String, String> newTags) {
        return new NetworkInterface(
                id,
                subnet,
                privateIp,
                publicIp,
                groups,
                instance,
                index,
                attachment,
                mac,
                description,
                requester,
                newTags);
    }
}
