package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.caselog.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.SpotFleetRequestConfig;
import software.amazon.awssdk.services.ec2.model.SpotInstanceRequest;
import tools.jackson.databind.node.ObjectNode;

/** What began to run in a region since a moment: instances, spot requests and spot fleets. */
record RegionScan(
        String region,
        List<Instance> instances,
        List<SpotInstanceRequest> requests,
        List<SpotFleetRequestConfig> fleets) {

    static RegionScan of(String region, Instant since, ActionContext aws) {
        var ec2 = aws.client(Ec2Client.class, region);
        var states = Filter.builder()
                .name("instance-state-name")
                .values("pending", "running")
                .build();
        var open = Filter.builder().name("state").values("open", "active").build();
        return new RegionScan(
                region,
                ec2.describeInstancesPaginator(r -> r.filters(states)).reservations().stream()
                        .flatMap(r -> r.instances().stream())
                        .filter(i -> !i.launchTime().isBefore(since))
                        .sorted(Comparator.comparing(Instance::launchTime).thenComparing(Instance::instanceId))
                        .toList(),
                ec2.describeSpotInstanceRequestsPaginator(r -> r.filters(open)).spotInstanceRequests().stream()
                        .toList(),
                ec2.describeSpotFleetRequestsPaginator(r -> {}).spotFleetRequestConfigs().stream()
                        .filter(f -> !f.spotFleetRequestStateAsString().startsWith("cancelled"))
                        .toList());
    }

    boolean isEmpty() {
        return instances.isEmpty() && requests.isEmpty() && fleets.isEmpty();
    }

    /** {@code us-east-1/i-…}: an id alone does not tell where it is. */
    List<String> instanceIds() {
        return instances.stream().map(i -> region + "/" + i.instanceId()).toList();
    }

    List<String> requestIds() {
        var ids = new ArrayList<String>();
        requests.forEach(r -> ids.add(region + "/" + r.spotInstanceRequestId()));
        fleets.forEach(f -> ids.add(region + "/" + f.spotFleetRequestId()));
        return ids;
    }

    ObjectNode document() {
        var json = Json.object().put("region", region);
        var running = json.putArray("instances");
        for (var i : instances) {
            var one = running.addObject()
                    .put("instance_id", i.instanceId())
                    .put("type", i.instanceTypeAsString())
                    .put("launched", i.launchTime().toString())
                    .put("image", i.imageId())
                    .put("key_name", i.keyName())
                    .put("lifecycle", i.instanceLifecycleAsString())
                    .put("public_ip", i.publicIpAddress());
            var tags = one.putObject("tags");
            i.tags().forEach(t -> tags.put(t.key(), t.value()));
        }
        var spot = json.putArray("spot_requests");
        for (var r : requests)
            spot.addObject()
                    .put("id", r.spotInstanceRequestId())
                    .put("state", r.stateAsString())
                    .put("type", r.typeAsString())
                    .put("created", String.valueOf(r.createTime()))
                    .put("instance_id", r.instanceId());
        var configs = json.putArray("spot_fleets");
        for (var f : fleets)
            configs.addObject()
                    .put("id", f.spotFleetRequestId())
                    .put("state", f.spotFleetRequestStateAsString())
                    .put("created", String.valueOf(f.createTime()));
        return json;
    }
}
