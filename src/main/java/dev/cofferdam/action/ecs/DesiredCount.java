package dev.cofferdam.action.ecs;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Setting;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.EcsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;

/** How many tasks a service, by its ARN, keeps running. Source: ECS API Reference, UpdateService. */
record DesiredCount() implements Setting {
    static final String ID = "DesiredCount";

    @Override
    public String attribute() {
        return ID;
    }

    @Override
    public String title() {
        return "desired count";
    }

    @Override
    public String owner(String service) {
        return "service " + Cluster.id(service);
    }

    @Override
    public Optional<JsonNode> read(String service, ActionContext aws) {
        return Cluster.of(service, aws)
                .findService(Cluster.id(service))
                .map(found -> IntNode.valueOf(found.desiredCount()));
    }

    @Override
    public void write(String service, JsonNode count, ActionContext aws) {
        aws.client(EcsClient.class)
                .updateService(r -> r.cluster(Cluster.of(service, aws).name())
                        .service(Cluster.id(service))
                        .desiredCount(count.asInt()));
    }
}
