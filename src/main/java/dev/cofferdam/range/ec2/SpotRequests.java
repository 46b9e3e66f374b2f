package dev.cofferdam.range.ec2;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.SpotRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.ActiveInstance;
import software.amazon.awssdk.services.ec2.model.CancelSpotFleetRequestsErrorItem;
import software.amazon.awssdk.services.ec2.model.CancelSpotFleetRequestsRequest;
import software.amazon.awssdk.services.ec2.model.CancelSpotFleetRequestsResponse;
import software.amazon.awssdk.services.ec2.model.CancelSpotFleetRequestsSuccessItem;
import software.amazon.awssdk.services.ec2.model.CancelSpotInstanceRequestsRequest;
import software.amazon.awssdk.services.ec2.model.CancelSpotInstanceRequestsResponse;
import software.amazon.awssdk.services.ec2.model.CancelledSpotInstanceRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSpotFleetInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSpotFleetInstancesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSpotFleetRequestsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSpotFleetRequestsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSpotInstanceRequestsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSpotInstanceRequestsResponse;
import software.amazon.awssdk.services.ec2.model.RequestSpotInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RequestSpotInstancesResponse;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SpotFleetRequestConfig;
import software.amazon.awssdk.services.ec2.model.SpotInstanceRequest;
import software.amazon.awssdk.services.ec2.model.SpotInstanceType;

/** Requests for spot instances and fleets of them. Cancelling leaves their instances as they are. */
final class SpotRequests extends Ec2Part {
    SpotRequests(Call call) {
        super(call);
    }

    /**
     * One that stays open: the range has no spot capacity. Source: EC2 User Guide, "State changes for a Spot request",
     * {@code capacity-not-available}.
     */
    @Override
    public RequestSpotInstancesResponse requestSpotInstances(RequestSpotInstancesRequest request) {
        if (request.launchSpecification() == null) throw Errors.missing("LaunchSpecification");
        if (request.instanceCount() != null && request.instanceCount() != 1)
            throw Errors.invalid("The range takes requests for one spot instance at a time.");
        var made = new SpotRequest(
                "sir-" + call.ids().resource("sir").substring("sir-".length(), "sir-".length() + 8),
                "open",
                request.type() == SpotInstanceType.PERSISTENT,
                request.launchSpecification().instanceTypeAsString(),
                List.of(),
                call.now(),
                Shapes.tags(request.tagSpecifications(), ResourceType.SPOT_INSTANCES_REQUEST));
        world.ec2().spotRequests().put(made);
        return RequestSpotInstancesResponse.builder()
                .spotInstanceRequests(shape(made))
                .build();
    }

    @Override
    public DescribeSpotInstanceRequestsResponse describeSpotInstanceRequests(
            DescribeSpotInstanceRequestsRequest request) {
        var filters = Filters.<SpotRequest>ofTagged("spot-instance-request-id")
                .on("state", SpotRequest::state)
                .onEach("instance-id", r -> r.instances().stream());
        var page = Errors.page(
                filters.apply(chosen(false, request.spotInstanceRequestIds()), request.filters()),
                request.maxResults(),
                request.nextToken(),
                "spotInstanceRequestIdSet",
                request.spotInstanceRequestIds());
        return DescribeSpotInstanceRequestsResponse.builder()
                .spotInstanceRequests(
                        page.items().stream().map(SpotRequests::shape).toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public CancelSpotInstanceRequestsResponse cancelSpotInstanceRequests(CancelSpotInstanceRequestsRequest request) {
        var cancelled = chosen(false, request.spotInstanceRequestIds()).toList();
        if (request.spotInstanceRequestIds().isEmpty()) throw Errors.missing("SpotInstanceRequestId");
        cancelled.stream()
                .filter(r -> r.state().equals("open") || r.state().equals("active"))
                .forEach(r -> world.ec2().spotRequests().put(r.withState("cancelled")));
        return CancelSpotInstanceRequestsResponse.builder()
                .cancelledSpotInstanceRequests(cancelled.stream()
                        .map(r -> CancelledSpotInstanceRequest.builder()
                                .spotInstanceRequestId(r.id())
                                .state("cancelled")
                                .build())
                        .toList())
                .build();
    }

    @Override
    public DescribeSpotFleetRequestsResponse describeSpotFleetRequests(DescribeSpotFleetRequestsRequest request) {
        return DescribeSpotFleetRequestsResponse.builder()
                .spotFleetRequestConfigs(chosen(true, request.spotFleetRequestIds())
                        .map(r -> SpotFleetRequestConfig.builder()
                                .spotFleetRequestId(r.id())
                                .spotFleetRequestState(r.state())
                                .createTime(r.created())
                                .spotFleetRequestConfig(c -> c.type(r.renews() ? "maintain" : "request")
                                        .targetCapacity(r.instances().size()))
                                .tags(Shapes.tags(r.tags()))
                                .build())
                        .toList())
                .build();
    }

    @Override
    public DescribeSpotFleetInstancesResponse describeSpotFleetInstances(DescribeSpotFleetInstancesRequest request) {
        var fleet =
                chosen(true, List.of(request.spotFleetRequestId())).findFirst().orElseThrow();
        return DescribeSpotFleetInstancesResponse.builder()
                .spotFleetRequestId(fleet.id())
                .activeInstances(fleet.instances().stream()
                        .filter(i -> world.instances()
                                .find(i)
                                .filter(found -> !found.state().ends())
                                .isPresent())
                        .map(i -> ActiveInstance.builder()
                                .instanceId(i)
                                .instanceType(fleet.instanceType())
                                .build())
                        .toList())
                .build();
    }

    @Override
    public CancelSpotFleetRequestsResponse cancelSpotFleetRequests(CancelSpotFleetRequestsRequest request) {
        if (Boolean.TRUE.equals(request.terminateInstances())) {
            throw Errors.invalid("The range cancels fleets without terminating their instances only.");
        }
        var done = new ArrayList<CancelSpotFleetRequestsSuccessItem>();
        var failed = new ArrayList<CancelSpotFleetRequestsErrorItem>();
        for (var id : request.spotFleetRequestIds()) {
            var fleet = world.ec2().spotRequests().find(id).filter(SpotRequest::isFleet);
            if (fleet.isEmpty()) {
                failed.add(CancelSpotFleetRequestsErrorItem.builder()
                        .spotFleetRequestId(id)
                        .error(e -> e.code("fleetRequestIdDoesNotExist")
                                .message("The spot fleet request ID '%s' does not exist".formatted(id)))
                        .build());
                continue;
            }
            var before = fleet.get().state();
            if (!before.startsWith("cancelled"))
                world.ec2().spotRequests().put(fleet.get().withState("cancelled_running"));
            done.add(CancelSpotFleetRequestsSuccessItem.builder()
                    .spotFleetRequestId(id)
                    .previousSpotFleetRequestState(before)
                    .currentSpotFleetRequestState(
                            world.ec2().spotRequests().get(id).state())
                    .build());
        }
        return CancelSpotFleetRequestsResponse.builder()
                .successfulFleetRequests(done)
                .unsuccessfulFleetRequests(failed)
                .build();
    }

    private Stream<SpotRequest> chosen(boolean fleets, List<String> ids) {
        if (ids.isEmpty()) return world.ec2().spotRequests().stream().filter(r -> r.isFleet() == fleets);
        return ids.stream()
                .map(id -> world.ec2()
                        .spotRequests()
                        .find(id)
                        .filter(r -> r.isFleet() == fleets)
                        .orElseThrow(() -> new ServiceError(
                                fleets ? "InvalidSpotFleetRequestId.NotFound" : "InvalidSpotInstanceRequestID.NotFound",
                                "The spot request ID '%s' does not exist".formatted(id))));
    }

    private static SpotInstanceRequest shape(SpotRequest request) {
        return SpotInstanceRequest.builder()
                .spotInstanceRequestId(request.id())
                .state(request.state())
                .type(request.renews() ? "persistent" : "one-time")
                .instanceId(request.instances().stream().findFirst().orElse(null))
                .launchSpecification(l -> l.instanceType(request.instanceType()))
                .createTime(request.created())
                .tags(Shapes.tags(request.tags()))
                .build();
    }
}
