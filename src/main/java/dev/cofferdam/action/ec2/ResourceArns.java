package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import java.util.Map;
import java.util.Set;

/** From the ids that EC2 takes to the ARNs that plans name, and back. */
final class ResourceArns {
    /** By the id's prefix. Source: Service Authorization Reference, "Resource types defined by Amazon EC2". */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("i", "instance"),
            Map.entry("vol", "volume"),
            Map.entry("snap", "snapshot"),
            Map.entry("ami", "image"),
            Map.entry("sg", "security-group"),
            Map.entry("eni", "network-interface"),
            Map.entry("vpc", "vpc"),
            Map.entry("subnet", "subnet"),
            Map.entry("rtb", "route-table"),
            Map.entry("acl", "network-acl"),
            Map.entry("sir", "spot-instances-request"),
            Map.entry("sfr", "spot-fleet-request"),
            Map.entry("eipalloc", "elastic-ip"));

    private static final Set<String> WITHOUT_ACCOUNT = Set.of("snapshot", "image");

    private ResourceArns() {}

    /** The id itself for a kind of resource that is not known here. */
    static String of(String id, ActionContext aws) {
        var type = TYPES.get(id.substring(0, Math.max(0, id.indexOf('-'))));
        if (type == null) return id;
        return WITHOUT_ACCOUNT.contains(type)
                ? "arn:%s:ec2:%s::%s/%s".formatted(aws.partition(), aws.region(), type, id)
                : aws.arn("ec2", type + "/" + id);
    }

    static String id(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
