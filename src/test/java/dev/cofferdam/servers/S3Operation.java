package dev.cofferdam.servers;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The operation of a request to S3, which names none: method, path and query tell it. Knows the changing operations of
 * actions. Source: Amazon S3 API Reference, the request syntax of each; Amazon S3 Control API Reference,
 * PutPublicAccessBlock.
 */
final class S3Operation {
    private static final Pattern REQUEST_LINE = Pattern.compile("^([A-Z]+) ([^? ]*)(?:[?]([^ ]*))? .*");
    private static final Map<String, String> PUT_SETTINGS = Map.of(
            "acl", "PutBucketAcl",
            "lifecycle", "PutBucketLifecycleConfiguration",
            "logging", "PutBucketLogging",
            "ownershipControls", "PutBucketOwnershipControls",
            "policy", "PutBucketPolicy",
            "publicAccessBlock", "PutPublicAccessBlock",
            "replication", "PutBucketReplication",
            "retention", "PutObjectRetention",
            "versioning", "PutBucketVersioning");

    private S3Operation() {}

    /** @param copies whether it names an object to copy */
    static Optional<String> of(String requestLine, boolean copies) {
        var line = REQUEST_LINE.matcher(requestLine);
        if (!line.matches()) return Optional.empty();
        var isObject = line.group(2).indexOf('/', 1) > 0;
        return switch (line.group(1)) {
            case "PUT" -> {
                if (copies) yield Optional.of("CopyObject");
                if (line.group(2).endsWith("/configuration/publicAccessBlock"))
                    yield Optional.of("PutPublicAccessBlock");
                if (isObject && setting(line.group(3)).isEmpty()) yield Optional.of("PutObject");
                yield Optional.ofNullable(PUT_SETTINGS.get(setting(line.group(3))));
            }
            case "DELETE" -> isObject ? Optional.of("DeleteObject") : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static String setting(@Nullable String query) {
        return query == null ? "" : query.replaceFirst("[=&].*", "");
    }
}
