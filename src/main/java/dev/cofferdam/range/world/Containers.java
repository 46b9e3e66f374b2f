package dev.cofferdam.range.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What ECS has in the region, and what Application Auto Scaling does with it.
 *
 * @param clusters by name
 */
public record Containers(
        Table<Cluster> clusters, Table<Service> services, Table<Task> tasks, Table<ScalableTarget> scalableTargets)
        implements State<Containers> {
    /** How long a service takes to start and stop tasks, here. */
    public static final Duration TO_SETTLE = Duration.ofSeconds(40);

    public record Cluster(String name) implements Resource {
        public Cluster {
            name = Given.required(name, "name");
        }

        @Override
        public String id() {
            return name;
        }
    }

    /** @param daemon whether it runs one task on each container instance, however many are wanted */
    public record Service(String cluster, String name, int desired, boolean daemon) implements Resource {
        public Service {
            cluster = Given.required(cluster, "cluster");
            name = Given.required(name, "name");
        }

        public static String id(String cluster, String name) {
            return cluster + "/" + name;
        }

        @Override
        public String id() {
            return id(cluster, name);
        }

        public Service withDesired(int count) {
            return new Service(cluster, name, count, daemon);
        }
    }

    /**
     * @param service that keeps it running; null: it was started by itself
     * @param role ARN of the role that it works with; null: none
     */
    public record Task(
            String id,
            String cluster,
            @Nullable String service,
            String launchType,
            @Nullable String role,
            Status status,
            Instant started,
            @Nullable String stoppedReason)
            implements Resource {
        public enum Status {
            RUNNING,
            STOPPING,
            STOPPED
        }

        public Task {
            id = Given.required(id, "id");
            cluster = Given.required(cluster, "cluster");
            launchType = Given.or(launchType, "FARGATE");
            status = Given.or(status, Status.RUNNING);
            started = Given.required(started, "started");
        }

        public Task stopping(String reason) {
            return new Task(id, cluster, service, launchType, role, Status.STOPPING, started, reason);
        }

        Task stopped() {
            return new Task(id, cluster, service, launchType, role, Status.STOPPED, started, stoppedReason);
        }

        public boolean runs() {
            return status == Status.RUNNING;
        }

        public boolean isOf(Service of) {
            return cluster.equals(of.cluster()) && of.name().equals(service);
        }
    }

    /**
     * @param id as in requests: {@code service/CLUSTER/NAME}
     * @param suspended of {@code DynamicScalingIn}, {@code DynamicScalingOut} and {@code Scheduled}, those that are
     */
    public record ScalableTarget(String id, int min, int max, Map<String, Boolean> suspended) implements Resource {
        public ScalableTarget {
            id = Given.required(id, "id");
            suspended = Given.map(suspended);
        }
    }

    public Containers {
        clusters = Given.or(clusters, new Table<>());
        services = Given.or(services, new Table<>());
        tasks = Given.or(tasks, new Table<>());
        scalableTargets = Given.or(scalableTargets, new Table<>());
    }

    static Containers none() {
        return new Containers(new Table<>(), new Table<>(), new Table<>(), new Table<>());
    }

    @Override
    public Containers copy() {
        return Remade.copy(this);
    }

    public List<Task> running(Service of) {
        return tasks.stream().filter(t -> t.runs() && t.isOf(of)).toList();
    }

    /** Those that are on their way are stopped. */
    void settle(Moment then, String service) {
        tasks.stream().filter(t -> t.status() == Task.Status.STOPPING).forEach(t -> tasks.put(t.stopped()));
        services.find(service).ifPresent(s -> keep(then, s));
    }

    /** As many of a service as are wanted; the oldest go first. */
    private void keep(Moment then, Service service) {
        if (service.daemon()) return;
        var running = running(service);
        running.stream()
                .limit(Math.max(0, running.size() - service.desired()))
                .forEach(t -> tasks.put(
                        t.stopping("Scaling activity initiated by deployment").stopped()));
        for (var missing = service.desired() - running.size(); missing > 0; missing--)
            tasks.put(new Task(
                    then.ids().uuid().replace("-", ""),
                    service.cluster(),
                    service.name(),
                    "FARGATE",
                    null,
                    Task.Status.RUNNING,
                    then.now(),
                    null));
    }
}
