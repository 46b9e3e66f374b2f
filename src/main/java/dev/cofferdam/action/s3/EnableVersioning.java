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
import dev.cofferdam.action.Undo;
import dev.cofferdam.action.ValueType;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;

/** Source: Amazon S3 User Guide, "Retaining multiple versions of objects with S3 Versioning", "MFA delete". */
public final class EnableVersioning implements ChangesBuckets<EnableVersioning.In, EnableVersioning.Out> {
    public record In(
            @Input(type = ValueType.S3_BUCKET, value = "The bucket.")
            String bucket) {}

    public record Out(
            @Output("Enabled, Suspended, or Off where it never was on.")
            String versioning) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "s3.enable-versioning",
                "Keep what is overwritten and deleted",
                """
                Turns versioning on, so that whatever is overwritten or deleted from now on is kept as an older version.

                - **It does not bring back what was overwritten or deleted before**, and does not keep anybody from \
                deleting versions: contain the bucket too.
                - Versioning is never off again: undo suspends it, which keeps the versions that there are.
                - Turned on for the first time, it may take up to 15 minutes until it holds everywhere, says AWS.
                - Every version costs like an object. Lifecycle rules for older versions, if there are any, begin to \
                delete: `s3.suspend-lifecycle` first.
                - A bucket with MFA delete is changed by its root user with its device only.
                """,
                Kind.PRESERVE,
                Risk.REVERSIBLE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(Patterns.BUCKET, "s3:GetBucketVersioning"),
                        Permission.on(Patterns.BUCKET, "s3:PutBucketVersioning")),
                "Suspends versioning, if it was not on before; it is never off again.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var arn = Arns.bucket(in.bucket(), aws);
        var change = new Versioning().change(arn, Versioning.ENABLED, aws);
        if (change.isEmpty())
            return Plan.of("Bucket %s keeps all versions already".formatted(in.bucket()), List.of(), arn);
        if (Versioning.needsMfa(aws.client(S3Client.class), in.bucket()))
            throw new ActionException(
                    "MfaRequired",
                    "Bucket %s has MFA delete: only its root user can turn versioning on, with its device. Do it there, then run the step again."
                            .formatted(in.bucket()));
        return Plan.of("Turn on versioning of bucket " + in.bucket(), List.of(change.get()), arn)
                .warning(List.of(
                        "What was overwritten or deleted before stays lost.",
                        "It may take 15 minutes until every write and deletion is kept."));
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        return new Out(
                new Versioning().read(aws.client(S3Client.class), in.bucket()).asString("Off"));
    }

    @Override
    public Undo undo(Plan plan) {
        return new Undo(ChangesBuckets.super.undo(plan).restore().stream()
                .map(r -> new Change(r.resource(), r.attribute(), r.before(), Versioning.SUSPENDED))
                .toList());
    }
}
