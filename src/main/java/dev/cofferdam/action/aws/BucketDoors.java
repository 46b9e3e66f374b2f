package dev.cofferdam.action.aws;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ResourceGraph.Certainty;
import dev.cofferdam.action.ResourceGraph.Kind;
import dev.cofferdam.action.SideReads;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;

/**
 * Draws the buckets whose own policies name a user or a role, which is access that its policies do not show. Source:
 * Amazon S3 User Guide, "Bucket policies for Amazon S3".
 */
final class BucketDoors {
    private final ActionContext aws;
    private final Drawing drawing;
    private final SideReads reads;
    private final int most;

    /** @param most whose policies are read at most */
    BucketDoors(ActionContext aws, Drawing drawing, SideReads reads, int most) {
        this.aws = aws;
        this.drawing = drawing;
        this.reads = reads;
        this.most = most;
    }

    /** @return whether there were more buckets than were read */
    boolean draw(Collection<Identity> identities) {
        if (identities.isEmpty()) return false;
        var all = reads.read(List.of("buckets"), List.<Bucket>of(), this::buckets);
        var buckets = all.subList(0, Math.min(all.size(), most));
        aws.progress("reading the policies of %,d buckets".formatted(buckets.size()));
        var policies = AtOnce.each(buckets, this::policy);
        for (var i = 0; i < buckets.size(); i++) draw(buckets.get(i), policies.get(i), identities);
        return all.size() > most;
    }

    private List<Bucket> buckets() {
        return aws.client(S3Client.class).listBucketsPaginator(r -> r.maxBuckets(1000)).buckets().stream()
                .sorted(Comparator.comparing(Bucket::name))
                .toList();
    }

    /** Empty where it has none, or is deleted meanwhile. */
    private String policy(Bucket bucket) {
        var region = bucket.bucketRegion() == null ? aws.region() : bucket.bucketRegion();
        try {
            return aws.client(S3Client.class, region)
                    .getBucketPolicy(r -> r.bucket(bucket.name()))
                    .policy();
        } catch (AwsServiceException e) {
            var code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
            if ("NoSuchBucketPolicy".equals(code) || "NoSuchBucket".equals(code)) return "";
            throw e;
        }
    }

    private void draw(Bucket bucket, Supplier<String> read, Collection<Identity> identities) {
        var policy = reads.read(List.of("policy of bucket " + bucket.name()), "", read);
        if (policy.isEmpty()) return;
        var statements = PolicyStatement.in(policy);
        for (var identity : identities) {
            var granted = statements.stream()
                    .filter(s -> s.allows() && s.principals().contains(identity.arn()))
                    .toList();
            if (granted.isEmpty() && !policy.contains(identity.arn())) continue;
            var arn = "arn:%s:s3:::%s".formatted(aws.partition(), bucket.name());
            drawing.reached(
                    arn, Kind.BUCKET, bucket.name(), Facts.of("ARN", arn).told());
            for (var statement : granted)
                drawing.edge(
                        identity.arn(),
                        arn,
                        Facts.some(statement.actions()),
                        statement.unlessConditional().certainty(),
                        "by the bucket's policy" + (statement.isConditional() ? " " + statement.conditionText() : ""));
            if (granted.isEmpty())
                drawing.edge(
                        identity.arn(), arn, "is named in its policy", Certainty.POSSIBLE, "by the bucket's policy");
        }
    }
}
