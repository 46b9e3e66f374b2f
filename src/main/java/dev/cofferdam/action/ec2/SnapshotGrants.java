package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Undo;
import dev.cofferdam.aws.AwsError;
import dev.cofferdam.aws.AwsErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateVolumePermission;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.PermissionGroup;
import software.amazon.awssdk.services.ec2.model.SnapshotAttributeName;

/** Who else may make volumes of a snapshot: accounts by their number, and {@code all} for everybody. */
final class SnapshotGrants {
    static final String EVERYBODY = PermissionGroup.ALL.toString();

    private static final String ATTRIBUTE = "CreateVolumePermission/";
    private static final String GRANTED = "granted";

    private final ActionContext aws;
    private final Ec2Client ec2;

    SnapshotGrants(ActionContext aws) {
        this.aws = aws;
        this.ec2 = aws.client(Ec2Client.class);
    }

    /** Sorted, since plans are compared. */
    List<String> of(String snapshot) {
        return ec2
                .describeSnapshotAttribute(
                        r -> r.snapshotId(snapshot).attribute(SnapshotAttributeName.CREATE_VOLUME_PERMISSION))
                .createVolumePermissions()
                .stream()
                .map(p -> p.userId() == null ? p.groupAsString() : p.userId())
                .sorted()
                .toList();
    }

    Change granting(String snapshot, String grantee) {
        return Change.of(ResourceArns.of(snapshot, aws), ATTRIBUTE + grantee, null, GRANTED);
    }

    Change removing(String snapshot, String grantee) {
        return granting(snapshot, grantee).inverse();
    }

    /**
     * One call can add or remove, not both, and takes 500 accounts. Source: EC2 API Reference, ModifySnapshotAttribute.
     * Both are safe to repeat.
     */
    void make(List<Change> changes) {
        each(
                changes,
                c -> c.after().isNull(),
                (snapshot, grants) -> ec2.modifySnapshotAttribute(
                        r -> r.snapshotId(snapshot).createVolumePermission(p -> p.remove(grants))));
        each(
                changes,
                c -> !c.after().isNull(),
                (snapshot, grants) -> ec2.modifySnapshotAttribute(
                        r -> r.snapshotId(snapshot).createVolumePermission(p -> p.add(grants))));
    }

    Plan planUndo(Undo undo) {
        var changes = new ArrayList<Change>();
        var warnings = new ArrayList<String>();
        for (var restore : undo.restore()) {
            var snapshot = ResourceArns.id(restore.resource());
            var grants = find(snapshot);
            if (grants.isEmpty()) {
                warnings.add("Snapshot %s is deleted: there is nothing to restore.".formatted(snapshot));
                continue;
            }
            var grantee = grantee(restore);
            if (grants.get().contains(grantee) != restore.after().isNull()) continue;
            changes.add(restore.after().isNull() ? removing(snapshot, grantee) : granting(snapshot, grantee));
            if (!restore.after().isNull())
                warnings.add("%s can read all that is in snapshot %s again.".formatted(people(grantee), snapshot));
        }
        return new Plan(
                changes.isEmpty() ? "Nothing to take back" : "Restore who may make volumes of the snapshot",
                changes,
                warnings.stream().distinct().toList(),
                undo.restore().stream().map(Change::resource).distinct().toList());
    }

    static String people(String grantee) {
        return grantee.equals(EVERYBODY) ? "Every AWS account" : "Account " + grantee;
    }

    private interface Call {
        void send(String snapshot, List<CreateVolumePermission> grants);
    }

    private static void each(List<Change> changes, Predicate<Change> which, Call call) {
        changes.stream()
                .filter(which)
                .collect(Collectors.groupingBy(
                        c -> ResourceArns.id(c.resource()), java.util.TreeMap::new, Collectors.toList()))
                .forEach((snapshot, of) -> call.send(
                        snapshot, of.stream().map(c -> permission(grantee(c))).toList()));
    }

    private static CreateVolumePermission permission(String grantee) {
        return grantee.equals(EVERYBODY)
                ? CreateVolumePermission.builder().group(grantee).build()
                : CreateVolumePermission.builder().userId(grantee).build();
    }

    private static String grantee(Change change) {
        return change.attribute().substring(ATTRIBUTE.length());
    }

    private Optional<List<String>> find(String snapshot) {
        try {
            return Optional.of(of(snapshot));
        } catch (Ec2Exception e) {
            if (AwsErrors.explain(e).category() == AwsError.Category.NOT_FOUND) return Optional.empty();
            throw e;
        }
    }
}
