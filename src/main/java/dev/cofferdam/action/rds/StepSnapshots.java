package dev.cofferdam.action.rds;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.DbSnapshotAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.Tag;

/**
 * The snapshot that a step takes of a database. Case, step and database make its name, and names are unique, so that a
 * creation whose answer was lost is not made twice.
 */
final class StepSnapshots {
    /** As much of the database's name as the snapshot's shows. */
    private static final int SHOWN = 40;

    /** One that is there. */
    record Found(String name, String arn, String status, boolean encrypted, String kmsKeyId) {}

    private final DatabaseName database;
    private final ActionContext aws;
    private final RdsClient rds;

    StepSnapshots(DatabaseName database, ActionContext aws) {
        this.database = database;
        this.aws = aws;
        this.rds = aws.client(RdsClient.class);
    }

    String name() {
        var id = aws.idOfStep(database.arn(aws)).toString();
        var shown = database.name().substring(0, Math.min(SHOWN, database.name().length()));
        return "cofferdam-%s-%s"
                .formatted(shown.replaceAll("-+$", ""), id.replace("-", "").substring(0, 12));
    }

    /** @throws ActionException when somebody else gave that name to one of theirs */
    Optional<Found> find() {
        return database.cluster() ? ofCluster() : ofInstance();
    }

    private Optional<Found> ofInstance() {
        try {
            return rds.describeDBSnapshots(r -> r.dbSnapshotIdentifier(name())).dbSnapshots().stream()
                    .findFirst()
                    .map(s -> ours(
                            new Found(
                                    name(),
                                    s.dbSnapshotArn(),
                                    s.status(),
                                    Boolean.TRUE.equals(s.encrypted()),
                                    text(s.kmsKeyId())),
                            s.tagList()));
        } catch (DbSnapshotNotFoundException _) {
            return Optional.empty();
        }
    }

    private Optional<Found> ofCluster() {
        try {
            return rds
                    .describeDBClusterSnapshots(r -> r.dbClusterSnapshotIdentifier(name()))
                    .dbClusterSnapshots()
                    .stream()
                    .findFirst()
                    .map(s -> ours(
                            new Found(
                                    name(),
                                    s.dbClusterSnapshotArn(),
                                    s.status(),
                                    Boolean.TRUE.equals(s.storageEncrypted()),
                                    text(s.kmsKeyId())),
                            s.tagList()));
        } catch (DbClusterSnapshotNotFoundException _) {
            return Optional.empty();
        }
    }

    private Found ours(Found found, List<Tag> tags) {
        var carried = tags.stream().collect(Collectors.toMap(Tag::key, Tag::value, (first, _) -> first));
        if (carried.entrySet().containsAll(aws.tags().entrySet())) return found;
        throw new ActionException(
                "NotOurSnapshot",
                "There is a snapshot %s, but it does not carry the tags of this step: somebody else made or retagged it. Look who, then delete or rename it."
                        .formatted(found.name()));
    }

    /** Waits for what is under way. Safe to repeat. */
    void take() {
        new Quiet(aws).await(database);
        try {
            if (database.cluster())
                rds.createDBClusterSnapshot(r -> r.dbClusterIdentifier(database.name())
                        .dbClusterSnapshotIdentifier(name())
                        .tags(tags(aws.tags())));
            else
                rds.createDBSnapshot(r -> r.dbInstanceIdentifier(database.name())
                        .dbSnapshotIdentifier(name())
                        .tags(tags(aws.tags())));
        } catch (DbSnapshotAlreadyExistsException _) {
            // an earlier attempt whose answer was lost made it; find() tells whether it is ours
        } catch (DbClusterSnapshotAlreadyExistsException _) {
            // as above
        }
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(t -> Tag.builder().key(t.getKey()).value(t.getValue()).build())
                .toList();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
