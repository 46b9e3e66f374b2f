package dev.cofferdam.action.resources;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A resource that was found. What is not said apart is read from its ARN. Source: IAM User Guide, "Identify AWS
 * resources with Amazon Resource Names (ARNs)".
 *
 * @param type {@code ec2:instance}
 * @param region empty for what knows no region
 * @param id what its service calls it, without what comes before in its ARN: {@code i-…}
 */
public record Found(String arn, String type, String region, String account, String id, Map<String, String> tags) {
    public Found {
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    /** @param account for ARNs that name none, as buckets' */
    static Found of(String arn, String account, Map<String, String> tags) {
        var parts = arn.split(":", 6);
        if (parts.length < 6) return new Found(arn, "", "", account, arn, tags);
        var resource = parts[5].split("[:/]", 2);
        var isTyped = resource.length == 2 && !parts[2].equals("s3");
        return new Found(
                arn,
                parts[2] + (isTyped ? ":" + resource[0] : parts[2].equals("s3") ? ":bucket" : ""),
                parts[3],
                parts[4].isEmpty() ? account : parts[4],
                isTyped ? resource[1] : parts[5],
                tags);
    }

    Found typed(String otherType) {
        return new Found(arn, otherType, region, account, id, tags);
    }
}
