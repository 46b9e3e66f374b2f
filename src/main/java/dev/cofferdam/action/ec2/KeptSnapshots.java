package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.SnapshotState;

/** What the case has of an instance's volumes: the snapshots that carry its tag, whichever step took them. */
final class KeptSnapshots {
    private static final String CASE = "cofferdam:case";

    private final TaggedSnapshots snapshots;
    private final Map<String, String> ofCase;

    KeptSnapshots(ActionContext aws) {
        this.snapshots = new TaggedSnapshots(aws);
        this.ofCase = Map.of(CASE, Objects.requireNonNull(aws.tags().get(CASE)));
    }

    /**
     * The newest completed one of every volume.
     *
     * @throws ActionException when a volume has none
     */
    List<Snapshot> ofEveryVolume(Instance instance) {
        var volumes = InstanceDescription.volumes(instance);
        if (volumes.isEmpty()) return List.of();
        var found = snapshots.find(volumes, ofCase);
        var newest = new ArrayList<Snapshot>();
        for (var volume : volumes)
            newest.add(newest(volume, found).orElseThrow(() -> missing(instance, volume, found)));
        return newest;
    }

    private static Optional<Snapshot> newest(String volume, List<Snapshot> found) {
        return found.stream()
                .filter(s -> s.volumeId().equals(volume) && s.state() == SnapshotState.COMPLETED)
                .max(Comparator.comparing(Snapshot::startTime));
    }

    private static ActionException missing(Instance instance, String volume, List<Snapshot> found) {
        var pending = found.stream().filter(s -> s.volumeId().equals(volume)).findFirst();
        return pending.isPresent()
                ? new ActionException(
                        "SnapshotNotCompleted",
                        "Snapshot %s of volume %s is %s (%s). Wait until it is completed, then terminate instance %s."
                                .formatted(
                                        pending.get().snapshotId(),
                                        volume,
                                        pending.get().stateAsString(),
                                        pending.get().progress(),
                                        instance.instanceId()))
                : new ActionException(
                        "NoSnapshot",
                        "The case has no snapshot of volume %s of instance %s, and terminating may delete the volume. Take one first: ec2.create-snapshot, and wait until it is completed."
                                .formatted(volume, instance.instanceId()));
    }
}
