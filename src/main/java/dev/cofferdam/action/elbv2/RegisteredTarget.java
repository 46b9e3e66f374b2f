package dev.cofferdam.action.elbv2;

import dev.cofferdam.action.Change;
import dev.cofferdam.caselog.Json;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** An instance, or one of its addresses, at a port of a target group. */
record RegisteredTarget(String targetGroup, TargetDescription description, TargetHealthStateEnum state) {
    private static final String ATTRIBUTE = "Target/";

    static RegisteredTarget of(String targetGroup, TargetHealthDescription health) {
        return new RegisteredTarget(
                targetGroup, health.target(), health.targetHealth().state());
    }

    /** On its way out: it gets no new requests. */
    boolean draining() {
        return state == TargetHealthStateEnum.DRAINING;
    }

    boolean byInstance() {
        return description.id().startsWith("i-");
    }

    Change leaves() {
        return new Change(targetGroup, attribute(description), json(description), NullNode.getInstance());
    }

    /** Whether the change is about this target. */
    boolean isMeantBy(Change change) {
        return change.resource().equals(targetGroup) && change.attribute().equals(attribute(description));
    }

    /** What a plan kept of a target; with the port, which tells two registrations of one instance apart. */
    static TargetDescription description(JsonNode json) {
        return TargetDescription.builder()
                .id(json.path("Id").stringValue())
                .port(json.path("Port").isNumber() ? json.path("Port").intValue() : null)
                .availabilityZone(json.path("AvailabilityZone").stringValue(null))
                .quicServerId(json.path("QuicServerId").stringValue(null))
                .build();
    }

    private static JsonNode json(TargetDescription target) {
        var json = Json.object().put("Id", target.id());
        if (target.port() != null) json.put("Port", target.port());
        if (target.availabilityZone() != null) json.put("AvailabilityZone", target.availabilityZone());
        if (target.quicServerId() != null) json.put("QuicServerId", target.quicServerId());
        return json;
    }

    private static String attribute(TargetDescription target) {
        return ATTRIBUTE + target.id() + ":" + target.port();
    }
}
