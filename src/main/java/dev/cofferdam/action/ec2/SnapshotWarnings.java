package dev.cofferdam.action.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.Volume;

/** What a responder should know before taking snapshots. */
record SnapshotWarnings(CreateSnapshot.In in, List<Volume> volumes, List<Volume> missing) {
    List<String> all() {
        var warnings = new ArrayList<String>();
        if (missing.size() < volumes.size())
            warnings.add("%d of %d volumes have their snapshot already; the others will not be of the same moment."
                    .formatted(volumes.size() - missing.size(), volumes.size()));
        var keys = missing.stream()
                .filter(v -> v.kmsKeyId() != null)
                .map(Volume::kmsKeyId)
                .distinct()
                .collect(Collectors.joining(", "));
        if (!keys.isEmpty())
            warnings.add("These snapshots are only worth as much as their key: keep %s from being disabled or deleted."
                    .formatted(keys));
        if (in.deleteOnUndo()) warnings.add("Undo will delete these snapshots, and what they prove with them.");
        return warnings;
    }
}
