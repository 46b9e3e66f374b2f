package dev.cofferdam.range.s3;

import dev.cofferdam.caselog.Json;
import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ModelJson;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Bucket;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketReplicationRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketReplicationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLocationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLocationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLoggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLoggingResponse;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketReplicationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketReplicationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.GetBucketWebsiteRequest;
import software.amazon.awssdk.services.s3.model.GetBucketWebsiteResponse;
import software.amazon.awssdk.services.s3.model.GetObjectLockConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetObjectLockConfigurationResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.PutBucketLoggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLoggingResponse;
import software.amazon.awssdk.services.s3.model.PutBucketReplicationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketReplicationResponse;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.ReplicationConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import tools.jackson.databind.node.ObjectNode;

/** Settings that are written and read back whole. */
final class Configurations extends S3Part {
    static final String VERSIONING = "versioning";
    private static final String LIFECYCLE = "lifecycle";
    private static final String REPLICATION = "replication";
    private static final String LOGGING = "logging";
    private static final String LOCK = "lock";

    Configurations(Call call) {
        super(call);
    }

    static boolean versioned(Bucket bucket) {
        return status(bucket).equals("Enabled");
    }

    /** Empty where it never was on. */
    static String status(Bucket bucket) {
        return bucket.setting(VERSIONING)
                .map(v -> v.path("status").asString(""))
                .orElse("");
    }

    static boolean locks(Bucket bucket) {
        return bucket.setting(LOCK).isPresent();
    }

    /** Source: S3 API Reference, GetBucketLocation: empty for {@code us-east-1}. */
    @Override
    public GetBucketLocationResponse getBucketLocation(GetBucketLocationRequest request) {
        var region = bucket(request.bucket()).region();
        return GetBucketLocationResponse.builder()
                .locationConstraint(region.equals("us-east-1") ? null : region)
                .build();
    }

    @Override
    public GetBucketVersioningResponse getBucketVersioning(GetBucketVersioningRequest request) {
        return ModelJson.read(settings(request.bucket(), VERSIONING), GetBucketVersioningResponse.builder())
                .build();
    }

    /** Source: S3 User Guide, "Using versioning in S3 buckets": it is never off again; nor suspended under a lock. */
    @Override
    public PutBucketVersioningResponse putBucketVersioning(PutBucketVersioningRequest request) {
        var bucket = bucket(request.bucket());
        var wanted = request.versioningConfiguration().statusAsString();
        if (!"Enabled".equals(wanted) && !"Suspended".equals(wanted))
            throw new ServiceError(
                    "IllegalVersioningConfigurationException", "The Versioning element must be specified");
        if (settings(request.bucket(), VERSIONING)
                        .path("mFADelete")
                        .asString("")
                        .equals("Enabled")
                && request.mfa() == null)
            throw new ServiceError("AccessDenied", "Mfa Authentication must be used for this request", 403);
        if (wanted.equals("Suspended") && locks(bucket))
            throw new ServiceError(
                    "InvalidBucketState",
                    "An Object Lock configuration is present on this bucket, so the versioning state cannot be"
                            + " changed.",
                    409);
        if (wanted.equals("Suspended") && bucket.setting(REPLICATION).isPresent())
            throw new ServiceError(
                    "InvalidBucketState",
                    "A replication configuration is present on this bucket, so the versioning state cannot be changed.",
                    409);
        change(
                request.bucket(),
                b -> b.with(
                        VERSIONING,
                        settings(request.bucket(), VERSIONING).deepCopy().put("status", wanted)));
        return PutBucketVersioningResponse.builder().build();
    }

    @Override
    public GetBucketLifecycleConfigurationResponse getBucketLifecycleConfiguration(
            GetBucketLifecycleConfigurationRequest request) {
        return setting(
                        request.bucket(),
                        LIFECYCLE,
                        GetBucketLifecycleConfigurationResponse.builder(),
                        "NoSuchLifecycleConfiguration",
                        "The lifecycle configuration does not exist")
                .build();
    }

    @Override
    public PutBucketLifecycleConfigurationResponse putBucketLifecycleConfiguration(
            PutBucketLifecycleConfigurationRequest request) {
        var json = ModelJson.write(request.lifecycleConfiguration());
        if (json.path("rules").isEmpty())
            throw new ServiceError(
                    "MalformedXML",
                    "The XML you provided was not well-formed or did not validate against our published schema");
        var size = request.transitionDefaultMinimumObjectSizeAsString();
        json.put("transitionDefaultMinimumObjectSize", size == null ? "all_storage_classes_128K" : size);
        change(request.bucket(), b -> b.with(LIFECYCLE, json));
        return PutBucketLifecycleConfigurationResponse.builder().build();
    }

    @Override
    public DeleteBucketLifecycleResponse deleteBucketLifecycle(DeleteBucketLifecycleRequest request) {
        change(request.bucket(), b -> b.without(LIFECYCLE));
        return DeleteBucketLifecycleResponse.builder().build();
    }

    @Override
    public GetBucketReplicationResponse getBucketReplication(GetBucketReplicationRequest request) {
        var found = setting(
                request.bucket(),
                REPLICATION,
                ReplicationConfiguration.builder(),
                "ReplicationConfigurationNotFoundError",
                "The replication configuration was not found");
        return GetBucketReplicationResponse.builder()
                .replicationConfiguration(found.build())
                .build();
    }

    @Override
    public PutBucketReplicationResponse putBucketReplication(PutBucketReplicationRequest request) {
        if (!versioned(bucket(request.bucket())))
            throw invalid("Versioning must be 'Enabled' on the bucket to apply a replication configuration");
        change(request.bucket(), b -> b.with(REPLICATION, ModelJson.write(request.replicationConfiguration())));
        return PutBucketReplicationResponse.builder().build();
    }

    @Override
    public DeleteBucketReplicationResponse deleteBucketReplication(DeleteBucketReplicationRequest request) {
        change(request.bucket(), b -> b.without(REPLICATION));
        return DeleteBucketReplicationResponse.builder().build();
    }

    @Override
    public GetBucketLoggingResponse getBucketLogging(GetBucketLoggingRequest request) {
        return ModelJson.read(settings(request.bucket(), LOGGING), GetBucketLoggingResponse.builder())
                .build();
    }

    @Override
    public PutBucketLoggingResponse putBucketLogging(PutBucketLoggingRequest request) {
        var enabled = request.bucketLoggingStatus().loggingEnabled();
        if (enabled != null) {
            var region = bucket(request.bucket()).region();
            var reachable = world.storage()
                    .buckets()
                    .find(enabled.targetBucket())
                    .filter(b -> b.region().equals(region));
            if (reachable.isEmpty())
                throw new ServiceError(
                        "InvalidTargetBucketForLogging",
                        "The target bucket for logging does not exist, is not owned by you, or does not have the"
                                + " appropriate grants for the log-delivery group.");
        }
        change(
                request.bucket(),
                b -> enabled == null
                        ? b.without(LOGGING)
                        : b.with(LOGGING, ModelJson.write(request.bucketLoggingStatus())));
        return PutBucketLoggingResponse.builder().build();
    }

    @Override
    public GetBucketNotificationConfigurationResponse getBucketNotificationConfiguration(
            GetBucketNotificationConfigurationRequest request) {
        return ModelJson.read(
                        settings(request.bucket(), "notifications"),
                        GetBucketNotificationConfigurationResponse.builder())
                .build();
    }

    @Override
    public GetObjectLockConfigurationResponse getObjectLockConfiguration(GetObjectLockConfigurationRequest request) {
        var lock = setting(
                request.bucket(),
                LOCK,
                ObjectLockConfiguration.builder(),
                "ObjectLockConfigurationNotFoundError",
                "Object Lock configuration does not exist for this bucket");
        return GetObjectLockConfigurationResponse.builder()
                .objectLockConfiguration(lock.build())
                .build();
    }

    /** Source: S3 User Guide, "Setting default server-side encryption behavior": every bucket has one. */
    @Override
    public GetBucketEncryptionResponse getBucketEncryption(GetBucketEncryptionRequest request) {
        var given = bucket(request.bucket())
                .setting("encryption")
                .map(json -> ModelJson.read(json, ServerSideEncryptionConfiguration.builder())
                        .build())
                .orElseGet(() -> ServerSideEncryptionConfiguration.builder()
                        .rules(ServerSideEncryptionRule.builder()
                                .applyServerSideEncryptionByDefault(d -> d.sseAlgorithm("AES256"))
                                .build())
                        .build());
        return GetBucketEncryptionResponse.builder()
                .serverSideEncryptionConfiguration(given)
                .build();
    }

    @Override
    public GetBucketWebsiteResponse getBucketWebsite(GetBucketWebsiteRequest request) {
        return setting(
                        request.bucket(),
                        "website",
                        GetBucketWebsiteResponse.builder(),
                        "NoSuchWebsiteConfiguration",
                        "The specified bucket does not have a website configuration")
                .build();
    }

    private ObjectNode settings(String bucket, String setting) {
        return bucket(bucket).setting(setting).orElseGet(Json::object);
    }
}
