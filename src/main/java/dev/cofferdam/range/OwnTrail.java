package dev.cofferdam.range;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ModelJson;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.service.SimulatedService;
import dev.cofferdam.range.world.TrailEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the responder's own calls into the simulated CloudTrail. */
final class OwnTrail {
    /** The actor's name under which they appear. */
    static final String ACTOR = "responder";

    private static final Pattern READS = Pattern.compile("(Describe|Get|List|Lookup|Search|Generate).*");
    private static final Map<String, Pattern> TYPES = new TreeMap<>(Map.of(
            "AWS::EC2::Instance", Pattern.compile("i-[0-9a-f]+"),
            "AWS::EC2::SecurityGroup", Pattern.compile("sg-[0-9a-f]+"),
            "AWS::EC2::Volume", Pattern.compile("vol-[0-9a-f]+"),
            "AWS::EC2::Snapshot", Pattern.compile("snap-[0-9a-f]+"),
            "AWS::EC2::NetworkInterface", Pattern.compile("eni-[0-9a-f]+"),
            "AWS::EC2::VPC", Pattern.compile("vpc-[0-9a-f]+"),
            "AWS::IAM::AccessKey", Pattern.compile("AKIA[A-Z0-9]{16}")));
    private static final Map<String, String> KEYS = Map.of(
            "userName", "AWS::IAM::User",
            "roleName", "AWS::IAM::Role",
            "autoScalingGroupName", "AWS::AutoScaling::AutoScalingGroup",
            "targetGroupArn", "AWS::ElasticLoadBalancingV2::TargetGroup");

    /** What CloudTrail does not show: what was run on an instance, what was sent to whom. */
    private static final Map<String, List<String>> HIDDEN =
            Map.of("SendCommand", List.of("parameters"), "Publish", List.of("message", "subject"));

    private OwnTrail() {}

    static boolean reads(String operation) {
        return READS.matcher(operation).matches();
    }

    static TrailEvent event(
            Call call,
            SimulatedService<?> service,
            String operation,
            AwsRequest request,
            String requestId,
            @Nullable ServiceError error) {
        var parameters = ModelJson.write(request);
        HIDDEN.getOrDefault(operation, List.of()).stream()
                .filter(parameters::has)
                .forEach(name -> parameters.put(name, "HIDDEN_DUE_TO_SECURITY_REASONS"));
        return new TrailEvent(
                call.ids().uuid(),
                call.now(),
                operation,
                service.eventSource(),
                service.global() ? "us-east-1" : call.region(),
                ACTOR,
                null,
                null,
                reads(operation),
                requestId,
                parameters.isEmpty() ? null : parameters,
                null,
                error == null ? null : (service.prefix().equals("ec2") ? "Client." : "") + error.code(),
                error == null ? null : error.getMessage(),
                subjects(parameters));
    }

    private static List<TrailEvent.Subject> subjects(ObjectNode parameters) {
        var found = new ArrayList<TrailEvent.Subject>();
        collect(parameters, "", found);
        return found.stream().distinct().limit(20).toList();
    }

    private static void collect(JsonNode node, String key, List<TrailEvent.Subject> found) {
        if (node.isString()) {
            var text = node.stringValue();
            if (KEYS.containsKey(key)) found.add(new TrailEvent.Subject(KEYS.get(key), text));
            TYPES.forEach((type, pattern) -> {
                if (pattern.matcher(text).matches()) found.add(new TrailEvent.Subject(type, text));
            });
        }
        if (node.isArray()) node.forEach(item -> collect(item, key, found));
        node.properties().forEach(entry -> collect(entry.getValue(), entry.getKey(), found));
    }
}
