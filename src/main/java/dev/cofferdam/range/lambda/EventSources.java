package dev.cofferdam.range.lambda;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Due;
import dev.cofferdam.range.world.Functions.EventSource;
import dev.cofferdam.range.world.Functions.EventSource.Phase;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsRequest;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsResponse;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingResponse;

/**
 * What functions read from. Source: Lambda API Reference, EventSourceMappingConfiguration, UpdateEventSourceMapping.
 */
final class EventSources extends LambdaPart {
    /** How long one takes to come to rest, here. */
    private static final Duration TAKES = Duration.ofSeconds(20);

    EventSources(Call call) {
        super(call);
    }

    @Override
    public ListEventSourceMappingsResponse listEventSourceMappings(ListEventSourceMappingsRequest request) {
        var found = world.functions().eventSources().stream()
                .filter(source -> request.functionName() == null
                        || source.function().equals(arn(named(request.functionName(), null))))
                .map(this::configuration)
                .toList();
        var page = Page.of(
                found,
                request.maxItems(),
                request.marker(),
                new ServiceError("InvalidParameterValueException", "The marker is not valid."));
        return ListEventSourceMappingsResponse.builder()
                .eventSourceMappings(page.items())
                .nextMarker(page.next())
                .build();
    }

    @Override
    public GetEventSourceMappingResponse getEventSourceMapping(GetEventSourceMappingRequest request) {
        var found = find(request.uuid());
        return GetEventSourceMappingResponse.builder()
                .uuid(found.id())
                .eventSourceMappingArn(mappingArn(found))
                .functionArn(found.function())
                .eventSourceArn(found.source())
                .state(found.state().awsName())
                .stateTransitionReason("USER_INITIATED")
                .build();
    }

    @Override
    public UpdateEventSourceMappingResponse updateEventSourceMapping(UpdateEventSourceMappingRequest request) {
        var found = find(request.uuid());
        if (!found.state().atRest())
            throw new ServiceError(
                    "ResourceInUseException", "Cannot update the event source mapping because it is in use.", 400);
        var changed = found;
        if (request.enabled() != null && request.enabled() != (found.state() == Phase.ENABLED)) {
            changed = found.withState(request.enabled() ? Phase.ENABLING : Phase.DISABLING);
            world.functions().eventSources().put(changed);
            world.schedule().add(call.now().plus(TAKES), Due.Kind.EVENT_SOURCE_AT_REST, found.id());
        }
        return UpdateEventSourceMappingResponse.builder()
                .uuid(changed.id())
                .eventSourceMappingArn(mappingArn(changed))
                .functionArn(changed.function())
                .eventSourceArn(changed.source())
                .state(changed.state().awsName())
                .build();
    }

    private EventSource find(@Nullable String uuid) {
        return world.functions().eventSources().find(uuid).orElseThrow(LambdaPart::noResource);
    }

    private EventSourceMappingConfiguration configuration(EventSource source) {
        return EventSourceMappingConfiguration.builder()
                .uuid(source.id())
                .eventSourceMappingArn(mappingArn(source))
                .functionArn(source.function())
                .eventSourceArn(source.source())
                .state(source.state().awsName())
                .build();
    }

    private String mappingArn(EventSource source) {
        return world.arn("lambda", "event-source-mapping:" + source.id());
    }
}
