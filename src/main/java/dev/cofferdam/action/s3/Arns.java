package dev.cofferdam.action.s3;

import dev.cofferdam.action.ActionContext;

/** From the names that S3 takes to the ARNs that plans name, and back; they have neither region nor account. */
final class Arns {
    private Arns() {}

    static String bucket(String name, ActionContext aws) {
        return "arn:%s:s3:::%s".formatted(aws.partition(), name);
    }

    static String object(String bucket, String key, ActionContext aws) {
        return bucket(bucket, aws) + "/" + key;
    }

    /** Of a bucket or an object. */
    static String bucketOf(String arn) {
        var path = path(arn);
        return path.contains("/") ? path.substring(0, path.indexOf('/')) : path;
    }

    static String keyOf(String arn) {
        var path = path(arn);
        return path.substring(path.indexOf('/') + 1);
    }

    private static String path(String arn) {
        return arn.substring(arn.indexOf(":::") + 3);
    }
}
