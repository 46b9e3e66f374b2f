package dev.cofferdam.action.aws;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ResourceGraph.Kind;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceIpv6Address;
import software.amazon.awssdk.services.ec2.model.InstancePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Instances as EC2 tells them. */
final class Machines {
    private final ActionContext aws;
    private final Drawing drawing;

    Machines(ActionContext aws, Drawing drawing) {
        this.aws = aws;
        this.drawing = drawing;
    }

    /** @throws ActionException when there is none */
    Instance get(String id) {
        try {
            return aws.client(Ec2Client.class).describeInstances(r -> r.instanceIds(id)).reservations().stream()
                    .flatMap(r -> r.instances().stream())
                    .findFirst()
                    .orElseThrow(() -> missing(id));
        } catch (AwsServiceException e) {
            if (e.awsErrorDetails() != null
                    && "InvalidInstanceID.NotFound".equals(e.awsErrorDetails().errorCode())) throw missing(id);
            throw e;
        }
    }

    private ActionException missing(String id) {
        return new ActionException(
                "NoSuchInstance",
                "There is no instance %s in %s. Look whether it is another region, and whether it was terminated more than an hour ago."
                        .formatted(id, aws.region()));
    }

    /** Those that have the profile and are not ended, drawn as depending on it. */
    void withProfile(String profileArn) {
        var has = Filter.builder()
                .name("iam-instance-profile.arn")
                .values(profileArn)
                .build();
        aws.client(Ec2Client.class).describeInstancesPaginator(r -> r.filters(has)).reservations().stream()
                .flatMap(r -> r.instances().stream())
                .filter(i -> !i.state().nameAsString().equals("terminated"))
                .sorted(Comparator.comparing(Instance::instanceId))
                .forEach(i -> {
                    drawing.dependent(i.instanceId(), Kind.INSTANCE, name(i), facts(i));
                    drawing.edge(i.instanceId(), profileArn, "has");
                });
    }

    static String name(Instance instance) {
        return tag(instance, "Name")
                .map(n -> "%s (%s)".formatted(n, instance.instanceId()))
                .orElse(instance.instanceId());
    }

    static Map<String, String> facts(Instance instance) {
        return Facts.of("state", instance.state().nameAsString())
                .and("type", instance.instanceTypeAsString())
                .and("private address", instance.privateIpAddress())
                .and("public address", instance.publicIpAddress())
                .and("VPC", instance.vpcId())
                .and(
                        "tags",
                        instance.tags().stream()
                                .filter(t -> !t.key().startsWith("aws:"))
                                .map(t -> t.key() + "=" + t.value())
                                .sorted()
                                .toList())
                .told();
    }

    static Collection<String> groups(Instance instance) {
        return instance.networkInterfaces().stream()
                .flatMap(n -> n.groups().stream())
                .map(GroupIdentifier::groupId)
                .distinct()
                .sorted()
                .toList();
    }

    static List<String> addresses(Instance instance) {
        return instance.networkInterfaces().stream()
                .flatMap(n -> Stream.concat(
                        n.privateIpAddresses().stream().map(InstancePrivateIpAddress::privateIpAddress),
                        n.ipv6Addresses().stream().map(InstanceIpv6Address::ipv6Address)))
                .sorted()
                .toList();
    }

    private static Optional<String> tag(Instance instance, String key) {
        return instance.tags().stream()
                .filter(t -> t.key().equals(key))
                .map(Tag::value)
                .filter(v -> v != null && !v.isEmpty())
                .findFirst();
    }
}
