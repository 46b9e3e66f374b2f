package dev.cofferdam.action.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.Action;
import dev.cofferdam.action.OnAnAccount;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.caselog.Json;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.node.ObjectNode;

/** A step on the buckets of the simulated account, and what its tests have in common. */
abstract class OnTheRange extends OnAnAccount {
    static final String LEAKY = "harbour-exports";
    static final String QUIET = "harbour-quiet";
    static final String EVIDENCE = "harbour-evidence";
    static final String LOGS = "harbour-logs";
    static final String OWNER = "1111222233330123456789abcdef1111222233330123456789abcdef11112222";
    static final String PARTNER = "9".repeat(64);

    /** What a bucket that was left open has. */
    private static final String LEFT_OPEN = """
                {"name": "harbour-exports", "region": "us-east-1",
                 "policy": "{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[\
        {\\"Sid\\":\\"Everybody\\",\\"Effect\\":\\"Allow\\",\\"Principal\\":\\"*\\",\\"Action\\":\\"s3:GetObject\\",\\"Resource\\":\\"arn:aws:s3:::harbour-exports/*\\"},\
        {\\"Sid\\":\\"Logs\\",\\"Effect\\":\\"Allow\\",\\"Principal\\":{\\"Service\\":\\"cloudtrail.amazonaws.com\\"},\\"Action\\":\\"s3:PutObject\\",\\"Resource\\":\\"arn:aws:s3:::harbour-exports/trail/*\\"}]}",
                 "settings": {
                   "acl": {"owner": {"iD": "OWNER"}, "grants": [
                     {"grantee": {"type": "CanonicalUser", "iD": "OWNER"}, "permission": "FULL_CONTROL"},
                     {"grantee": {"type": "CanonicalUser", "iD": "PARTNER"}, "permission": "READ"},
                     {"grantee": {"type": "Group", "uRI": "http://acs.amazonaws.com/groups/global/AllUsers"}, "permission": "READ"},
                     {"grantee": {"type": "Group", "uRI": "http://acs.amazonaws.com/groups/s3/LogDelivery"}, "permission": "WRITE"}]},
                   "ownership": {"rules": [{"objectOwnership": "ObjectWriter"}]},
                   "versioning": {"status": "Enabled"},
                   "website": {"indexDocument": {"suffix": "index.html"}},
                   "lifecycle": {"transitionDefaultMinimumObjectSize": "varies_by_storage_class", "rules": [
                     {"iD": "purge", "status": "Enabled", "filter": {"prefix": "exports/"}, "expiration": {"days": 30},
                      "noncurrentVersionExpiration": {"noncurrentDays": 7}},
                     {"iD": "cool", "status": "Disabled", "filter": {"prefix": ""},
                      "transitions": [{"days": 30, "storageClass": "STANDARD_IA"}]}]},
                   "replication": {"role": "arn:aws:iam::111122223333:role/replicator", "rules": [
                     {"iD": "away", "priority": 1, "status": "Enabled", "filter": {"prefix": ""},
                      "deleteMarkerReplication": {"status": "Enabled"},
                      "destination": {"bucket": "arn:aws:s3:::somebody-elses"}}]},
                   "notifications": {"lambdaFunctionConfigurations": [
                     {"iD": "n", "lambdaFunctionArn": "arn:aws:lambda:us-east-1:111122223333:function:f",
                      "events": ["s3:ObjectCreated:*"]}]}}}
        """.replace("OWNER", OWNER).replace("PARTNER", PARTNER);

    /**
     * What IAM calls it, where that is not what the API does. Source: Amazon S3 User Guide, "Required permissions for
     * Amazon S3 API operations".
     */
    private static final Map<String, Set<String>> PERMISSIONS = Map.ofEntries(
            Map.entry("GetPublicAccessBlock", Set.of("GetBucketPublicAccessBlock", "GetAccountPublicAccessBlock")),
            Map.entry("PutPublicAccessBlock", Set.of("PutBucketPublicAccessBlock", "PutAccountPublicAccessBlock")),
            Map.entry("DeletePublicAccessBlock", Set.of("PutBucketPublicAccessBlock", "PutAccountPublicAccessBlock")),
            Map.entry("DeleteBucketOwnershipControls", Set.of("PutBucketOwnershipControls")),
            Map.entry("GetObjectLockConfiguration", Set.of("GetBucketObjectLockConfiguration")),
            Map.entry("GetBucketReplication", Set.of("GetReplicationConfiguration")),
            Map.entry("PutBucketReplication", Set.of("PutReplicationConfiguration")),
            Map.entry("DeleteBucketReplication", Set.of("PutReplicationConfiguration")),
            Map.entry("GetBucketLifecycleConfiguration", Set.of("GetLifecycleConfiguration")),
            Map.entry("PutBucketLifecycleConfiguration", Set.of("PutLifecycleConfiguration")),
            Map.entry("DeleteBucketLifecycle", Set.of("PutLifecycleConfiguration")),
            Map.entry("GetBucketNotificationConfiguration", Set.of("GetBucketNotification")),
            Map.entry("GetBucketEncryption", Set.of("GetEncryptionConfiguration")),
            Map.entry("ListObjectVersions", Set.of("ListBucketVersions")),
            Map.entry("HeadObject", Set.of("GetObject", "GetObjectVersion", "ListBucket")),
            Map.entry("GetObjectTagging", Set.of("GetObjectTagging", "GetObjectVersionTagging")),
            Map.entry("DeleteObject", Set.of("DeleteObject", "DeleteObjectVersion")),
            Map.entry(
                    "CopyObject",
                    Set.of(
                            "GetObject",
                            "GetObjectVersion",
                            "GetObjectTagging",
                            "GetObjectVersionTagging",
                            "PutObject",
                            "PutObjectTagging",
                            "PutObjectRetention")),
            Map.entry("CreateMultipartUpload", Set.of("PutObject", "PutObjectTagging", "PutObjectRetention")),
            Map.entry("UploadPartCopy", Set.of("PutObject", "GetObject", "GetObjectVersion")),
            Map.entry("CompleteMultipartUpload", Set.of("PutObject")),
            Map.entry("ListMultipartUploads", Set.of("ListBucketMultipartUploads")));

    /** What else the account has. */
    void prepare(ObjectNode storage) {}

    @Override
    protected final SimulatedAccount openIn(Path place) {
        var opened = SimulatedAccount.openWith(place, world -> {
            var storage = world.putObject("storage");
            var buckets = storage.putArray("buckets");
            buckets.add(Json.MAPPER.readTree(LEFT_OPEN));
            buckets.add(Json.object().put("name", QUIET).put("region", "us-east-1"));
            buckets.add(Json.object().put("name", LOGS).put("region", "us-east-1"));
            buckets.add(Json.MAPPER.readTree("""
                {"name": "harbour-evidence", "region": "us-east-1", "settings": {
                  "versioning": {"status": "Enabled"}, "lock": {"objectLockEnabled": "Enabled"}}}
                """));
            prepare(storage);
        });
        savedAsTheRangeDoes(opened);
        return opened;
    }

    private static void savedAsTheRangeDoes(SimulatedAccount opened) {
        opened.client(S3Client.class).getBucketVersioning(r -> r.bucket(QUIET));
    }

    static ObjectNode bucket(ObjectNode storage, String name) {
        for (var bucket : storage.withArray("buckets"))
            if (bucket.path("name").asString("").equals(name)) return (ObjectNode) bucket;
        throw new IllegalStateException(name);
    }

    /** Somebody else, whose calls are not the step's. */
    S3Client somebody() {
        return account.client(S3Client.class);
    }

    /** What is stored, with policies but for white space. */
    static Object storage(SimulatedAccount account) {
        var storage = (ObjectNode) account.world().get("storage");
        for (var bucket : storage.withArray("buckets"))
            if (bucket.path("policy").isString())
                ((ObjectNode) bucket)
                        .set(
                                "policy",
                                Json.MAPPER.readTree(bucket.path("policy").asString()));
        return storage;
    }

    @Override
    protected Object state(SimulatedAccount of) {
        return storage(of);
    }

    /** After every action that was tried in the test. */
    void callsWhatIamCallsOtherwise(Action<?, ?> action, String... besides) {
        var declared = new HashSet<>(
                action.spec().permissions().stream().map(Permission::action).toList());
        var possible = new HashSet<>(List.of(besides));
        for (var call : account.aws.callsMade()) {
            var needed = needed(call);
            assertThat(declared).as(call).containsAnyElementsOf(needed);
            possible.addAll(needed);
        }
        assertThat(possible).containsAll(declared);
        assertThat(declared).containsAll(List.of(besides));
    }

    private static Set<String> needed(String call) {
        var parts = call.split(":", 2);
        if (!parts[0].equals("s3") || !PERMISSIONS.containsKey(parts[1])) return Set.of(call);
        var names = new HashSet<String>();
        PERMISSIONS.get(parts[1]).forEach(name -> names.add("s3:" + name));
        return names;
    }

    static void fails(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
    }
}
