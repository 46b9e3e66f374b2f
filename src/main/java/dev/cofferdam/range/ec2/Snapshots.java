package dev.cofferdam.range.ec2;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Simulation;
import dev.cofferdam.range.world.Snapshot;
import java.time.Duration;
import software.amazon.awssdk.services.ec2.model.CreateSnapshotRequest;
import software.amazon.awssdk.services.ec2.model.CreateSnapshotResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSnapshotRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSnapshotResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsResponse;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SnapshotState;
import software.amazon.awssdk.services.ec2.model.StorageTier;

/** Snapshots of volumes, which take minutes. */
final class Snapshots extends Ec2Part {
    /** Source: EBS User Guide, "Quotas": concurrent requests for one volume are spaced. */
    private static final Duration BETWEEN_TWO = Duration.ofSeconds(15);

    Snapshots(Call call) {
        super(call);
    }

    @Override
    public CreateSnapshotResponse createSnapshot(CreateSnapshotRequest request) {
        var volume = Errors.volume(world.volumes(), request.volumeId());
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
                request.description() == null ? "" : request.description(),
                Shapes.tags(request.tagSpecifications(), ResourceType.SNAPSHOT));
        world.snapshots().put(snapshot);
        return CreateSnapshotResponse.builder()
                .snapshotId(snapshot.id())
                .volumeId(volume.id())
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
        world.snapshots()
                .remove(Errors.snapshot(world.snapshots(), request.snapshotId()).id());
        return DeleteSnapshotResponse.builder().build();
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
