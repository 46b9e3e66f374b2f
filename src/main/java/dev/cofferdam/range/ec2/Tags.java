package dev.cofferdam.range.ec2;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Resource;
import dev.cofferdam.range.world.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.CreateTagsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteTagsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTagsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTagsResponse;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagDescription;

/** Tags of everything that EC2 has. */
final class Tags extends Ec2Part {
    private record Kind(String type, String idPrefix, String errorCode, Table<? extends Resource.Tagged<?>> table) {}

    private record Tagging(String resource, String type, String key, String value) {}

    private static final int MAX = 50;

    private final List<Kind> kinds;

    Tags(Call call) {
        super(call);
        kinds = List.of(
                new Kind("instance", "i", "InvalidInstanceID", world.instances()),
                new Kind("volume", "vol", "InvalidVolume", world.volumes()),
                new Kind("snapshot", "snap", "InvalidSnapshot", world.snapshots()),
                new Kind("image", "ami", "InvalidAMIID", world.ec2().images()),
                new Kind("vpc-flow-log", "fl", "InvalidFlowLogId", world.ec2().flowLogs()),
                new Kind(
                        "spot-instances-request",
                        "sir",
                        "InvalidSpotInstanceRequestID",
                        world.ec2().spotRequests()),
                new Kind("security-group", "sg", "InvalidGroup", world.securityGroups()),
                new Kind("network-interface", "eni", "InvalidNetworkInterfaceID", world.networkInterfaces()),
                new Kind("vpc", "vpc", "InvalidVpcID", world.vpcs()),
                new Kind("subnet", "subnet", "InvalidSubnetID", world.subnets()),
                new Kind("route-table", "rtb", "InvalidRouteTableID", world.routeTables()),
                new Kind("elastic-ip", "eipalloc", "InvalidAllocationID", world.addresses()));
    }

    @Override
    public CreateTagsResponse createTags(CreateTagsRequest request) {
        if (request.tags().isEmpty()) throw Errors.missing("Tag");
        request.tags().forEach(Tags::checkKey);
        each(request.resources(), tags -> {
            var all = new LinkedHashMap<>(tags);
            request.tags().forEach(t -> all.put(t.key(), t.value() == null ? "" : t.value()));
            if (all.keySet().stream().filter(k -> !k.startsWith("aws:")).count() > MAX) {
                throw new ServiceError(
                        "TagLimitExceeded", "You have reached the maximum number of tags for a resource");
            }
            return all;
        });
        return CreateTagsResponse.builder().build();
    }

    /** A tag with a value goes only when it has that value; without any tags, all go. */
    @Override
    public DeleteTagsResponse deleteTags(DeleteTagsRequest request) {
        request.tags().forEach(Tags::checkKey);
        each(request.resources(), tags -> {
            var all = new LinkedHashMap<>(tags);
            if (request.tags().isEmpty()) all.keySet().removeIf(k -> !k.startsWith("aws:"));
            for (var tag : request.tags()) {
                if (tag.value() == null) all.remove(tag.key());
                else all.remove(tag.key(), tag.value());
            }
            return all;
        });
        return DeleteTagsResponse.builder().build();
    }

    @Override
    public DescribeTagsResponse describeTags(DescribeTagsRequest request) {
        var filters = new Filters<Tagging>()
                .on("resource-id", Tagging::resource)
                .on("resource-type", Tagging::type)
                .on("key", Tagging::key)
                .on("value", Tagging::value);
        var all = kinds.stream().flatMap(k -> k.table().stream().flatMap(r -> taggings(k.type(), r)));
        var page = Errors.page(
                filters.apply(all, request.filters()), request.maxResults(), request.nextToken(), "", List.of());
        return DescribeTagsResponse.builder()
                .tags(page.items().stream()
                        .map(t -> TagDescription.builder()
                                .resourceId(t.resource())
                                .resourceType(t.type())
                                .key(t.key())
                                .value(t.value())
                                .build())
                        .toList())
                .nextToken(page.next())
                .build();
    }

    private static Stream<Tagging> taggings(String type, Resource.Tagged<?> resource) {
        return resource.tags().entrySet().stream().map(t -> new Tagging(resource.id(), type, t.getKey(), t.getValue()));
    }

    private void each(List<String> resources, UnaryOperator<Map<String, String>> change) {
        if (resources.isEmpty()) throw Errors.missing("ResourceId");
        resources.forEach(id -> {
            var kind =
                    kind(id).orElseThrow(() -> new ServiceError("InvalidID", "The ID '%s' is not valid".formatted(id)));
            change(kind, kind.table(), id, change);
        });
    }

    private static <T extends Resource.Tagged<?>> void change(
            Kind kind, Table<T> table, String id, UnaryOperator<Map<String, String>> change) {
        var resource = table.find(id)
                .orElseThrow(() -> new ServiceError(
                        kind.errorCode() + ".NotFound",
                        "The %s ID '%s' does not exist".formatted(kind.type().replace("-", ""), id)));
        @SuppressWarnings("unchecked")
        var tagged = (T) resource.withTags(change.apply(resource.tags()));
        table.put(tagged);
    }

    private Optional<Kind> kind(String id) {
        return kinds.stream().filter(k -> id.startsWith(k.idPrefix() + "-")).findFirst();
    }

    private static void checkKey(Tag tag) {
        if (tag.key() == null || tag.key().isEmpty()) throw Errors.missing("Tag.1.Key");
        if (tag.key().startsWith("aws:")) {
            throw Errors.invalid(
                    "Value ( %s ) for parameter key is invalid. Tag keys starting with 'aws:' are reserved for internal use"
                            .formatted(tag.key()));
        }
        if (tag.key().length() > 128 || (tag.value() != null && tag.value().length() > 256)) {
            throw Errors.invalid("Tag key or value exceeds the maximum length: " + tag.key());
        }
    }
}
