package dev.cofferdam.range.events;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.ManagedRuleException;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;

/** The service as a whole. */
public final class Events {
    private Events() {}

    public static SimulatedService<EventBridgeClient> service() {
        return new SimulatedService<>(
                EventBridgeClient.class,
                "events",
                "EventBridge",
                false,
                "ThrottlingException",
                "AccessDeniedException",
                EventBridgeException::builder,
                Map.of(
                        "ManagedRuleException", ManagedRuleException::builder,
                        "ResourceNotFoundException", ResourceNotFoundException::builder),
                List.of(new ServicePart<>(Rules.class, Rules::new)));
    }
}
