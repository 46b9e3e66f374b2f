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
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;

/** Source: Amazon S3 User Guide, "Setting an S3 Lifecycle configuration on a bucket". */
public final class SuspendLifecycle implements ChangesBuckets<SuspendLifecycle.In, SuspendLifecycle.Out> {
    public record In(
            @Input(type = ValueType.S3_BUCKET, value = "The bucket.")
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
                "s3.suspend-lifecycle",
                "Stop a bucket from deleting by itself",
                """
                Switches every lifecycle rule of the bucket off, those that delete, those that move and those that \
                clean up uploads, and keeps the rules. An attacker may have made one to delete everything: look at \
                them, and at who made them when.

                - S3 stops after a small delay; what was already scheduled to be deleted or moved is not.
                - **What the rules have deleted is gone**, unless versioning kept it: `s3.restore-objects`.
                - Object Lock alone keeps objects from being deleted whoever asks for it.
                - Storage grows, and costs, as long as the rules are off.
                - Backup, CloudTrail and log services keep their own retention.
                """,
                Kind.PRESERVE,
                Risk.REVERSIBLE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(Patterns.BUCKET, "s3:GetLifecycleConfiguration"),
                        Permission.on(Patterns.BUCKET, "s3:PutLifecycleConfiguration")),
                "Restores the lifecycle configuration as it was.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var arn = Arns.bucket(in.bucket(), aws);
        var present = new LifecycleRules().read(aws.client(S3Client.class), in.bucket());
        var on = Rules.on(present);
        if (on.isEmpty()) return Plan.of("No lifecycle rule of bucket %s is on".formatted(in.bucket()), List.of(), arn);
        return Plan.of(
                        "Switch off the lifecycle rules of bucket %s: %s".formatted(in.bucket(), String.join(", ", on)),
                        new LifecycleRules()
                                .change(arn, Rules.allOff(present), aws).stream()
                                        .toList(),
                        arn)
                .warning(List.of("What the rules have deleted already is not brought back by this."));
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        return new Out(Rules.on(new LifecycleRules().read(aws.client(S3Client.class), in.bucket())));
    }

    @Override
    public List<String> reopens(Change restore) {
        return List.of("The rules delete and move again what is old enough by now, all of it at once.");
    }
}
