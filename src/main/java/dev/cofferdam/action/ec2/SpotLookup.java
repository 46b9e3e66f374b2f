package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ActiveInstance;
import software.amazon.awssdk.services.ec2.model.SpotFleetRequestConfig;
import software.amazon.awssdk.services.ec2.model.SpotInstanceRequest;

/**
 * A request for spot instances, of a single one ({@code sir-…}) or of a fleet ({@code sfr-…}).
 *
 * @param state as EC2 spells it
 * @param renews whether it launches another instance when one ends
 * @param instances those that it launched and that are still there
 */
record SpotLookup(String id, String state, boolean renews, List<String> instances) {
    /** Source: EC2 API Reference, SpotInstanceRequest, SpotFleetRequestConfig. */
    private static final Set<String> OPEN = Set.of("open", "active", "disabled", "submitted", "modifying");

    static SpotLookup of(String id, ActionContext aws) {
        var ec2 = aws.client(Ec2Client.class);
        return (isFleet(id) ? fleet(id, ec2) : single(id, ec2))
                .findFirst()
                .orElseThrow(() -> new ActionException(
                        "InvalidSpotInstanceRequestID.NotFound",
                        "EC2 shows no spot request %s in %s. Check the id and the region."
                                .formatted(id, aws.region())));
    }

    static boolean isFleet(String id) {
        return id.startsWith("sfr-");
    }

    /** Whether it may still launch something. */
    boolean isOpen() {
        return OPEN.contains(state);
    }

    private static Stream<SpotLookup> single(String id, Ec2Client ec2) {
        return ec2.describeSpotInstanceRequests(r -> r.spotInstanceRequestIds(id)).spotInstanceRequests().stream()
                .map(SpotLookup::of);
    }

    private static SpotLookup of(SpotInstanceRequest request) {
        return new SpotLookup(
                request.spotInstanceRequestId(),
                request.stateAsString(),
                "persistent".equals(request.typeAsString()),
                request.instanceId() == null ? List.of() : List.of(request.instanceId()));
    }

    private static Stream<SpotLookup> fleet(String id, Ec2Client ec2) {
        return ec2.describeSpotFleetRequests(r -> r.spotFleetRequestIds(id)).spotFleetRequestConfigs().stream()
                .map(fleet ->
                        new SpotLookup(id, fleet.spotFleetRequestStateAsString(), renews(fleet), instancesOf(id, ec2)));
    }

    private static boolean renews(SpotFleetRequestConfig fleet) {
        return fleet.spotFleetRequestConfig() != null
                && "maintain".equals(fleet.spotFleetRequestConfig().typeAsString());
    }

    private static List<String> instancesOf(String fleet, Ec2Client ec2) {
        return ec2.describeSpotFleetInstances(r -> r.spotFleetRequestId(fleet)).activeInstances().stream()
                .map(ActiveInstance::instanceId)
                .sorted()
                .toList();
    }
}
