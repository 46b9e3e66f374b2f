package dev.cofferdam.action.lambda;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.Setting;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/**
 * Whether a function is given what an event source mapping, by its ARN, reads. Source: Lambda API Reference,
 * EventSourceMappingConfiguration (its states), UpdateEventSourceMapping.
 */
record EventSource() implements Setting {
    private static final Set<String> AT_REST = Set.of("Enabled", "Disabled");
    private static final Set<String> OFF = Set.of("Disabling", "Disabled");

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final int LOOKS = 60;

    @Override
    public String attribute() {
        return "Enabled";
    }

    @Override
    public String title() {
        return "state";
    }

    @Override
    public String owner(String mapping) {
        return "event source mapping " + uuid(mapping);
    }

    /** Where it is on its way to counts. */
    @Override
    public Optional<JsonNode> read(String mapping, ActionContext aws) {
        try {
            return Optional.of(BooleanNode.valueOf(isOn(state(mapping, aws))));
        } catch (ResourceNotFoundException _) {
            return Optional.empty();
        }
    }

    /** One that is on its way cannot be changed, so that this waits for it first, five minutes at most. */
    @Override
    public void write(String mapping, JsonNode value, ActionContext aws) {
        awaitRest(mapping, aws);
        if (read(mapping, aws).filter(value::equals).isPresent()) return;
        aws.client(LambdaClient.class)
                .updateEventSourceMapping(r -> r.uuid(uuid(mapping)).enabled(value.asBoolean()));
    }

    private static void awaitRest(String mapping, ActionContext aws) {
        for (var look = 0; !AT_REST.contains(state(mapping, aws)); look++) {
            if (look == LOOKS)
                throw new ActionException(
                        "EventSourceInUse",
                        "Event source mapping %s has been on its way for five minutes, so that it cannot be changed. Look at its state in Lambda, and run this again."
                                .formatted(uuid(mapping)));
            aws.progress("waiting until event source mapping %s is at rest".formatted(uuid(mapping)));
            aws.pause(BETWEEN_LOOKS);
        }
    }

    static boolean isOn(String state) {
        return !OFF.contains(state);
    }

    static String uuid(String mapping) {
        return mapping.substring(mapping.lastIndexOf(':') + 1);
    }

    private static String state(String mapping, ActionContext aws) {
        return aws.client(LambdaClient.class)
                .getEventSourceMapping(r -> r.uuid(uuid(mapping)))
                .state();
    }
}
