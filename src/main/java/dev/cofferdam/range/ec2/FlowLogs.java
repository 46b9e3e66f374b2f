package dev.cofferdam.range.ec2;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.FlowLog;
import java.util.ArrayList;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.LogDestinationType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;

/** Flow logs into buckets. What cannot be done for one of several resources is told in the answer. */
final class FlowLogs extends Ec2Part {
    FlowLogs(Call call) {
        super(call);
    }

    @Override
    public CreateFlowLogsResponse createFlowLogs(CreateFlowLogsRequest request) {
        if (request.resourceIds().isEmpty()) throw Errors.missing("ResourceId");
        if (request.logDestinationType() != LogDestinationType.S3 || request.logDestination() == null) {
            throw Errors.invalid("The range writes flow logs into S3 buckets only: set LogDestination.");
        }
        var made = new ArrayList<String>();
        var failed = new ArrayList<UnsuccessfulItem>();
        for (var resource : request.resourceIds()) {
            var problem = problem(resource, request);
            if (problem.isPresent()) {
                failed.add(item(resource, problem.get()));
                continue;
            }
            var log = new FlowLog(
                    call.ids().resource("fl"),
                    resource,
                    request.trafficTypeAsString(),
                    request.logDestination(),
                    call.now(),
                    Shapes.tags(request.tagSpecifications(), ResourceType.VPC_FLOW_LOG));
            world.ec2().flowLogs().put(log);
            made.add(log.id());
        }
        return CreateFlowLogsResponse.builder()
                .clientToken(request.clientToken())
                .flowLogIds(made)
                .unsuccessful(failed)
                .build();
    }

    @Override
    public DeleteFlowLogsResponse deleteFlowLogs(DeleteFlowLogsRequest request) {
        var failed = new ArrayList<UnsuccessfulItem>();
        for (var id : request.flowLogIds()) {
            if (world.ec2().flowLogs().has(id)) world.ec2().flowLogs().remove(id);
            else
                failed.add(item(
                        id,
                        new ServiceError(
                                "InvalidFlowLogId.NotFound",
                                "These flow log ids in the input list are not found: [FlowLogId: %s]".formatted(id))));
        }
        return DeleteFlowLogsResponse.builder().unsuccessful(failed).build();
    }

    @Override
    public DescribeFlowLogsResponse describeFlowLogs(DescribeFlowLogsRequest request) {
        var filters = Filters.<FlowLog>ofTagged("flow-log-id")
                .on("resource-id", FlowLog::resource)
                .on("traffic-type", FlowLog::traffic)
                .on("log-destination-type", _ -> "s3");
        var chosen = world.ec2().flowLogs().stream()
                .filter(f ->
                        request.flowLogIds().isEmpty() || request.flowLogIds().contains(f.id()));
        var page = Errors.page(
                filters.apply(chosen, request.filter()),
                request.maxResults(),
                request.nextToken(),
                "flowLogIdSet",
                request.flowLogIds());
        return DescribeFlowLogsResponse.builder()
                .flowLogs(page.items().stream().map(FlowLogs::shape).toList())
                .nextToken(page.next())
                .build();
    }

    private Optional<ServiceError> problem(String resource, CreateFlowLogsRequest request) {
        try {
            switch (request.resourceType()) {
                case VPC -> Errors.vpc(world.vpcs(), resource);
                case SUBNET -> Errors.subnet(world.subnets(), resource);
                case NETWORK_INTERFACE -> Errors.networkInterface(world.networkInterfaces(), resource);
                default -> throw Errors.invalid("Not simulated: " + request.resourceTypeAsString());
            }
        } catch (ServiceError e) {
            return Optional.of(e);
        }
        var same = world.ec2().flowLogs().stream()
                .anyMatch(f -> f.resource().equals(resource)
                        && f.traffic().equals(request.trafficTypeAsString())
                        && f.destination().equals(request.logDestination()));
        return same
                ? Optional.of(new ServiceError(
                        "FlowLogAlreadyExists",
                        "Error. There is an existing Flow Log with the same configuration and log destination."))
                : Optional.empty();
    }

    private static UnsuccessfulItem item(String resource, ServiceError problem) {
        return UnsuccessfulItem.builder()
                .resourceId(resource)
                .error(e -> e.code(problem.code()).message(problem.getMessage()))
                .build();
    }

    private static software.amazon.awssdk.services.ec2.model.FlowLog shape(FlowLog log) {
        return software.amazon.awssdk.services.ec2.model.FlowLog.builder()
                .flowLogId(log.id())
                .resourceId(log.resource())
                .trafficType(log.traffic())
                .logDestinationType(LogDestinationType.S3)
                .logDestination(log.destination())
                .flowLogStatus("ACTIVE")
                .deliverLogsStatus("SUCCESS")
                .creationTime(log.created())
                .maxAggregationInterval(60)
                .tags(Shapes.tags(log.tags()))
                .build();
    }
}
