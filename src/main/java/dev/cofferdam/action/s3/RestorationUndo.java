package dev.cofferdam.action.s3;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Undo;
import dev.cofferdam.caselog.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/** Deletes again what was undeleted, and takes copies off the top; what somebody stored since is left alone. */
final class RestorationUndo {
    private static final String COPY = "RestoredCopy";

    private final ActionContext aws;
    private final S3Client s3;

    RestorationUndo(ActionContext aws) {
        this.aws = aws;
        this.s3 = aws.client(S3Client.class);
    }

    Plan plan(Undo undo) {
        var changes = new ArrayList<Change>();
        var warnings = new ArrayList<String>();
        for (var restore : undo.restore()) {
            var bucket = Arns.bucketOf(restore.resource());
            var history = KeyHistories.of(s3, bucket, Arns.keyOf(restore.resource()));
            var back = back(bucket, history, restore);
            back.ifPresent(changes::add);
            if (back.isEmpty() && isNew(history, restore))
                warnings.add("Something was stored as %s since: that is left alone."
                        .formatted(Arns.keyOf(restore.resource())));
        }
        return new Plan(
                changes.isEmpty() ? "Nothing to take back" : "Take back %d objects".formatted(changes.size()),
                changes,
                warnings,
                undo.restore().stream().map(Change::resource).toList());
    }

    void apply(Plan plan) {
        for (var change : plan.changes()) {
            var bucket = Arns.bucketOf(change.resource());
            var key = Arns.keyOf(change.resource());
            var copy = change.before().path(COPY).asString("");
            if (!copy.isEmpty()) {
                s3.deleteObject(r -> r.bucket(bucket).key(key).versionId(copy));
            } else if (KeyHistories.of(s3, bucket, key).stream()
                    .findFirst()
                    .filter(v -> !v.deleteMarker())
                    .isPresent()) {
                s3.deleteObject(r -> r.bucket(bucket).key(key));
            }
        }
    }

    private Optional<Change> back(String bucket, List<KeyVersion> history, Change restore) {
        if (history.isEmpty()) return Optional.empty();
        var latest = history.getFirst();
        var wanted = restore.before().path(Restoration.VERSION).asString("");
        var present = Json.object().put(Restoration.VERSION, latest.version()).put(Restoration.DELETED, false);
        if (!Restoration.markers(restore.before()).isEmpty())
            return latest.version().equals(wanted)
                    ? Optional.of(new Change(restore.resource(), restore.attribute(), present, restore.after()))
                    : Optional.empty();
        return new RestoredCopies(aws, bucket).isCopyOf(latest, wanted)
                ? Optional.of(new Change(
                        restore.resource(), restore.attribute(), present.put(COPY, latest.version()), restore.after()))
                : Optional.empty();
    }

    /** On top is neither what was there before nor a delete marker again. */
    private static boolean isNew(List<KeyVersion> history, Change restore) {
        return history.stream()
                .findFirst()
                .filter(latest -> !latest.deleteMarker())
                .filter(latest -> !latest.version()
                        .equals(restore.after().path(Restoration.VERSION).asString("")))
                .isPresent();
    }
}
