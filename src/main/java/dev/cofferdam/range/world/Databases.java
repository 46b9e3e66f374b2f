package dev.cofferdam.range.world;

import java.util.List;

/** What RDS has in the account's region. */
public record Databases(Table<DatabaseSnapshot> snapshots) implements State<Databases> {

    /**
     * A snapshot of an instance or of a cluster, whose names are apart.
     *
     * @param type {@code manual} or {@code automated}
     * @param sharedWith accounts, and {@code all}
     */
    public record DatabaseSnapshot(
            String name, boolean cluster, String type, boolean encrypted, List<String> sharedWith) implements Resource {
        public DatabaseSnapshot {
            name = Given.required(name, "name");
            type = Given.or(type, "manual");
            sharedWith = Given.list(sharedWith);
        }

        public static String id(boolean cluster, String name) {
            return (cluster ? "cluster-snapshot:" : "snapshot:") + name;
        }

        @Override
        public String id() {
            return id(cluster, name);
        }

        public DatabaseSnapshot withSharedWith(List<String> others) {
            return new DatabaseSnapshot(name, cluster, type, encrypted, others);
        }
    }

    public Databases {
        snapshots = Given.or(snapshots, new Table<>());
    }

    static Databases none() {
        return new Databases(new Table<>());
    }

    @Override
    public Databases copy() {
        return Remade.copy(this);
    }
}
