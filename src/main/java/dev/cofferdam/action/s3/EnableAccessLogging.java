package dev.cofferdam.action.s3;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.aws.SdkJson;
import dev.cofferdam.caselog.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

/**
 * Source: Amazon S3 User Guide, "Logging requests with server access logging", "Enabling Amazon S3 server access
 * logging".
 */
public final class EnableAccessLogging implements ChangesBuckets<EnableAccessLogging.In, EnableAccessLogging.Out> {
    private static final String DELIVERY = "logging.s3.amazonaws.com";

    public record In(
            @Input(type = ValueType.S3_BUCKET, value = "The bucket whose access is logged.")
            String bucket,

            @Input(
                    type = ValueType.S3_BUCKET,
                    value = "The bucket that the logs go to, of the same account and region.")
            String target,

            @Input(
                    value = "What the logs' keys begin with, as logs/; the bucket's name and a slash when not given.",
                    optional = true)
            @Nullable
            String prefix) {
        String keysBegin() {
            return prefix == null || prefix.isEmpty() ? bucket + "/" : prefix;
        }
    }

    public record Out(
            @Output("The bucket that access is logged to; empty where it is not.")
            String logsTo) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "s3.enable-access-logging",
                "Log every request to a bucket",
                """
                Turns on server access logging, so that every request is written to another bucket: who, from where, \
                which object, how many bytes. Without it, or CloudTrail's data events, nobody can say what was read.

                - **It begins now**: what was read before is in no log. It may take an hour until it holds, logs come \
                hours late, and a few requests may be missing: AWS calls it best effort.
                - CloudTrail data events are quicker and complete, but cost by the event: turn them on as well where \
                that matters.
                - The target must let `logging.s3.amazonaws.com` write, by its policy: the plan says where it does \
                not seem to. It must have no default retention, and must not be the bucket itself.
                - A bucket logs to one place: the plan shows where the logs went before.
                """,
                Kind.PRESERVE,
                Risk.REVERSIBLE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(Patterns.BUCKET, "s3:GetBucketLogging"),
                        Permission.on(Patterns.BUCKET, "s3:PutBucketLogging"),
                        Permission.on(Patterns.BUCKET, "s3:GetBucketPolicy"),
                        Permission.on(Patterns.BUCKET, "s3:GetBucketObjectLockConfiguration")),
                "Restores the former logging, or turns it off; logs that were written stay.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        if (in.bucket().equals(in.target()))
            throw new ActionException(
                    "InvalidInput",
                    "Bucket %s cannot log to itself: every log that is written would be logged again. Name another."
                            .formatted(in.bucket()));
        var arn = Arns.bucket(in.bucket(), aws);
        var target = Arns.bucket(in.target(), aws);
        var present = new AccessLogging().read(aws.client(S3Client.class), in.bucket());
        if (goesWhere(in, present))
            return Plan.of(
                    "Access to bucket %s is logged to %s already".formatted(in.bucket(), in.target()),
                    List.of(),
                    arn,
                    target);
        demandNoRetention(in, aws);
        var wanted = Json.object().put("TargetBucket", in.target()).put("TargetPrefix", in.keysBegin());
        return Plan.of(
                        "Log access to bucket %s to %s".formatted(in.bucket(), in.target()),
                        List.of(new Change(arn, AccessLogging.ID, present, wanted)),
                        arn,
                        target)
                .warning(warnings(in, present, aws));
    }

    /** Whoever set it may have chosen another form of the keys, which is as good. */
    private static boolean goesWhere(In in, JsonNode present) {
        return present.path("TargetBucket").asString("").equals(in.target())
                && present.path("TargetPrefix").asString("").equals(in.keysBegin());
    }

    private static List<String> warnings(In in, JsonNode before, ActionContext aws) {
        var warnings = new ArrayList<String>();
        if (!before.isNull())
            warnings.add("Logs went to %s until now, and no longer do."
                    .formatted(before.path("TargetBucket").asString("")));
        var policy = new BucketPolicy().read(aws.client(S3Client.class), in.target());
        if (!Containment.servicesIn(policy).contains(DELIVERY))
            warnings.add(
                    "The policy of bucket %s does not let %s write: no log arrives, unless its ACL does. Add that first."
                            .formatted(in.target(), DELIVERY));
        warnings.add("What was read before is in no log, and the first logs may take hours.");
        return warnings;
    }

    private static void demandNoRetention(In in, ActionContext aws) {
        var lock = Missing.orNull(
                "ObjectLockConfigurationNotFoundError",
                () -> SdkJson.of(aws.client(S3Client.class)
                        .getObjectLockConfiguration(r -> r.bucket(in.target()))
                        .objectLockConfiguration()));
        if (!lock.at("/Rule/DefaultRetention").isMissingNode())
            throw new ActionException(
                    "InvalidTargetBucket",
                    "Bucket %s retains everything by default, and S3 delivers no access logs to such a bucket. Name another."
                            .formatted(in.target()));
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var logging = new AccessLogging().read(aws.client(S3Client.class), in.bucket());
        return new Out(logging.path("TargetBucket").asString(""));
    }
}
