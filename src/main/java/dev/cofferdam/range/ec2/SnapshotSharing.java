package dev.cofferdam.range.ec2;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.CreateVolumePermission;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ModifySnapshotAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifySnapshotAttributeResponse;
import software.amazon.awssdk.services.ec2.model.OperationType;
import software.amazon.awssdk.services.ec2.model.SnapshotAttributeName;

/** Who else may make volumes of a snapshot. Source: EC2 API Reference, ModifySnapshotAttribute. */
final class SnapshotSharing extends Ec2Part {
    SnapshotSharing(Call call) {
        super(call);
    }

    @Override
    public DescribeSnapshotAttributeResponse describeSnapshotAttribute(DescribeSnapshotAttributeRequest request) {
        var snapshot = Errors.snapshot(world.snapshots(), request.snapshotId());
        demandSharing(request.attribute());
        return DescribeSnapshotAttributeResponse.builder()
                .snapshotId(snapshot.id())
                .createVolumePermissions(snapshot.sharedWith().stream()
                        .map(SnapshotSharing::permission)
                        .toList())
                .build();
    }

    /** Adds or removes, not both; either in the newer or in the older way to say it. */
    @Override
    public ModifySnapshotAttributeResponse modifySnapshotAttribute(ModifySnapshotAttributeRequest request) {
        var snapshot = Errors.snapshot(world.snapshots(), request.snapshotId());
        if (request.attribute() != null) demandSharing(request.attribute());
        var add = new ArrayList<String>();
        var remove = new ArrayList<String>();
        if (request.createVolumePermission() != null) {
            add.addAll(names(request.createVolumePermission().add()));
            remove.addAll(names(request.createVolumePermission().remove()));
        }
        var older = Stream.concat(request.groupNames().stream(), request.userIds().stream())
                .toList();
        if (request.operationType() == OperationType.ADD) add.addAll(older);
        if (request.operationType() == OperationType.REMOVE) remove.addAll(older);
        if (add.isEmpty() && remove.isEmpty()) throw Errors.missing("CreateVolumePermission");
        if (!add.isEmpty() && !remove.isEmpty()) {
            throw new ServiceError(
                    "InvalidParameterCombination", "Permissions can be either added or removed, not both in one call.");
        }
        add.forEach(name -> demandShareable(snapshot, name));
        var sharedWith = new LinkedHashSet<>(snapshot.sharedWith());
        sharedWith.addAll(add);
        remove.forEach(sharedWith::remove);
        world.snapshots().put(snapshot.withSharedWith(List.copyOf(sharedWith)));
        return ModifySnapshotAttributeResponse.builder().build();
    }

    /** One that is encrypted under no key of the account's own is under the default key. */
    private static void demandShareable(Snapshot snapshot, String name) {
        var everybody = name.equals(Snapshot.EVERYBODY);
        if (!everybody && !name.matches("[0-9]{12}")) {
            throw new ServiceError("InvalidUserID.Malformed", "Invalid user id: \"%s\"".formatted(name));
        }
        if (snapshot.encrypted() && everybody) {
            throw new ServiceError("OperationNotPermitted", "Encrypted snapshots cannot be shared publicly");
        }
        if (snapshot.encrypted() && snapshot.kmsKey() == null) {
            throw new ServiceError(
                    "OperationNotPermitted", "Encrypted snapshots with EBS default key cannot be shared");
        }
    }

    private static void demandSharing(SnapshotAttributeName attribute) {
        if (attribute != SnapshotAttributeName.CREATE_VOLUME_PERMISSION) {
            throw Errors.invalid("Value (%s) for parameter attribute is not simulated here.".formatted(attribute));
        }
    }

    private static List<String> names(List<CreateVolumePermission> permissions) {
        return permissions.stream()
                .map(p -> p.userId() == null ? p.groupAsString() : p.userId())
                .toList();
    }

    private static CreateVolumePermission permission(String name) {
        var permission = CreateVolumePermission.builder();
        return name.equals(Snapshot.EVERYBODY)
                ? permission.group(name).build()
                : permission.userId(name).build();
    }
}
