package dev.cofferdam.range.ec2;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.LockedSnapshot;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.DescribeLockedSnapshotsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeLockedSnapshotsResponse;
import software.amazon.awssdk.services.ec2.model.LockMode;
import software.amazon.awssdk.services.ec2.model.LockSnapshotRequest;
import software.amazon.awssdk.services.ec2.model.LockSnapshotResponse;
import software.amazon.awssdk.services.ec2.model.LockState;
import software.amazon.awssdk.services.ec2.model.LockedSnapshotsInfo;
import software.amazon.awssdk.services.ec2.model.UnlockSnapshotRequest;
import software.amazon.awssdk.services.ec2.model.UnlockSnapshotResponse;

/** Locks snapshots. Source: Amazon EBS User Guide, "Amazon EBS snapshot lock concepts". */
final class SnapshotLocks extends Ec2Part {
    SnapshotLocks(Call call) {
        super(call);
    }

    @Override
    public LockSnapshotResponse lockSnapshot(LockSnapshotRequest request) {
        var snapshot = Errors.snapshot(world.snapshots(), request.snapshotId());
        if (request.lockMode() == null) throw Errors.missing("LockMode");
        if (request.lockDuration() == null) throw Errors.missing("LockDuration");
        var compliance = request.lockMode() == LockMode.COMPLIANCE;
        if (!compliance && request.coolOffPeriod() != null) {
            throw Errors.invalid("CoolOffPeriod is only supported in compliance mode");
        }
        demandRange(request.lockDuration(), 36_500, "LockDuration");
        demandRange(request.coolOffPeriod(), 72, "CoolOffPeriod");
        var present = world.ec2().lockedSnapshots().find(snapshot.id()).filter(l -> !l.expired(call.now()));
        if (present.filter(l -> l.isFinal(call.now()) && (!compliance || request.lockDuration() < l.days()))
                .isPresent()) {
            throw new ServiceError(
                    "OperationNotPermitted",
                    "The snapshot '%s' is locked in compliance mode: the lock can only be extended."
                            .formatted(snapshot.id()));
        }
        var lock = new LockedSnapshot(
                snapshot.id(),
                compliance,
                request.lockDuration(),
                request.coolOffPeriod(),
                present.map(LockedSnapshot::created).orElse(call.now()),
                call.now());
        world.ec2().lockedSnapshots().put(lock);
        return LockSnapshotResponse.builder()
                .snapshotId(lock.id())
                .lockState(state(lock))
                .lockDuration(lock.days())
                .coolOffPeriod(lock.coolOffHours())
                .lockCreatedOn(lock.created())
                .lockExpiresOn(lock.expires())
                .build();
    }

    @Override
    public UnlockSnapshotResponse unlockSnapshot(UnlockSnapshotRequest request) {
        var snapshot = Errors.snapshot(world.snapshots(), request.snapshotId());
        if (world.ec2()
                .lockedSnapshots()
                .find(snapshot.id())
                .filter(l -> l.isFinal(call.now()))
                .isPresent()) {
            throw new ServiceError(
                    "OperationNotPermitted",
                    "The snapshot '%s' is locked in compliance mode and can't be unlocked.".formatted(snapshot.id()));
        }
        world.ec2().lockedSnapshots().remove(snapshot.id());
        return UnlockSnapshotResponse.builder().snapshotId(snapshot.id()).build();
    }

    @Override
    public DescribeLockedSnapshotsResponse describeLockedSnapshots(DescribeLockedSnapshotsRequest request) {
        var ids = request.snapshotIds();
        ids.forEach(id -> Errors.snapshot(world.snapshots(), id));
        var locks = world.ec2().lockedSnapshots().stream()
                .filter(l -> ids.isEmpty() || ids.contains(l.id()))
                .toList();
        var page = Errors.page(locks, request.maxResults(), request.nextToken(), "snapshotIdSet", ids);
        return DescribeLockedSnapshotsResponse.builder()
                .snapshots(page.items().stream().map(this::shape).toList())
                .nextToken(page.next())
                .build();
    }

    private LockedSnapshotsInfo shape(LockedSnapshot lock) {
        return LockedSnapshotsInfo.builder()
                .snapshotId(lock.id())
                .ownerId(world.id())
                .lockState(state(lock))
                .lockDuration(lock.days())
                .coolOffPeriod(lock.coolOffHours())
                .coolOffPeriodExpiresOn(lock.coolOffHours() == null ? null : lock.coolsOffUntil())
                .lockCreatedOn(lock.created())
                .lockDurationStartTime(lock.created())
                .lockExpiresOn(lock.expires())
                .build();
    }

    private LockState state(LockedSnapshot lock) {
        if (lock.expired(call.now())) return LockState.EXPIRED;
        if (!lock.compliance()) return LockState.GOVERNANCE;
        return lock.isFinal(call.now()) ? LockState.COMPLIANCE : LockState.COMPLIANCE_COOLOFF;
    }

    private static void demandRange(@Nullable Integer value, int most, String name) {
        if (value != null && (value < 1 || value > most)) {
            throw Errors.invalid("Invalid value '%d' for %s".formatted(value, name));
        }
    }
}
