package dev.cofferdam.servers;

import static dev.cofferdam.servers.Fact.at;
import static dev.cofferdam.servers.Fact.each;
import static dev.cofferdam.servers.Fact.json;
import static dev.cofferdam.servers.Fact.that;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.s3.BlockPublicAccess;
import dev.cofferdam.action.s3.ContainBucket;
import dev.cofferdam.action.s3.CopyToEvidence;
import dev.cofferdam.action.s3.EnableAccessLogging;
import dev.cofferdam.action.s3.EnableVersioning;
import dev.cofferdam.action.s3.RemoveAclGrants;
import dev.cofferdam.action.s3.RestoreObjects;
import dev.cofferdam.action.s3.SuspendLifecycle;
import dev.cofferdam.action.s3.SuspendReplication;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.servers.ChangeCase.Situation;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import tools.jackson.databind.JsonNode;

/** How the changing actions of {@code action.s3} are tried. */
final class S3Cases {
    private static final String CONTAINED = "CofferdamContainBucket";
    private static final List<String> BLOCKS =
            List.of("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets");

    private S3Cases() {}

    static List<Case> all() {
        return List.of(
                new ChangeCase<>(new BlockPublicAccess(), "of a bucket", S3Cases::blockPublicAccess),
                new ChangeCase<>(new BlockPublicAccess(), "of the account", S3Cases::blockAllPublicAccess),
                new ChangeCase<>(new ContainBucket(), S3Cases::containBucket),
                new ChangeCase<>(new CopyToEvidence(), S3Cases::copyToEvidence),
                new ChangeCase<>(new EnableAccessLogging(), S3Cases::enableAccessLogging),
                new ChangeCase<>(new EnableVersioning(), S3Cases::enableVersioning),
                new ChangeCase<>(new RemoveAclGrants(), S3Cases::removeAclGrants),
                new ChangeCase<>(new RestoreObjects(), S3Cases::restoreObjects),
                new ChangeCase<>(new SuspendLifecycle(), S3Cases::suspendLifecycle),
                new ChangeCase<>(new SuspendReplication(), S3Cases::suspendReplication));
    }

    private static Situation<BlockPublicAccess.In, BlockPublicAccess.Out> blockPublicAccess(Server server) {
        var bucket = server.account().bucket();
        S3Seeds.s3(server)
                .putPublicAccessBlock(r -> r.bucket(bucket)
                        .publicAccessBlockConfiguration(b -> b.blockPublicAcls(true)
                                .ignorePublicAcls(false)
                                .blockPublicPolicy(false)
                                .restrictPublicBuckets(false)));
        return new Situation<>(
                new BlockPublicAccess.In(bucket, false),
                List.of(
                        blocks(new Read("s3", "GetPublicAccessBlock", "Bucket", bucket))
                                .becomes(List.of("true", "true", "true", "true")),
                        versions(bucket)),
                out -> assertThat(out.blocked()).isTrue());
    }

    private static Situation<BlockPublicAccess.In, BlockPublicAccess.Out> blockAllPublicAccess(Server server) {
        var bucket = server.account().bucket();
        return new Situation<>(
                new BlockPublicAccess.In(null, true),
                List.of(
                        blocks(new Read(
                                        "s3control",
                                        "GetPublicAccessBlock",
                                        "AccountId",
                                        server.aws().account()))
                                .becomes(List.of("true", "true", "true", "true")),
                        that(
                                "the bucket's own",
                                new Read("s3", "GetPublicAccessBlock", "Bucket", bucket),
                                at("/Error"))),
                out -> assertThat(out.blocked()).isTrue());
    }

    private static Fact blocks(Read read) {
        return that(
                "what is blocked",
                read,
                answer -> json(BLOCKS.stream()
                        .map(block -> answer.at("/PublicAccessBlockConfiguration/" + block)
                                .toString())
                        .toList()));
    }

    private static Situation<ContainBucket.In, ContainBucket.Out> containBucket(Server server) {
        var bucket = server.account().bucket();
        S3Seeds.openPolicy(server, bucket);
        return new Situation<>(
                new ContainBucket.In(bucket, null, null),
                List.of(
                        that("who is let in", policyOf(bucket), answer -> statements(answer, "Allow"))
                                .becomes(before -> json(before.valueStream()
                                        .filter(s -> s.path("Sid").asString().equals("Trail"))
                                        .toList())),
                        that(
                                        "who is denied",
                                        policyOf(bucket),
                                        answer -> json(statements(answer, "Deny")
                                                .valueStream()
                                                .map(s -> Stream.of("Sid", "Principal", "Action", "Resource")
                                                        .map(s::path)
                                                        .toList())
                                                .toList()))
                                .becomes(List.of(List.of(
                                        CONTAINED,
                                        "*",
                                        "s3:*",
                                        List.of("arn:aws:s3:::" + bucket, "arn:aws:s3:::" + bucket + "/*")))),
                        versions(bucket)),
                out -> assertThat(out.contained()).isTrue());
    }

    private static Situation<CopyToEvidence.In, CopyToEvidence.Out> copyToEvidence(Server server) {
        var bucket = server.account().bucket();
        var object = server.account().object();
        var evidence = server.account().evidenceBucket();
        var etag =
                S3Seeds.s3(server).headObject(r -> r.bucket(bucket).key(object)).eTag();
        var copy = "case/%s/%s/%s".formatted(bucket, object, etag.replace("\"", ""));
        var until =
                server.aws().clock().instant().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(30));
        var head = new Read("s3", "HeadObject", Map.of("Bucket", evidence, "Key", copy));
        return new Situation<>(
                new CopyToEvidence.In(bucket, object, null, evidence, null, until.toString()),
                List.of(
                        versions(evidence)
                                .becomes(List.of("%s %d true".formatted(copy, StorageSeeds.CONTENT.length()))),
                        that("its lock", head, at("/ObjectLockMode")).becomes("COMPLIANCE"),
                        versions(bucket)),
                out -> assertThat(out.retainUntil()).isEqualTo(until.toString()));
    }

    private static Situation<EnableAccessLogging.In, EnableAccessLogging.Out> enableAccessLogging(Server server) {
        var bucket = server.account().bucket();
        var target = server.account().evidenceBucket();
        S3Seeds.s3(server).putBucketPolicy(r -> r.bucket(target).policy("""
            {"Version": "2012-10-17", "Statement": [{"Sid": "Logs", "Effect": "Allow",
             "Principal": {"Service": "logging.s3.amazonaws.com"}, "Action": "s3:PutObject",
             "Resource": "arn:aws:s3:::%s/*"}]}
            """.formatted(target)));
        var logging = new Read("s3", "GetBucketLogging", "Bucket", bucket);
        return new Situation<>(
                new EnableAccessLogging.In(bucket, target, null),
                List.of(
                        that("where its logs go", logging, at("/LoggingEnabled/TargetBucket"))
                                .becomes(target),
                        that("what their keys begin with", logging, at("/LoggingEnabled/TargetPrefix"))
                                .becomes(bucket + "/"),
                        versions(bucket)),
                out -> assertThat(out.logsTo()).isEqualTo(target));
    }

    /** Where it was on before: for what it is undone to where it never was, {@code EnableVersioningTest}. */
    private static Situation<EnableVersioning.In, EnableVersioning.Out> enableVersioning(Server server) {
        var bucket = server.account().bucket();
        S3Seeds.versioning(server, bucket, BucketVersioningStatus.SUSPENDED);
        return new Situation<>(
                new EnableVersioning.In(bucket),
                List.of(
                        that("its versioning", new Read("s3", "GetBucketVersioning", "Bucket", bucket), at("/Status"))
                                .becomes("Enabled"),
                        versions(bucket)),
                out -> assertThat(out.versioning()).isEqualTo("Enabled"));
    }

    private static Situation<RemoveAclGrants.In, RemoveAclGrants.Out> removeAclGrants(Server server) {
        var bucket = server.account().bucket();
        var owner = S3Seeds.openAcl(server, bucket);
        return new Situation<>(
                new RemoveAclGrants.In(bucket, null, true),
                List.of(
                        that(
                                        "its grants",
                                        new Read("s3", "GetBucketAcl", "Bucket", bucket),
                                        each("/Grants", "/Grantee/ID", "/Grantee/URI", "/Permission"))
                                .becomes(List.of(owner + " - FULL_CONTROL")),
                        that(
                                        "who owns objects",
                                        new Read("s3", "GetBucketOwnershipControls", "Bucket", bucket),
                                        each("/OwnershipControls/Rules", "/ObjectOwnership"))
                                .becomes(List.of("BucketOwnerEnforced"))),
                out -> {
                    assertThat(out.grantees()).isEmpty();
                    assertThat(out.aclsEnabled()).isFalse();
                });
    }

    private static Situation<RestoreObjects.In, RestoreObjects.Out> restoreObjects(Server server) {
        var bucket = server.account().bucket();
        var object = server.account().object();
        S3Seeds.versioning(server, bucket, BucketVersioningStatus.ENABLED);
        S3Seeds.copy(server, object, "deleted.csv");
        S3Seeds.copy(server, object, "overwritten.csv");
        var good = server.aws().clock().instant();
        S3Seeds.later(server);
        S3Seeds.s3(server).deleteObject(r -> r.bucket(bucket).key("deleted.csv"));
        S3Seeds.copy(server, object, "overwritten.csv");
        S3Seeds.copy(server, object, "new.csv");
        S3Seeds.later(server);
        return new Situation<>(
                new RestoreObjects.In(bucket, null, good.toString()),
                List.of(
                        versionsOf(bucket, "deleted.csv").becomes(List.of("true")),
                        versionsOf(bucket, "overwritten.csv").becomes(List.of("false", "false", "true")),
                        versionsOf(bucket, "new.csv"),
                        versionsOf(bucket, object)),
                out -> assertThat(out.remaining()).isZero());
    }

    private static Situation<SuspendLifecycle.In, SuspendLifecycle.Out> suspendLifecycle(Server server) {
        var bucket = server.account().bucket();
        S3Seeds.s3(server)
                .putBucketLifecycleConfiguration(r -> r.bucket(bucket)
                        .lifecycleConfiguration(c -> c.rules(
                                LifecycleRule.builder()
                                        .id("purge")
                                        .status(ExpirationStatus.ENABLED)
                                        .filter(f -> f.prefix("exports/"))
                                        .expiration(e -> e.days(1))
                                        .build(),
                                LifecycleRule.builder()
                                        .id("old")
                                        .status(ExpirationStatus.DISABLED)
                                        .filter(f -> f.prefix("old/"))
                                        .expiration(e -> e.days(365))
                                        .build())));
        var read = new Read("s3", "GetBucketLifecycleConfiguration", "Bucket", bucket);
        return new Situation<>(
                new SuspendLifecycle.In(bucket),
                List.of(
                        that("its rules", read, each("/Rules", "/ID", "/Status"))
                                .becomes(List.of("old Disabled", "purge Disabled")),
                        that("what they say", read, each("/Rules", "/ID", "/Filter/Prefix", "/Expiration/Days"))),
                out -> assertThat(out.rulesOn()).isEmpty());
    }

    private static Situation<SuspendReplication.In, SuspendReplication.Out> suspendReplication(Server server) {
        var bucket = server.account().bucket();
        var copies = "arn:aws:s3:::" + server.account().evidenceBucket();
        S3Seeds.versioning(server, bucket, BucketVersioningStatus.ENABLED);
        S3Seeds.replicate(server, bucket, copies);
        var read = new Read("s3", "GetBucketReplication", "Bucket", bucket);
        return new Situation<>(
                new SuspendReplication.In(bucket),
                List.of(
                        that("its rules", read, each("/ReplicationConfiguration/Rules", "/ID", "/Status"))
                                .becomes(List.of("away Disabled")),
                        that(
                                "where it copies to",
                                read,
                                each("/ReplicationConfiguration/Rules", "/Destination/Bucket", "/Priority")),
                        that("as whom", read, at("/ReplicationConfiguration/Role"))),
                out -> assertThat(out.rulesOn()).isEmpty());
    }

    private static Fact versions(String bucket) {
        return that("what is in " + bucket, listVersions(bucket), each("/Versions", "/Key", "/Size", "/IsLatest"));
    }

    /** Whether each is the latest. */
    private static Fact versionsOf(String bucket, String key) {
        return that(
                "versions of " + key,
                new Read("s3", "ListObjectVersions", Map.of("Bucket", bucket, "Prefix", key)),
                each("/Versions", "/IsLatest"));
    }

    private static Read listVersions(String bucket) {
        return new Read("s3", "ListObjectVersions", "Bucket", bucket);
    }

    private static Read policyOf(String bucket) {
        return new Read("s3", "GetBucketPolicy", "Bucket", bucket);
    }

    private static JsonNode statements(JsonNode answer, String effect) {
        return json(Json.MAPPER
                .readTree(answer.path("Policy").asString("{}"))
                .path("Statement")
                .valueStream()
                .filter(s -> s.path("Effect").asString().equals(effect))
                .toList());
    }
}
