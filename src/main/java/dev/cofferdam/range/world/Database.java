package dev.cofferdam.range.world;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A database of RDS: an instance, or a cluster with the instances that name it.
 *
 * @param cluster whether it is a cluster; their names are apart from those of instances
 * @param memberOf the cluster that an instance is in
 * @param replicaOf the instance that it replicates
 */
public record Database(
        String name,
        boolean cluster,
        Engine engine,
        Running running,
        Network network,
        Master master,
        @Nullable String memberOf,
        @Nullable String replicaOf)
        implements Resource {
    public static final String AVAILABLE = "available";

    public Database {
        name = Given.required(name, "name");
        engine = Given.or(engine, new Engine("postgres", false, 20, 5432, false, null));
        running = Given.or(running, new Running(AVAILABLE, AVAILABLE, null));
        network = Given.required(network, "network");
        master = Given.or(master, new Master("admin", null, 0));
    }

    /** @param storage in GiB */
    public record Engine(
            String name,
            boolean multiAz,
            int storage,
            int port,
            boolean encrypted,
            @Nullable String kmsKey) {
        public Engine {
            name = Given.required(name, "name");
        }

        @JsonIgnore
        public boolean isAurora() {
            return name.startsWith("aurora");
        }
    }

    /**
     * @param status what RDS calls it
     * @param next what it is once what is under way is done
     * @param restarts when it starts by itself; null: it is not stopped
     */
    public record Running(
            String status, String next, @Nullable Instant restarts) {
        public Running {
            status = Given.or(status, AVAILABLE);
            next = Given.or(next, status);
        }
    }

    /**
     * @param securityGroups what it has, or gets
     * @param leaving the groups that are yet to be taken away
     */
    public record Network(String vpc, boolean open, List<String> securityGroups, List<String> leaving) {
        public Network {
            vpc = Given.required(vpc, "vpc");
            securityGroups = Given.list(securityGroups);
            leaving = Given.list(leaving);
        }

        Network settled() {
            return new Network(vpc, open, securityGroups, List.of());
        }

        public Network withGroups(List<String> groups) {
            var left = new ArrayList<>(securityGroups);
            left.removeAll(groups);
            return new Network(vpc, open, groups, left);
        }

        public Network opened(boolean wanted) {
            return new Network(vpc, wanted, securityGroups, leaving);
        }
    }

    /**
     * The master user; passwords are not kept.
     *
     * @param secret ARN of the secret that holds the password; null: nobody but who set it knows it
     * @param passwords how often it was set
     */
    public record Master(String user, @Nullable String secret, int passwords) {
        public Master {
            user = Given.or(user, "admin");
        }
    }

    public static String id(boolean cluster, String name) {
        return (cluster ? "cluster:" : "db:") + name;
    }

    @Override
    public String id() {
        return id(cluster, name);
    }

    public Database becoming(String status, String next, @Nullable Instant restarts) {
        return new Database(
                name, cluster, engine, new Running(status, next, restarts), network, master, memberOf, replicaOf);
    }

    public Database with(Network other) {
        return new Database(name, cluster, engine, running, other, master, memberOf, replicaOf);
    }

    public Database with(Master other) {
        return new Database(name, cluster, engine, running, network, other, memberOf, replicaOf);
    }
}
