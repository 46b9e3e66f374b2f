package dev.cofferdam.action.ec2;

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
import dev.cofferdam.action.WithoutUndo;
import dev.cofferdam.caselog.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.SnapshotState;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** Source: Amazon EBS User Guide, "Copy an Amazon EBS snapshot"; EC2 API Reference, CopySnapshot. */
public final class CopySnapshot implements WithoutUndo<CopySnapshot.In, CopySnapshot.Out> {
    public record In(
            @Input(type = ValueType.EC2_SNAPSHOT_ID, value = "The snapshot to copy.")
            String snapshot,

            @Input(
                    type = ValueType.AWS_REGION,
                    value = "The region that gets the copy; the step's own where nothing is said.",
                    optional = true)
            @Nullable
            String toRegion,

            @Input(
                    value = "The KMS key of that region to encrypt the copy under, by ARN or alias; the account's"
                            + " default key for EBS where nothing is said.",
                    optional = true)
            @Nullable
            String kmsKey) {
        String destination(ActionContext aws) {
            return toRegion == null ? aws.region() : toRegion;
        }
    }

    public record Out(
            @Output(type = ValueType.EC2_SNAPSHOT_ID, value = "The copy; empty where there is none.")
            String snapshotId,

            @Output(type = ValueType.AWS_REGION, value = "Where it is.")
            String region,

            @Output("Its state: pending, then completed; empty where there is none.")
            String state,

            @Output("The KMS key that it is encrypted under; empty where EC2 does not say.")
            String kmsKeyId) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ec2.copy-snapshot",
                "Copy a snapshot under an evidence key",
                """
                Copies a snapshot, in the same region or into another one, and encrypts the copy under a key of your \
                choice. The copy carries the tags of the case and the step, and its source; a step that is run again \
                finds it by these and makes no second one.

                - **What is encrypted under the AWS managed key cannot be shared**: copy it under a customer managed \
                key first, and share the copy.
                - A copy stands by itself: deleting the source, or its key once the copy is complete, does not harm it.
                - The key has to be one of the region that gets the copy. The caller needs `kms:Decrypt` and \
                `kms:ReEncrypt*` on the source's key, and `kms:CreateGrant`, `kms:DescribeKey` and \
                `kms:GenerateDataKeyWithoutPlaintext` on the new one: without them the copy fails later, by its state.
                - Only a completed snapshot can be copied. It takes a while and costs by size: wait for `completed`.
                - A copy knows no volume, and not the source's tags.
                """,
                Kind.PRESERVE,
                Risk.REVERSIBLE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("ec2:DescribeSnapshots"),
                        Permission.on(Patterns.SNAPSHOT, "ec2:CopySnapshot"),
                        Permission.on(Patterns.SNAPSHOT, "ec2:CreateTags"),
                        Permission.on(Patterns.KMS_KEY, "kms:DescribeKey"),
                        Permission.on(Patterns.KMS_KEY, "kms:CreateGrant"),
                        Permission.on(Patterns.KMS_KEY, "kms:Decrypt"),
                        Permission.on(Patterns.KMS_KEY, "kms:GenerateDataKeyWithoutPlaintext"),
                        Permission.on(Patterns.KMS_KEY, "kms:ReEncryptFrom"),
                        Permission.on(Patterns.KMS_KEY, "kms:ReEncryptTo")),
                "Keeps the copy, because it is evidence.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var region = in.destination(aws);
        demandKeyOf(region, in);
        var source = new TaggedSnapshots(aws).get(List.of(in.snapshot())).getFirst();
        var arn = ResourceArns.of(in.snapshot(), aws);
        var present = new SnapshotCopies(aws, region).of(in.snapshot());
        if (present.isPresent())
            return Plan.of(
                    "There is a copy of this step already: %s in %s"
                            .formatted(present.get().snapshotId(), region),
                    List.of(),
                    arn);
        demandCompleted(source);
        return Plan.of(
                        "Copy snapshot %s to %s".formatted(in.snapshot(), region),
                        List.of(new Change(arn, "Copy/" + region, NullNode.getInstance(), announced(in, aws))),
                        arn)
                .warning(warnings(in, source));
    }

    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        var copies = new SnapshotCopies(aws, in.destination(aws));
        plan.changes().forEach(c -> copies.copy(in.snapshot(), in.kmsKey()));
        copies.awaitShown(in.snapshot());
        return verify(in, aws);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var region = in.destination(aws);
        return new SnapshotCopies(aws, region)
                .of(in.snapshot())
                .map(s -> new Out(s.snapshotId(), region, s.stateAsString(), s.kmsKeyId() == null ? "" : s.kmsKeyId()))
                .orElse(new Out("", region, "", ""));
    }

    /** A copy is evidence: there is nothing to take back. */
    @Override
    public List<String> waitStates() {
        return List.of(CreateSnapshot.COMPLETED);
    }

    @Override
    public Progress progress(String until, In in, Out out, ActionContext aws) {
        var copy = new SnapshotCopies(aws, out.region()).get(out.snapshotId());
        if (copy.state() == SnapshotState.ERROR)
            throw new ActionException(
                    "SnapshotFailed",
                    "Copy %s of snapshot %s failed: %s. A KMS key that may not be used is the usual reason. Run the step again: it makes another one."
                            .formatted(
                                    copy.snapshotId(),
                                    in.snapshot(),
                                    copy.stateMessage() == null ? "EC2 does not say why" : copy.stateMessage()));
        return new Progress(copy.state() == SnapshotState.COMPLETED, copy.snapshotId() + " " + copy.progress());
    }

    private static JsonNode announced(In in, ActionContext aws) {
        var json = Json.object().put("Encrypted", true);
        if (in.kmsKey() != null) json.put("KmsKeyId", in.kmsKey());
        var tags = json.putObject("Tags");
        new SnapshotCopies(aws, in.destination(aws)).tags(in.snapshot()).forEach(tags::put);
        return json;
    }

    /** An alias or a bare id is looked for in the destination anyway. */
    private static void demandKeyOf(String region, In in) {
        var key = in.kmsKey();
        if (key != null && key.startsWith("arn:") && !key.split(":", 6)[3].equals(region))
            throw new ActionException(
                    "InvalidInput",
                    "Key %s is not one of %s, where the copy of %s goes. Name a key, or a replica of a multi-region key, of that region."
                            .formatted(key, region, in.snapshot()));
    }

    private static void demandCompleted(Snapshot source) {
        if (source.state() != SnapshotState.COMPLETED)
            throw new ActionException(
                    "IncorrectState",
                    "Snapshot %s is %s (%s): only a completed one can be copied. Wait until it is completed."
                            .formatted(source.snapshotId(), source.stateAsString(), source.progress()));
    }

    private static List<String> warnings(In in, Snapshot source) {
        var warnings = new ArrayList<String>();
        if (in.kmsKey() == null)
            warnings.add(
                    "Without a key the copy is encrypted under the account's default key for EBS; if that is the AWS"
                            + " managed one, the copy can be shared with nobody.");
        else
            warnings.add("The copy is only worth as much as its key: keep %s from being disabled or deleted."
                    .formatted(in.kmsKey()));
        if (source.kmsKeyId() != null)
            warnings.add("Until the copy is completed, key %s of the source has to stay usable."
                    .formatted(source.kmsKeyId()));
        return warnings;
    }
}
