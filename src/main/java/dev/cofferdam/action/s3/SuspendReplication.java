package dev.cofferdam.action.s3;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

/**
 * Source: Amazon S3 User Guide, "Replicating objects within and across Regions"; S3 API Reference,
 * PutBucketReplication.
 */
public final class SuspendReplication implements ChangesBuckets<SuspendReplication.In, SuspendReplication.Out> {
    private static final String ROLE = "arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}";

    public record In(
            @Input(type = ValueType.S3_BUCKET, value = "The bucket that is copied from.")
            String bucket) {}

    public record Out(
            @Output("The rules that are still on, by their ids.")
            List<String> rulesOn) {
        public Out {
            rulesOn = List.copyOf(rulesOn);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "s3.suspend-replication",
                "Stop a bucket from copying itself",
                """
                Switches every replication rule of the bucket off, and keeps the rules. A rule carries what an attacker \
                writes or deletes to the copies; and one that the attacker made carries your data out.

                - **What was copied is there**, and a bucket of a foreign account cannot be reached from here.
                - Objects that wait to be copied may still be copied for some minutes.
                - What is written while the rules are off is not copied later by itself: run S3 Batch Replication.
                - A replica may be your only good copy: contain it before anything is cleaned up.
                - AWS Backup and inventory copy by other ways.
                """,
                Kind.PRESERVE,
                Risk.REVERSIBLE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(Patterns.BUCKET, "s3:GetReplicationConfiguration"),
                        Permission.on(Patterns.BUCKET, "s3:PutReplicationConfiguration"),
                        Permission.on(ROLE, "iam:PassRole")),
                "Restores the replication configuration as it was; needs versioning to be on.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var arn = Arns.bucket(in.bucket(), aws);
        var present = new ReplicationRules().read(aws.client(S3Client.class), in.bucket());
        var on = Rules.on(present);
        if (on.isEmpty())
            return Plan.of("No replication rule of bucket %s is on".formatted(in.bucket()), List.of(), arn);
        return Plan.of(
                        "Switch off the replication rules of bucket %s: %s"
                                .formatted(in.bucket(), String.join(", ", on)),
                        new ReplicationRules()
                                .change(arn, Rules.allOff(present), aws).stream()
                                        .toList(),
                        arn)
                .warning(List.of(
                        "What was copied already is in %s.".formatted(String.join(", ", destinations(present))),
                        "What is written from now on is not copied later by itself."));
    }

    private static List<String> destinations(JsonNode configuration) {
        var buckets = new ArrayList<String>();
        configuration
                .path("Rules")
                .forEach(rule -> buckets.add(rule.at("/Destination/Bucket").asString("")));
        return buckets.stream().distinct().sorted().toList();
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        return new Out(Rules.on(new ReplicationRules().read(aws.client(S3Client.class), in.bucket())));
    }

    @Override
    public List<String> reopens(Change restore) {
        return List.of("What is written or deleted from now on is carried to the copies again.");
    }
}
