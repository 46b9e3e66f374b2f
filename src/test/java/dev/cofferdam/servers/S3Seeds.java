package dev.cofferdam.servers;

import java.time.Duration;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.Grant;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.Permission;
import software.amazon.awssdk.services.s3.model.ReplicationRule;
import software.amazon.awssdk.services.s3.model.ReplicationRuleStatus;
import software.amazon.awssdk.services.s3.model.Type;

/** What cases of S3 need of a bucket, made by plain calls that both servers take. */
final class S3Seeds {
    private static final String EVERYBODY = "http://acs.amazonaws.com/groups/global/AllUsers";
    private static final String LOG_DELIVERY = "http://acs.amazonaws.com/groups/s3/LogDelivery";

    private S3Seeds() {}

    static void openPolicy(Server server, String bucket) {
        s3(server).putBucketPolicy(r -> r.bucket(bucket).policy("""
            {"Version": "2012-10-17", "Statement": [
             {"Sid": "Everybody", "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject",
              "Resource": "arn:aws:s3:::%1$s/*"},
             {"Sid": "Trail", "Effect": "Allow", "Principal": {"Service": "cloudtrail.amazonaws.com"},
              "Action": "s3:PutObject", "Resource": "arn:aws:s3:::%1$s/trail/*"}]}
            """.formatted(bucket)));
    }

    /** @return the owner's canonical id */
    static String openAcl(Server server, String bucket) {
        var s3 = s3(server);
        s3.putBucketOwnershipControls(r -> r.bucket(bucket)
                .ownershipControls(c -> c.rules(OwnershipControlsRule.builder()
                        .objectOwnership(ObjectOwnership.OBJECT_WRITER)
                        .build())));
        var owner = s3.getBucketAcl(r -> r.bucket(bucket)).owner().id();
        s3.putBucketAcl(r -> r.bucket(bucket)
                .accessControlPolicy(p -> p.owner(o -> o.id(owner))
                        .grants(
                                Grant.builder()
                                        .grantee(
                                                g -> g.type(Type.CANONICAL_USER).id(owner))
                                        .permission(Permission.FULL_CONTROL)
                                        .build(),
                                group(EVERYBODY, Permission.READ),
                                group(LOG_DELIVERY, Permission.WRITE))));
        return owner;
    }

    private static Grant group(String address, Permission permission) {
        return Grant.builder()
                .grantee(g -> g.type(Type.GROUP).uri(address))
                .permission(permission)
                .build();
    }

    static void replicate(Server server, String bucket, String destination) {
        s3(server)
                .putBucketReplication(r -> r.bucket(bucket)
                        .replicationConfiguration(c -> c.role("arn:aws:iam::111122223333:role/replicator")
                                .rules(ReplicationRule.builder()
                                        .id("away")
                                        .priority(1)
                                        .status(ReplicationRuleStatus.ENABLED)
                                        .filter(f -> f.prefix(""))
                                        .deleteMarkerReplication(d -> d.status("Disabled"))
                                        .destination(d -> d.bucket(destination))
                                        .build())));
    }

    static void versioning(Server server, String bucket, BucketVersioningStatus status) {
        s3(server).putBucketVersioning(r -> r.bucket(bucket).versioningConfiguration(v -> v.status(status)));
    }

    static void copy(Server server, String from, String to) {
        var bucket = server.account().bucket();
        s3(server)
                .copyObject(r -> r.sourceBucket(bucket)
                        .sourceKey(from)
                        .destinationBucket(bucket)
                        .destinationKey(to));
    }

    /** S3 tells the second only. */
    static void later(Server server) {
        server.aws().pause(Duration.ofSeconds(1));
    }

    static S3Client s3(Server server) {
        return server.client(S3Client.class);
    }

    /** What the reading actions of S3 are tried on. */
    static void leaveOpen(Server server) {
        var bucket = server.account().bucket();
        openPolicy(server, bucket);
        openAcl(server, bucket);
        versioning(server, bucket, BucketVersioningStatus.ENABLED);
        replicate(server, bucket, "arn:aws:s3:::" + server.account().evidenceBucket());
    }

    /** A version, one above it, and a delete marker. */
    static void makeHistory(Server server) {
        var bucket = server.account().bucket();
        var object = server.account().object();
        versioning(server, bucket, BucketVersioningStatus.ENABLED);
        copy(server, object, "deleted.csv");
        copy(server, object, "deleted.csv");
        s3(server).deleteObject(r -> r.bucket(bucket).key("deleted.csv"));
    }
}
