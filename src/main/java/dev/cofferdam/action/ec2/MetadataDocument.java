package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.SideReads;
import dev.cofferdam.action.ec2.Surroundings.Registration;
import dev.cofferdam.aws.SdkJson;
import dev.cofferdam.caselog.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.Instance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** One JSON document that grows while an instance is read; JSON null stands for what is not there or not known. */
final class MetadataDocument {
    private final ActionContext aws;
    private final SideReads reads = new SideReads();
    private final ObjectNode json = Json.object();

    MetadataDocument(ActionContext aws) {
        this.aws = aws;
    }

    ObjectNode of(Instance instance) {
        json.put("captured_at", aws.clock().instant().toString());
        json.put("account", aws.account());
        json.put("region", aws.region());
        json.set("instance", SdkJson.of(instance));
        machine(instance);
        network(instance);
        others(instance);
        reads.unknown().forEach(json.putArray("unknown")::add);
        reads.reasons().forEach(json.putArray("unknown_reasons")::add);
        return json;
    }

    SideReads reads() {
        return reads;
    }

    private void machine(Instance instance) {
        one("instance_type", () -> new Surroundings(aws).type(instance));
        part("attributes", () -> attributes(instance));
        many("volumes", () -> new NetworkAndDisks(aws, instance).volumes());
    }

    private void network(Instance instance) {
        var network = new NetworkAndDisks(aws, instance);
        many("network_interfaces", network::interfaces);
        many("security_groups", network::securityGroups);
        many("security_group_rules", network::securityGroupRules);
        many("addresses", network::addresses);
        many("vpcs", network::vpcs);
        many("subnets", network::subnets);
        many("route_tables", network::routeTables);
        many("network_acls", network::networkAcls);
    }

    private void others(Instance instance) {
        var around = new Surroundings(aws);
        one("auto_scaling", () -> around.autoScaling(instance.instanceId()));
        part("target_groups", () -> registrations(around.targetGroups(instance)));
        one("ssm", () -> around.ssm(instance.instanceId()));
        one("instance_profile", () -> around.profile(instance));
    }

    /** A terminated instance has no attributes left to ask for. */
    private JsonNode attributes(Instance instance) {
        if (InstanceLookup.ends(instance)) return NullNode.getInstance();
        var attributes = new InstanceAttributes(aws);
        var id = instance.instanceId();
        return Json.object()
                .put("DisableApiTermination", attributes.protectsFromTermination(id))
                .put("DisableApiStop", attributes.protectsFromStop(id))
                .put("InstanceInitiatedShutdownBehavior", attributes.shutdownBehavior(id));
    }

    private static JsonNode registrations(List<Registration> registrations) {
        var array = Json.MAPPER.createArrayNode();
        registrations.forEach(r -> array.addObject()
                .set("TargetGroup", SdkJson.of(r.group()))
                .set("TargetHealthDescription", SdkJson.of(r.target())));
        return array;
    }

    private void one(String name, Supplier<Optional<? extends SdkPojo>> read) {
        part(name, () -> read.get().<JsonNode>map(SdkJson::of).orElse(NullNode.getInstance()));
    }

    private void many(String name, Supplier<List<? extends SdkPojo>> read) {
        part(name, () -> {
            var array = Json.MAPPER.createArrayNode();
            read.get().forEach(model -> array.add(SdkJson.of(model)));
            return array;
        });
    }

    private void part(String name, Supplier<JsonNode> read) {
        json.set(name, reads.<JsonNode>read(List.of(name), NullNode.getInstance(), read));
    }
}
