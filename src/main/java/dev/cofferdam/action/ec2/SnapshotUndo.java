package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Undo;
import dev.cofferdam.aws.AwsError;
import dev.cofferdam.aws.AwsErrors;
import dev.cofferdam.caselog.Json;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import tools.jackson.databind.JsonNode;

/** Deletes the snapshots of a step that asked for that when it was run. */
final class SnapshotUndo {
    private static final String IDS = "SnapshotIds";

    private final TaggedSnapshots snapshots;

    SnapshotUndo(ActionContext aws) {
        this.snapshots = new TaggedSnapshots(aws);
    }

    Plan plan(Undo undo) {
        var changes = new ArrayList<Change>();
        for (var restore : undo.restore()) {
            var announced = restore.before();
            var ids =
                    snapshots
                            .find(List.of(ResourceArns.id(restore.resource())), SnapshotChange.tags(announced))
                            .stream()
                            .map(Snapshot::snapshotId)
                            .sorted()
                            .toList();
            if (!ids.isEmpty()) {
                changes.add(new Change(restore.resource(), restore.attribute(), present(ids), restore.after()));
            }
        }
        return new Plan(
                changes.isEmpty()
                        ? "Nothing to take back: there are no snapshots of this step any more"
                        : "Delete the snapshots, as the step was told",
                changes,
                changes.isEmpty() ? List.of() : List.of("Deleted snapshots cannot be brought back by Cofferdam."),
                undo.restore().stream().map(Change::resource).toList());
    }

    void apply(Plan plan) {
        for (var change : plan.changes()) {
            change.before().path(IDS).forEach(id -> delete(id.asString()));
        }
    }

    /** One that is gone already is as good as deleted. */
    private void delete(String id) {
        try {
            snapshots.delete(id);
        } catch (Ec2Exception e) {
            if (AwsErrors.explain(e).category() != AwsError.Category.NOT_FOUND) throw e;
        }
    }

    private static JsonNode present(List<String> ids) {
        var json = Json.object();
        ids.forEach(json.putArray(IDS)::add);
        return json;
    }
}
