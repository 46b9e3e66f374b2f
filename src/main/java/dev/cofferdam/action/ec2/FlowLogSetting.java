package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.Setting;
import dev.cofferdam.caselog.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.FlowLogsResourceType;
import software.amazon.awssdk.services.ec2.model.LogDestinationType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.TrafficType;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** The flow log that a step made of a resource, which carries its tags; the value is where it writes to. */
record FlowLogSetting(String caseId, String step) implements Setting {
    private static final String PREFIX = "FlowLog/";
    private static final String DESTINATION = "LogDestination";

    /** Source: EC2 API Reference, CreateFlowLogs: the finest there is, and what Nitro instances do anyway. */
    private static final int SECONDS = 60;

    static FlowLogSetting of(String attribute) {
        var parts = attribute.substring(PREFIX.length()).split("/", 2);
        return new FlowLogSetting(parts[0], parts[1]);
    }

    @Override
    public String attribute() {
        return PREFIX + caseId + "/" + step;
    }

    @Override
    public String title() {
        return "flow log";
    }

    @Override
    public String owner(String resource) {
        return ResourceArns.id(resource);
    }

    @Override
    public Optional<JsonNode> read(String resource, ActionContext aws) {
        var found = ours(ResourceArns.id(resource), aws);
        return Optional.of(
                found.isEmpty()
                        ? NullNode.getInstance()
                        : value(found.getFirst().logDestination()));
    }

    @Override
    public void write(String resource, JsonNode value, ActionContext aws) {
        var id = ResourceArns.id(resource);
        var present = ours(id, aws).stream().map(FlowLog::flowLogId).toList();
        if (value.isNull()) {
            if (!present.isEmpty())
                demandSuccess(aws.client(Ec2Client.class)
                        .deleteFlowLogs(r -> r.flowLogIds(present))
                        .unsuccessful());
        } else if (present.isEmpty()) {
            create(id, value.path(DESTINATION).asString(), aws);
        }
    }

    static JsonNode value(String destination) {
        return Json.object().put(DESTINATION, destination).put("TrafficType", TrafficType.ALL.toString());
    }

    /** Those of a resource that record everything into a bucket, whoever made them. */
    static List<FlowLog> complete(String resource, String bucketArn, ActionContext aws) {
        return aws
                .client(Ec2Client.class)
                .describeFlowLogsPaginator(r -> r.filter(filter("resource-id", resource)))
                .flowLogs()
                .stream()
                .filter(f -> f.trafficType() == TrafficType.ALL && "ACTIVE".equals(f.flowLogStatus()))
                .filter(f -> f.logDestination() != null
                        && (f.logDestination().equals(bucketArn)
                                || f.logDestination().startsWith(bucketArn + "/")))
                .toList();
    }

    /** @throws ActionException when it is nothing that has flow logs */
    static FlowLogsResourceType type(String resource) {
        return switch (resource.substring(0, Math.max(0, resource.indexOf('-')))) {
            case "vpc" -> FlowLogsResourceType.VPC;
            case "subnet" -> FlowLogsResourceType.SUBNET;
            case "eni" -> FlowLogsResourceType.NETWORK_INTERFACE;
            default ->
                throw new ActionException(
                        "InvalidInput",
                        "%s has no flow logs. Name a VPC (vpc-…), a subnet (subnet-…) or a network interface (eni-…)."
                                .formatted(resource));
        };
    }

    private List<FlowLog> ours(String resource, ActionContext aws) {
        return aws
                .client(Ec2Client.class)
                .describeFlowLogsPaginator(r -> r.filter(
                        filter("resource-id", resource),
                        filter("tag:cofferdam:case", caseId),
                        filter("tag:cofferdam:step", step)))
                .flowLogs()
                .stream()
                .toList();
    }

    /**
     * Without a client token: one that is the same for the same step would give back the flow log that an undo deleted.
     * EC2 refuses a second one of the same resource and destination anyway.
     */
    private void create(String resource, String destination, ActionContext aws) {
        demandSuccess(aws.client(Ec2Client.class)
                .createFlowLogs(r -> r.resourceIds(resource)
                        .resourceType(type(resource))
                        .trafficType(TrafficType.ALL)
                        .logDestinationType(LogDestinationType.S3)
                        .logDestination(destination)
                        .maxAggregationInterval(SECONDS)
                        .tagSpecifications(TagSpecification.builder()
                                .resourceType(ResourceType.VPC_FLOW_LOG)
                                .tags(tag("cofferdam:case", caseId), tag("cofferdam:step", step))
                                .build()))
                .unsuccessful());
    }

    /** Partial success is told in the answer. */
    private static void demandSuccess(List<UnsuccessfulItem> failed) {
        if (failed.isEmpty()) return;
        var reasons = new ArrayList<String>();
        for (var item : failed)
            reasons.add("%s: %s (%s)"
                    .formatted(
                            item.resourceId(),
                            item.error().message(),
                            item.error().code()));
        throw new ActionException(
                failed.getFirst().error().code(),
                "EC2 did not change the flow log of %s. Look at the id, and at the bucket's policy, which has to let delivery.logs.amazonaws.com write."
                        .formatted(String.join("; ", reasons)));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    /** In a filter {@code *} and {@code ?} stand for anything. Source: EC2 User Guide, "Filtering". */
    private static Filter filter(String name, String value) {
        return Filter.builder()
                .name(name)
                .values(value.replaceAll("([\\\\*?])", "\\\\$1"))
                .build();
    }
}
