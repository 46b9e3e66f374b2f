package dev.cofferdam.range.ec2;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Simulation;
import dev.cofferdam.range.world.Snapshot;
import dev.cofferdam.range.world.Volume;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CopySnapshotRequest;
import software.amazon.awssdk.services.ec2.model.CopySnapshotResponse;
import software.amazon.awssdk.services.ec2.model.CreateSnapshotRequest;
import software.amazon.awssdk.services.ec2.model.CreateSnapshotResponse;
import software.amazon.awssdk.services.ec2.model.CreateSnapshotsRequest;
import software.amazon.awssdk.services.ec2.model.CreateSnapshotsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSnapshotRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSnapshotResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsResponse;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SnapshotInfo;
import software.amazon.awssdk.services.ec2.model.SnapshotState;
import software.amazon.awssdk.services.ec2.model.StorageTier;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** Snapshots of volumes, which take minutes. */
final class Snapshots extends Ec2Part {
    /** Source: EBS User Guide, "Quotas": concurrent requests for one volume are spaced. */
    private static final Duration BETWEEN_TWO = Duration.ofSeconds(15);

    Snapshots(Call call) {
        super(call);
    }

    @Override
    public CreateSnapshotResponse createSnapshot(CreateSnapshotRequest request) {
        var snapshot = create(
                Errors.volume(world.volumes(), request.volumeId()), request.description(), request.tagSpecifications());
        return CreateSnapshotResponse.builder()
                .snapshotId(snapshot.id())
                .volumeId(snapshot.volume())
                .volumeSize(snapshot.size())
                .description(snapshot.description())
                .encrypted(snapshot.encrypted())
                .kmsKeyId(snapshot.kmsKey())
                .ownerId(world.id())
                .progress("")
                .startTime(snapshot.started())
                .state(SnapshotState.PENDING)
                .tags(Shapes.tags(snapshot.tags()))
                .build();
    }

    /** All volumes of an instance at the same moment; all of them or none. */
    @Override
    public CreateSnapshotsResponse createSnapshots(CreateSnapshotsRequest request) {
        var wanted = request.instanceSpecification();
        if (wanted == null) throw Errors.missing("InstanceSpecification");
        var instance = Errors.instance(world.instances(), wanted.instanceId());
        var volumes = Shapes.volumesOf(world, instance.id()).stream()
                .filter(v -> !Boolean.TRUE.equals(wanted.excludeBootVolume()) || !InstanceShape.ROOT.equals(v.device()))
                .filter(v -> !wanted.excludeDataVolumeIds().contains(v.id()))
                .toList();
        if (volumes.isEmpty()) {
            throw Errors.invalid("The instance '%s' has no volume to make a snapshot of".formatted(instance.id()));
        }
        return CreateSnapshotsResponse.builder()
                .snapshots(volumes.stream()
                        .map(v -> create(v, request.description(), request.tagSpecifications()))
                        .map(this::setMember)
                        .toList())
                .build();
    }

    private SnapshotInfo setMember(Snapshot snapshot) {
        return SnapshotInfo.builder()
                .snapshotId(snapshot.id())
                .volumeId(snapshot.volume())
                .volumeSize(snapshot.size())
                .description(snapshot.description())
                .encrypted(snapshot.encrypted())
                .ownerId(world.id())
                .progress("")
                .startTime(snapshot.started())
                .state(SnapshotState.PENDING)
                .tags(Shapes.tags(snapshot.tags()))
                .build();
    }

    private Snapshot create(Volume volume, @Nullable String description, List<TagSpecification> tags) {
        var tooSoon = world.snapshots().stream()
                .filter(s -> s.volume().equals(volume.id()))
                .anyMatch(s -> call.now().isBefore(s.started().plus(BETWEEN_TWO)));
        if (tooSoon) {
            throw new ServiceError(
                    "SnapshotCreationPerVolumeRateExceeded",
                    "The maximum per volume CreateSnapshot request rate has been exceeded. Use an increasing or"
                            + " variable sleep interval between requests.");
        }
        var snapshot = new Snapshot(
                call.ids().resource("snap"),
                volume.id(),
                volume.size(),
                volume.encrypted(),
                volume.kmsKey(),
                call.now(),
                call.now().plus(Simulation.snapshotTime(volume.size())),
                description == null ? "" : description,
                List.of(),
                Shapes.tags(tags, ResourceType.SNAPSHOT));
        world.snapshots().put(snapshot);
        return snapshot;
    }

    /** Asked for in the region that gets the copy. One that is encrypted stays so; a copy is of no volume. */
    @Override
    public CopySnapshotResponse copySnapshot(CopySnapshotRequest request) {
        if (request.sourceRegion() == null) throw Errors.missing("SourceRegion");
        var source = Errors.snapshot(call.account().in(request.sourceRegion()).snapshots(), request.sourceSnapshotId());
        if (!source.completed(call.now())) {
            throw new ServiceError("IncorrectState", "Snapshot is in invalid state - pending: " + source.id());
        }
        var encrypted = source.encrypted() || Boolean.TRUE.equals(request.encrypted());
        if (!encrypted && request.kmsKeyId() != null) {
            throw new ServiceError(
                    "InvalidParameterDependency", "The parameter KmsKeyId requires the parameter Encrypted to be set.");
        }
        var copy = new Snapshot(
                call.ids().resource("snap"),
                "vol-ffffffff",
                source.size(),
                encrypted,
                request.kmsKeyId(),
                call.now(),
                call.now().plus(Simulation.snapshotTime(source.size())),
                request.description() == null ? "" : request.description(),
                List.of(),
                Shapes.tags(request.tagSpecifications(), ResourceType.SNAPSHOT));
        world.snapshots().put(copy);
        return CopySnapshotResponse.builder()
                .snapshotId(copy.id())
                .tags(Shapes.tags(copy.tags()))
                .build();
    }

    @Override
    public DescribeSnapshotsResponse describeSnapshots(DescribeSnapshotsRequest request) {
        var ids = request.snapshotIds();
        var chosen = ids.isEmpty()
                ? world.snapshots().stream()
                : ids.stream().map(id -> Errors.snapshot(world.snapshots(), id));
        var ours = request.ownerIds().isEmpty()
                || request.ownerIds().contains("self")
                || request.ownerIds().contains(world.id());
        var page = Errors.page(
                filters().apply(chosen.filter(_ -> ours), request.filters()),
                request.maxResults(),
                request.nextToken(),
                "snapshotIdSet",
                ids);
        return DescribeSnapshotsResponse.builder()
                .snapshots(page.items().stream().map(this::shape).toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public DeleteSnapshotResponse deleteSnapshot(DeleteSnapshotRequest request) {
        var snapshot = Errors.snapshot(world.snapshots(), request.snapshotId());
        demandDeletable(snapshot.id());
        world.snapshots().remove(snapshot.id());
        return DeleteSnapshotResponse.builder().build();
    }

    private void demandDeletable(String snapshot) {
        if (world.ec2()
                .lockedSnapshots()
                .find(snapshot)
                .filter(l -> !l.expired(call.now()))
                .isPresent()) {
            throw new ServiceError("OperationNotPermitted", "The snapshot '%s' is locked.".formatted(snapshot));
        }
        world.ec2().images().stream()
                .filter(i -> i.snapshots().containsValue(snapshot))
                .findFirst()
                .ifPresent(image -> {
                    throw new ServiceError(
                            "InvalidSnapshot.InUse",
                            "The snapshot %s is currently in use by %s".formatted(snapshot, image.id()));
                });
    }

    private software.amazon.awssdk.services.ec2.model.Snapshot shape(Snapshot snapshot) {
        return software.amazon.awssdk.services.ec2.model.Snapshot.builder()
                .snapshotId(snapshot.id())
                .volumeId(snapshot.volume())
                .volumeSize(snapshot.size())
                .description(snapshot.description())
                .encrypted(snapshot.encrypted())
                .kmsKeyId(snapshot.kmsKey())
                .ownerId(world.id())
                .startTime(snapshot.started())
                .completionTime(snapshot.completed(call.now()) ? snapshot.completes() : null)
                .progress(snapshot.progress(call.now()) + "%")
                .state(state(snapshot))
                .storageTier(StorageTier.STANDARD)
                .tags(Shapes.tags(snapshot.tags()))
                .build();
    }

    private SnapshotState state(Snapshot snapshot) {
        return snapshot.completed(call.now()) ? SnapshotState.COMPLETED : SnapshotState.PENDING;
    }

    private Filters<Snapshot> filters() {
        return Filters.<Snapshot>ofTagged("snapshot-id")
                .on("volume-id", Snapshot::volume)
                .on("status", s -> state(s).toString())
                .on("description", Snapshot::description)
                .on("encrypted", s -> String.valueOf(s.encrypted()))
                .on("owner-id", _ -> world.id())
                .on("progress", s -> s.progress(call.now()) + "%")
                .on("volume-size", s -> String.valueOf(s.size()));
    }
}
