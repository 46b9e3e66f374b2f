package dev.cofferdam.action.rds;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Setting;
import dev.cofferdam.aws.AwsError;
import dev.cofferdam.aws.AwsErrors;
import dev.cofferdam.caselog.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.RdsException;
import tools.jackson.databind.JsonNode;

/**
 * Who else may restore a manual snapshot, of an instance or of a cluster: accounts by number, and {@code all} for
 * everybody. Source: RDS API Reference, ModifyDBSnapshotAttribute, ModifyDBClusterSnapshotAttribute.
 */
record SnapshotSharing() implements Setting {
    static final String ID = "SharedWith";
    static final String EVERYBODY = "all";
    static final JsonNode NOBODY = Json.MAPPER.createArrayNode();

    private static final String RESTORE = "restore";
    private static final String CLUSTER = ":cluster-snapshot:";

    @Override
    public String attribute() {
        return ID;
    }

    @Override
    public String title() {
        return "sharing";
    }

    @Override
    public String owner(String arn) {
        return "snapshot " + name(arn);
    }

    @Override
    public Optional<JsonNode> read(String arn, ActionContext aws) {
        try {
            var shared = Json.MAPPER.createArrayNode();
            sharedWith(aws.client(RdsClient.class), arn).forEach(shared::add);
            return Optional.of(shared);
        } catch (RdsException e) {
            if (AwsErrors.explain(e).category() == AwsError.Category.NOT_FOUND) return Optional.empty();
            throw e;
        }
    }

    /** Only what differs is sent; to add or remove what is so already changes nothing. */
    @Override
    public void write(String arn, JsonNode wanted, ActionContext aws) {
        var rds = aws.client(RdsClient.class);
        var add = names(wanted);
        var remove = new ArrayList<>(sharedWith(rds, arn));
        remove.removeAll(add);
        add.removeAll(sharedWith(rds, arn));
        if (add.isEmpty() && remove.isEmpty()) return;
        if (arn.contains(CLUSTER))
            rds.modifyDBClusterSnapshotAttribute(r -> r.dbClusterSnapshotIdentifier(name(arn))
                    .attributeName(RESTORE)
                    .valuesToAdd(add)
                    .valuesToRemove(remove));
        else
            rds.modifyDBSnapshotAttribute(r -> r.dbSnapshotIdentifier(name(arn))
                    .attributeName(RESTORE)
                    .valuesToAdd(add)
                    .valuesToRemove(remove));
    }

    static List<String> names(JsonNode shared) {
        var names = new ArrayList<String>();
        shared.forEach(name -> names.add(name.asString()));
        return names;
    }

    /** Sorted, since plans are compared. */
    private static List<String> sharedWith(RdsClient rds, String arn) {
        var values = arn.contains(CLUSTER)
                ? rds
                        .describeDBClusterSnapshotAttributes(r -> r.dbClusterSnapshotIdentifier(name(arn)))
                        .dbClusterSnapshotAttributesResult()
                        .dbClusterSnapshotAttributes()
                        .stream()
                        .filter(a -> a.attributeName().equals(RESTORE))
                        .flatMap(a -> a.attributeValues().stream())
                : instanceValues(rds, arn);
        return values.sorted().toList();
    }

    private static Stream<String> instanceValues(RdsClient rds, String arn) {
        return rds
                .describeDBSnapshotAttributes(r -> r.dbSnapshotIdentifier(name(arn)))
                .dbSnapshotAttributesResult()
                .dbSnapshotAttributes()
                .stream()
                .filter(a -> a.attributeName().equals(RESTORE))
                .flatMap(a -> a.attributeValues().stream());
    }

    /** An automated snapshot's own name has a colon. */
    private static String name(String arn) {
        var parts = arn.split(":", 7);
        return parts[6];
    }
}
