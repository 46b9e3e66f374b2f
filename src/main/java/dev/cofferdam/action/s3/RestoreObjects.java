package dev.cofferdam.action.s3;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Undo;
import dev.cofferdam.action.ValueType;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/** Source: Amazon S3 User Guide, "Restoring previous versions", "Managing delete markers". */
public final class RestoreObjects implements ChangeAction<RestoreObjects.In, RestoreObjects.Out> {
    private static final String ATTRIBUTE = "Current";
    private static final int MOST = 1_000;

    public record In(
            @Input(type = ValueType.S3_BUCKET, value = "The bucket.")
            String bucket,

            @Input(value = "What the keys begin with; all keys when not given.", optional = true) @Nullable
            String prefix,

            @Input(type = ValueType.TIMESTAMP, value = "The time whose state is wanted: just before the attack.")
            String asOf) {
        String keysBegin() {
            return prefix == null ? "" : prefix;
        }
    }

    public record Out(
            @Output("How many keys still have something else than they had then, and could have it again.")
            long remaining) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "s3.restore-objects",
                "Give objects back what they had at a time",
                """
                For every key that had an object at a time: where it was only deleted since, its delete markers are \
                taken away; where it was overwritten, the version of that time is copied to the top, and the newer ones \
                stay below it. A thousand keys at a time, in the order of their keys: run it again for the rest.

                - **It needs versioning that was on at that time.** What was overwritten or deleted without it, or \
                whose versions were deleted, is gone: a backup or a replica may have it.
                - Keep the list first, by `s3.list-versions`: the markers that are taken away tell when things were \
                deleted. Contain the bucket first, or the attacker does it again.
                - **Good changes since are undone as well**, though kept as versions: name a prefix. Objects that were \
                made since are left.
                - A copy has no ACL of its own, is encrypted as the bucket says, and carries the tag \
                `cofferdam:restored-version`. Archived objects, and those over 5 GiB that were overwritten, are named \
                and left.
                - An object that was encrypted by the attacker with a key of their own looks like any other version: \
                choose a time before that.
                """,
                Kind.RECOVER,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(Patterns.BUCKET, "s3:GetBucketVersioning"),
                        Permission.on(Patterns.BUCKET, "s3:ListBucketVersions"),
                        Permission.on(Patterns.OBJECT, "s3:GetObjectVersionTagging"),
                        Permission.on(Patterns.OBJECT, "s3:GetObjectVersion"),
                        Permission.on(Patterns.OBJECT, "s3:PutObject"),
                        Permission.on(Patterns.OBJECT, "s3:PutObjectTagging"),
                        Permission.on(Patterns.OBJECT, "s3:DeleteObject"),
                        Permission.on(Patterns.OBJECT, "s3:DeleteObjectVersion")),
                "Deletes again what was undeleted, by new delete markers, and takes the copies off the top.",
                "Delete markers tell when objects were deleted: list the versions first.");
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        demandVersioning(in, aws);
        var changes = new ArrayList<Change>();
        var warnings = new ArrayList<String>();
        var complete = survey(in, aws, restoration -> {
            if (changes.size() == MOST) return false;
            restoration.impossible().ifPresentOrElse(warnings::add, () -> changes.add(change(in, restoration, aws)));
            return true;
        });
        if (!complete) warnings.add("There are more than %,d: run the step again for the rest.".formatted(MOST));
        if (changes.isEmpty())
            return Plan.of(
                            "All objects of bucket %s have what they had then, as far as that is there"
                                    .formatted(in.bucket()),
                            List.of(),
                            Arns.bucket(in.bucket(), aws))
                    .warning(warnings);
        var undeleted = changes.stream()
                .filter(c -> !Restoration.markers(c.after()).isEmpty())
                .count();
        return Plan.of(
                        "Give %,d objects of bucket %s back what they had at %s: %,d were deleted, %,d overwritten"
                                .formatted(
                                        changes.size(), in.bucket(), in.asOf(), undeleted, changes.size() - undeleted),
                        changes,
                        Arns.bucket(in.bucket(), aws))
                .warning(warnings);
    }

    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        var s3 = aws.client(S3Client.class);
        var copies = new RestoredCopies(aws, in.bucket());
        for (var change : plan.changes()) {
            var key = Arns.keyOf(change.resource());
            aws.progress("restoring " + key);
            var markers = Restoration.markers(change.after());
            markers.forEach(marker ->
                    s3.deleteObject(r -> r.bucket(in.bucket()).key(key).versionId(marker)));
            if (markers.isEmpty())
                copies.copy(key, change.after().path(Restoration.VERSION).asString(""));
        }
        return verify(in, aws);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var remaining = new LongAdder();
        survey(in, aws, restoration -> {
            if (restoration.impossible().isEmpty()) remaining.increment();
            return true;
        });
        return new Out(remaining.sum());
    }

    @Override
    public Plan planUndo(Undo undo, ActionContext aws) {
        return new RestorationUndo(aws).plan(undo);
    }

    @Override
    public void applyUndo(Plan undoPlan, ActionContext aws) {
        new RestorationUndo(aws).apply(undoPlan);
    }

    /**
     * What is yet to be restored, in the order of the keys.
     *
     * @param each whether to go on
     * @return whether it came to the end
     */
    private static boolean survey(In in, ActionContext aws, Predicate<Restoration> each) {
        var at = OffsetDateTime.parse(in.asOf()).toInstant();
        var copies = new RestoredCopies(aws, in.bucket());
        var histories = new KeyHistories(aws.client(S3Client.class), in.bucket(), in.keysBegin());
        while (histories.hasNext()) {
            var restoration = Restoration.of(histories.next(), at)
                    .filter(r -> !copies.isCopyOf(r.latest(), r.wanted().version()));
            if (restoration.isPresent() && !each.test(restoration.get())) return false;
        }
        return true;
    }

    private static Change change(In in, Restoration restoration, ActionContext aws) {
        return new Change(
                Arns.object(in.bucket(), restoration.wanted().key(), aws),
                ATTRIBUTE,
                restoration.before(),
                restoration.after());
    }

    private static void demandVersioning(In in, ActionContext aws) {
        var status = new Versioning().read(aws.client(S3Client.class), in.bucket());
        if (status.equals(Versioning.ENABLED)) return;
        throw new ActionException(
                "VersioningRequired",
                "Bucket %s has no versioning now: a copy would overwrite what is there. Run s3.enable-versioning first; what was lost without it stays lost."
                        .formatted(in.bucket()));
    }
}
