package dev.cofferdam.range.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What RDS has in the account's region, and how it gets from one state to another, which takes its time. */
public record Databases(Table<Database> all, Table<DatabaseSnapshot> snapshots) implements State<Databases> {
    /** Source: RDS API Reference, StopDBInstance: "The instance restarts automatically after 7 days." */
    private static final Duration LONGEST_STOP = Duration.ofDays(7);

    private static final Duration TO_CHANGE = Duration.ofMinutes(1);
    private static final Duration TO_STOP = Duration.ofMinutes(4);
    private static final Duration TO_START = Duration.ofMinutes(5);

    /**
     * A snapshot of an instance or of a cluster, whose names are apart.
     *
     * @param type {@code manual} or {@code automated}
     * @param of the database's name
     * @param sharedWith accounts, and {@code all}
     */
    public record DatabaseSnapshot(
            String name,
            boolean cluster,
            String type,
            @Nullable String of,
            boolean encrypted,
            @Nullable String kmsKey,
            @Nullable Instant started,
            @Nullable Instant completes,
            List<String> sharedWith,
            Map<String, String> tags)
            implements Resource {
        public DatabaseSnapshot {
            name = Given.required(name, "name");
            type = Given.or(type, "manual");
            sharedWith = Given.list(sharedWith);
            tags = Given.map(tags);
        }

        public static String id(boolean cluster, String name) {
            return (cluster ? "cluster-snapshot:" : "snapshot:") + name;
        }

        @Override
        public String id() {
            return id(cluster, name);
        }

        public boolean completed(Instant now) {
            return completes == null || !now.isBefore(completes);
        }

        public DatabaseSnapshot withSharedWith(List<String> others) {
            return new DatabaseSnapshot(name, cluster, type, of, encrypted, kmsKey, started, completes, others, tags);
        }
    }

    public Databases {
        all = Given.or(all, new Table<>());
        snapshots = Given.or(snapshots, new Table<>());
    }

    static Databases none() {
        return new Databases(new Table<>(), new Table<>());
    }

    @Override
    public Databases copy() {
        return Remade.copy(this);
    }

    public void change(Moment moment, Database changed, String status) {
        become(moment, changed, status, Database.AVAILABLE, TO_CHANGE);
    }

    public void stop(Moment moment, Database database) {
        become(moment, database, "stopping", "stopped", TO_STOP);
    }

    public void start(Moment moment, Database database) {
        moment.world().schedule().cancel(Due.Kind.DATABASE_RESTARTS, database.id());
        become(moment, database, "starting", Database.AVAILABLE, TO_START);
    }

    public void backUp(Moment moment, Database database, Duration time) {
        become(moment, database, "backing-up", Database.AVAILABLE, time);
    }

    private void become(Moment moment, Database database, String status, String next, Duration time) {
        all.put(database.becoming(status, next, null));
        moment.world().schedule().cancel(Due.Kind.DATABASE_SETTLED, database.id());
        moment.world().schedule().add(moment.now().plus(time), Due.Kind.DATABASE_SETTLED, database.id());
    }

    /** What was under way is done; what is stopped starts by itself in seven days. */
    static void settled(Moment moment, String id) {
        var databases = moment.world().databases();
        databases.all.find(id).ifPresent(database -> {
            var next = database.running().next();
            var restarts = next.equals("stopped") ? moment.now().plus(LONGEST_STOP) : null;
            if (restarts != null) moment.world().schedule().add(restarts, Due.Kind.DATABASE_RESTARTS, id);
            databases.all.put(database.with(database.network().settled()).becoming(next, next, restarts));
        });
    }

    static void restart(Moment moment, String id) {
        var databases = moment.world().databases();
        databases.all.find(id).ifPresent(database -> databases.start(moment, database));
    }
}
