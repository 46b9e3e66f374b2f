package dev.cofferdam.action.s3;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.SideReads;
import dev.cofferdam.aws.SdkJson;
import dev.cofferdam.caselog.Json;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3control.S3ControlClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything that decides who reaches a bucket and what becomes of what is in it; null for what is not set. */
final class BucketDocument {
    static final String POLICY = "policy";
    static final String POLICY_STATUS = "policy_status";
    static final String ACL = "acl";
    static final String OWNERSHIP = "ownership_controls";
    static final String BLOCK = "public_access_block";
    static final String ACCOUNT_BLOCK = "account_public_access_block";
    static final String LOGGING = "logging";
    static final String VERSIONING = "versioning";
    static final String LOCK = "object_lock";
    static final String REPLICATION = "replication";
    static final String LIFECYCLE = "lifecycle";
    static final String NOTIFICATIONS = "notifications";
    static final String ENCRYPTION = "encryption";
    static final String WEBSITE = "website";
    static final String ACCESS_POINTS = "access_points";

    private final ObjectNode json = Json.object();
    private final SideReads reads = new SideReads();
    private final ActionContext aws;
    private final S3Client s3;
    private final S3ControlClient control;

    BucketDocument(ActionContext aws) {
        this.aws = aws;
        this.s3 = aws.client(S3Client.class);
        this.control = aws.client(S3ControlClient.class);
    }

    SideReads reads() {
        return reads;
    }

    /** @throws software.amazon.awssdk.services.s3.model.NoSuchBucketException where there is no such bucket */
    ObjectNode of(String bucket) {
        json.put("captured_at", aws.clock().instant().toString());
        json.put("account", aws.account());
        json.put("bucket", bucket);
        access(bucket);
        contents(bucket);
        return json;
    }

    private void access(String bucket) {
        set(POLICY, () -> new BucketPolicy().read(s3, bucket));
        set(
                POLICY_STATUS,
                BucketPolicy.MISSING,
                () -> s3.getBucketPolicyStatus(r -> r.bucket(bucket)).policyStatus());
        set(ACL, "", () -> s3.getBucketAcl(r -> r.bucket(bucket)));
        set(
                OWNERSHIP,
                "OwnershipControlsNotFoundError",
                () -> s3.getBucketOwnershipControls(r -> r.bucket(bucket)).ownershipControls());
        set(
                BLOCK,
                "NoSuchPublicAccessBlockConfiguration",
                () -> s3.getPublicAccessBlock(r -> r.bucket(bucket)).publicAccessBlockConfiguration());
        set(
                ACCOUNT_BLOCK,
                "NoSuchPublicAccessBlockConfiguration",
                () -> control.getPublicAccessBlock(r -> r.accountId(aws.account()))
                        .publicAccessBlockConfiguration());
        set(ACCESS_POINTS, () -> accessPoints(bucket));
        set(WEBSITE, "NoSuchWebsiteConfiguration", () -> s3.getBucketWebsite(r -> r.bucket(bucket)));
    }

    private void contents(String bucket) {
        set(LOGGING, "", () -> s3.getBucketLogging(r -> r.bucket(bucket)));
        set(VERSIONING, "", () -> s3.getBucketVersioning(r -> r.bucket(bucket)));
        set(
                LOCK,
                "ObjectLockConfigurationNotFoundError",
                () -> s3.getObjectLockConfiguration(r -> r.bucket(bucket)).objectLockConfiguration());
        set(
                REPLICATION,
                "ReplicationConfigurationNotFoundError",
                () -> s3.getBucketReplication(r -> r.bucket(bucket)).replicationConfiguration());
        set(LIFECYCLE, "NoSuchLifecycleConfiguration", () -> s3.getBucketLifecycleConfiguration(r -> r.bucket(bucket)));
        set(NOTIFICATIONS, "", () -> s3.getBucketNotificationConfiguration(r -> r.bucket(bucket)));
        set(
                ENCRYPTION,
                "ServerSideEncryptionConfigurationNotFoundError",
                () -> s3.getBucketEncryption(r -> r.bucket(bucket)).serverSideEncryptionConfiguration());
    }

    private JsonNode accessPoints(String bucket) {
        var array = Json.MAPPER.createArrayNode();
        control.listAccessPointsPaginator(r -> r.accountId(aws.account()).bucket(bucket))
                .forEach(page -> page.accessPointList().forEach(point -> array.add(SdkJson.of(point))));
        return array;
    }

    /** @param missing code of the error where it is not set */
    private void set(String name, String missing, Supplier<? extends SdkPojo> read) {
        set(name, () -> Missing.orNull(missing, () -> SdkJson.of(read.get())));
    }

    private void set(String name, Supplier<JsonNode> read) {
        json.set(name, reads.read(List.of(name), NullNode.getInstance(), read));
    }
}
