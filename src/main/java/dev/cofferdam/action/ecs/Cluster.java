package dev.cofferdam.action.ecs;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;

/** A cluster by its name, and what is in it. Resources of plans are ARNs that name the cluster. */
record Cluster(String name, ActionContext aws) {
    private static final String DEFAULT = "default";
    private static final String GONE = "INACTIVE";

    /** @param name null or empty: the one that ECS takes where none is named */
    static Cluster named(@Nullable String name, ActionContext aws) {
        return new Cluster(name == null || name.isEmpty() ? DEFAULT : name, aws);
    }

    /** Of a service or a task: {@code arn:…:service/CLUSTER/NAME}. */
    static Cluster of(String arn, ActionContext aws) {
        return new Cluster(arn.split("/", 3)[1], aws);
    }

    static String id(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    String serviceArn(String service) {
        return aws.arn("ecs", "service/" + name + "/" + service);
    }

    String taskArn(String task) {
        return aws.arn("ecs", "task/" + name + "/" + task);
    }

    /** Empty where it is not there, or deleted: ECS shows deleted ones for a while. */
    Optional<Service> findService(String service) {
        try {
            return aws
                    .client(EcsClient.class)
                    .describeServices(r -> r.cluster(name).services(service))
                    .services()
                    .stream()
                    .filter(s -> !s.status().equals(GONE))
                    .findFirst();
        } catch (ClusterNotFoundException _) {
            return Optional.empty();
        }
    }

    /** @throws ActionException when there is none */
    Service service(String service) {
        return findService(service).orElseThrow(() -> missing("NoSuchService", "service", service));
    }

    /**
     * ECS tells of stopped tasks for an hour.
     *
     * @throws ActionException when there is none
     */
    Task task(String task) {
        List<Task> found;
        try {
            found = aws.client(EcsClient.class)
                    .describeTasks(r -> r.cluster(name).tasks(task))
                    .tasks();
        } catch (ClusterNotFoundException _) {
            found = List.of();
        }
        return found.stream().findFirst().orElseThrow(() -> missing("NoSuchTask", "task", task));
    }

    private ActionException missing(String code, String kind, String id) {
        return new ActionException(
                code,
                "There is no %s %s in cluster %s, region %s of account %s. Check its name, the cluster and the region."
                        .formatted(kind, id, name, aws.region(), aws.account()));
    }
}
