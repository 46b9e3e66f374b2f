package dev.cofferdam.action.s3;

/** ARN patterns. Source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon S3". */
final class Patterns {
    static final String BUCKET = "arn:${Partition}:s3:::${BucketName}";
    static final String OBJECT = "arn:${Partition}:s3:::${BucketName}/${ObjectName}";

    private Patterns() {}
}
