package dev.cofferdam.action.aws;

import dev.cofferdam.action.ResourceGraph.Kind;

/** What a policy's resource pattern means. */
record Thing(String id, Kind kind, String name) {
    /** @param service as in an action: {@code s3} */
    static Thing of(String service, String resource) {
        var kind = kind(service);
        if (resource.equals("*")) return new Thing("all:" + service, kind, "all of " + service);
        var parts = resource.split(":", 6);
        if (parts.length < 6) return new Thing(service + ":" + resource, kind, resource);
        if (parts[2].equals("s3")) {
            var bucket = parts[5].split("/", 2)[0];
            var id = "arn:%s:s3:::%s".formatted(parts[1], bucket);
            return bucket.equals("*") ? new Thing("all:s3", kind, "all of s3") : new Thing(id, Kind.BUCKET, bucket);
        }
        return new Thing(resource, kind(parts[2]), parts[2] + " " + parts[5]);
    }

    /** The service that an ARN names; empty of a pattern that is none. */
    static String serviceOf(String resource) {
        var parts = resource.split(":", 6);
        return parts.length < 6 ? "" : parts[2];
    }

    private static Kind kind(String service) {
        return switch (service) {
            case "s3" -> Kind.BUCKET;
            case "kms" -> Kind.KEY;
            case "secretsmanager" -> Kind.SECRET;
            case "lambda" -> Kind.FUNCTION;
            default -> Kind.RESOURCE;
        };
    }
}
