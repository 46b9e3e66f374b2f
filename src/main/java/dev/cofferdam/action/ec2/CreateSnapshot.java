package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.HasPrerequisites;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Prerequisite;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Undo;
import dev.cofferdam.action.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.SnapshotState;
import software.amazon.awssdk.services.ec2.model.Volume;
import tools.jackson.databind.node.NullNode;

/** Source: Amazon EBS User Guide, "Create Amazon EBS snapshots"; EC2 API Reference, CreateSnapshots. */
public final class CreateSnapshot implements ChangeAction<CreateSnapshot.In, CreateSnapshot.Out>, HasPrerequisites {
    static final String COMPLETED = SnapshotState.COMPLETED.toString();

    public record In(
            @Input(type = ValueType.EC2_VOLUME_ID, value = "One volume; else name an instance.", optional = true)
            @Nullable
            String volume,

            @Input(
                    type = ValueType.EC2_INSTANCE_ID,
                    value = "An instance, for all its volumes at the same moment; else name a volume.",
                    optional = true)
            @Nullable
            String instance,

            @Input(value = "Whether undo deletes the snapshots; it keeps them unless told so here.", optional = true)
            boolean deleteOnUndo) {}

    public record Out(
            @Output(type = ValueType.EC2_SNAPSHOT_ID, value = "The first snapshot; empty where there is none.")
            String snapshotId,

            @Output(type = ValueType.EC2_SNAPSHOT_ID, value = "The snapshots, in the order of the volumes.")
            List<String> snapshotIds,

            @Output(type = ValueType.EC2_VOLUME_ID, value = "The volumes that they are of, the root volume first.")
            List<String> volumeIds,

            @Output("Whether all of them are encrypted.") boolean encrypted,

            @Output(type = ValueType.AWS_ARN, value = "The KMS keys that they are encrypted with, each once.")
            List<String> kmsKeyIds) {

        public Out {
            snapshotIds = List.copyOf(snapshotIds);
            volumeIds = List.copyOf(volumeIds);
            kmsKeyIds = List.copyOf(kmsKeyIds);
        }

        static Out of(List<Snapshot> snapshots) {
            return new Out(
                    snapshots.stream().findFirst().map(Snapshot::snapshotId).orElse(""),
                    snapshots.stream().map(Snapshot::snapshotId).toList(),
                    snapshots.stream().map(Snapshot::volumeId).toList(),
                    !snapshots.isEmpty() && snapshots.stream().allMatch(Snapshot::encrypted),
                    keys(snapshots));
        }

        private static List<String> keys(List<Snapshot> snapshots) {
            var keys = new ArrayList<String>();
            for (var snapshot : snapshots) {
                if (snapshot.kmsKeyId() != null && !keys.contains(snapshot.kmsKeyId())) keys.add(snapshot.kmsKeyId());
            }
            return keys;
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ec2.create-snapshot",
                "Take snapshots of volumes",
                """
                Takes a snapshot of one volume, or of all volumes of an instance at the same moment, and tags them with \
                the case and the step. A step that is run again finds its snapshots by these tags and makes no second \
                ones.

                - A snapshot holds what was written to the volume when it was begun, however long it is `pending`. \
                What the operating system holds back in memory is not in it, nor is an instance store.
                - It can take hours until it is `completed`. Until then it can be neither copied nor shared: wait for \
                `completed` before the instance is terminated.
                - **It stays encrypted as its volume is.** Who disables or deletes the KMS key destroys this evidence. \
                Under the AWS managed key it cannot be shared: copy it under a customer managed key.
                - Whoever may call `DeleteSnapshot` can delete it. Lock it, or copy it to another account.
                - Undo keeps the snapshots: they are evidence. Only with `delete_on_undo` they are deleted.
                """,
                Kind.PRESERVE,
                Risk.REVERSIBLE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("ec2:DescribeInstances"),
                        Permission.of("ec2:DescribeVolumes"),
                        Permission.of("ec2:DescribeSnapshots"),
                        new Permission("ec2:CreateSnapshot", List.of(Patterns.VOLUME, Patterns.SNAPSHOT)),
                        new Permission(
                                "ec2:CreateSnapshots", List.of(Patterns.INSTANCE, Patterns.VOLUME, Patterns.SNAPSHOT)),
                        Permission.on(Patterns.SNAPSHOT, "ec2:CreateTags"),
                        Permission.on(Patterns.SNAPSHOT, "ec2:DeleteSnapshot")),
                "Keeps the snapshots, because they are evidence; deletes them where delete_on_undo was given.",
                null);
    }

    @Override
    public List<Prerequisite> prerequisites() {
        return List.of(Quotas.SNAPSHOTS);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var volumes = new SourceVolumes(aws).of(in);
        var present = new TaggedSnapshots(aws).newest(volumes, aws.tags());
        var missing =
                volumes.stream().filter(v -> !present.containsKey(v.volumeId())).toList();
        var arns = volumes.stream().map(v -> ResourceArns.of(v.volumeId(), aws)).toArray(String[]::new);
        if (missing.isEmpty()) return Plan.of(already(List.copyOf(present.values())), List.of(), arns);
        return Plan.of(
                        "Take a snapshot of " + ids(missing),
                        missing.stream()
                                .map(v -> new Change(
                                        ResourceArns.of(v.volumeId(), aws),
                                        SnapshotChange.ATTRIBUTE,
                                        NullNode.getInstance(),
                                        SnapshotChange.announce(v, aws.tags(), in.deleteOnUndo())))
                                .toList(),
                        arns)
                .warning(new SnapshotWarnings(in, volumes, missing).all());
    }

    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        var snapshots = new TaggedSnapshots(aws);
        var wanted =
                plan.changes().stream().map(c -> ResourceArns.id(c.resource())).toList();
        if (in.instance() != null && wanted.equals(new SourceVolumes(aws).ids(in))) {
            snapshots.createSet(in.instance(), aws.tags());
        } else {
            for (var volume : wanted) {
                aws.progress("taking a snapshot of " + volume);
                snapshots.create(volume, aws.tags());
            }
        }
        return verify(in, aws);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var volumes = new SourceVolumes(aws).of(in);
        return Out.of(new TaggedSnapshots(aws).awaitShown(volumes, aws.tags()));
    }

    /** Snapshots are evidence: there is nothing to take back, unless the step was told to delete them then. */
    @Override
    public Undo undo(Plan plan) {
        return new Undo(ChangeAction.super.undo(plan).restore().stream()
                .filter(restore -> SnapshotChange.deletesOnUndo(restore.before()))
                .toList());
    }

    /** The snapshots are found again by the tags that the plan announced. */
    @Override
    public Plan planUndo(Undo undo, ActionContext aws) {
        return new SnapshotUndo(aws).plan(undo);
    }

    @Override
    public void applyUndo(Plan undoPlan, ActionContext aws) {
        new SnapshotUndo(aws).apply(undoPlan);
    }

    @Override
    public List<String> waitStates() {
        return List.of(COMPLETED);
    }

    @Override
    public Progress progress(String until, In in, Out out, ActionContext aws) {
        if (out.snapshotIds().isEmpty())
            throw new ActionException(
                    "InvalidSnapshot.NotFound",
                    "There is no snapshot of this step to wait for. Run the step again: it takes what is missing.");
        var snapshots = new TaggedSnapshots(aws).get(out.snapshotIds());
        snapshots.forEach(CreateSnapshot::demandHealthy);
        return new Progress(
                snapshots.stream().allMatch(s -> s.state() == SnapshotState.COMPLETED),
                snapshots.stream().map(s -> s.snapshotId() + " " + s.progress()).collect(Collectors.joining(", ")));
    }

    private static void demandHealthy(Snapshot snapshot) {
        if (snapshot.state() != SnapshotState.ERROR) return;
        throw new ActionException(
                "SnapshotFailed",
                "Snapshot %s of volume %s failed: %s. Run the step again: it takes another one. A KMS key that may not be used is the usual reason."
                        .formatted(
                                snapshot.snapshotId(),
                                snapshot.volumeId(),
                                snapshot.stateMessage() == null ? "EC2 does not say why" : snapshot.stateMessage()));
    }

    private static String already(List<Snapshot> snapshots) {
        return "There are snapshots of this step already: "
                + snapshots.stream()
                        .map(s -> "%s of %s, begun %s".formatted(s.snapshotId(), s.volumeId(), s.startTime()))
                        .collect(Collectors.joining("; "));
    }

    private static String ids(List<Volume> volumes) {
        return volumes.stream().map(Volume::volumeId).collect(Collectors.joining(" and "));
    }
}
