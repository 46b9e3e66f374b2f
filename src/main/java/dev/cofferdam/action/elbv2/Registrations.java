package dev.cofferdam.action.elbv2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;

/** Finds the target groups that an instance is in; AWS has no way to ask for them, so all are looked through. */
final class Registrations {
    private final ActionContext aws;
    private final ElasticLoadBalancingV2Client balancing;

    Registrations(ActionContext aws) {
        this.aws = aws;
        this.balancing = aws.client(ElasticLoadBalancingV2Client.class);
    }

    /**
     * Sorted by group and target.
     *
     * @param targetGroups ARNs; empty: all there are
     */
    List<RegisteredTarget> of(String instanceId, List<String> targetGroups) {
        var instance = instance(instanceId)
                .orElseThrow(() -> new ActionException(
                        "NoSuchInstance",
                        "There is no instance %s in %s of account %s. Check the id and the region."
                                .formatted(instanceId, aws.region(), aws.account())));
        return groups(targetGroups)
                .sorted(Comparator.comparing(TargetGroup::targetGroupArn))
                .flatMap(group -> in(group.targetGroupArn()).orElse(List.of()).stream()
                        .filter(t -> isOf(instance, group, t.description()))
                        .sorted(Comparator.comparing(t -> t.leaves().attribute())))
                .toList();
    }

    /** All targets of a group; empty, too, when there is no such group. */
    Optional<List<RegisteredTarget>> in(String targetGroup) {
        try {
            return Optional.of(all(targetGroup).toList());
        } catch (TargetGroupNotFoundException _) {
            return Optional.empty();
        }
    }

    /** As EC2 names it; empty: there is none. */
    Optional<String> stateOf(String instance) {
        return instance(instance).map(i -> i.state().nameAsString());
    }

    private Stream<TargetGroup> groups(List<String> arns) {
        // a filter of more than twenty is refused, and a list of a responder is short
        return arns.isEmpty()
                ? balancing.describeTargetGroupsPaginator().targetGroups().stream()
                : balancing.describeTargetGroups(r -> r.targetGroupArns(arns)).targetGroups().stream();
    }

    private Stream<RegisteredTarget> all(String targetGroup) {
        aws.progress("Looking through " + targetGroup);
        return balancing.describeTargetHealth(r -> r.targetGroupArn(targetGroup)).targetHealthDescriptions().stream()
                .map(health -> RegisteredTarget.of(targetGroup, health));
    }

    /**
     * An address is the instance's in its own VPC, or where the target is said to be outside of the group's. Source:
     * Elastic Load Balancing API Reference, TargetDescription.
     */
    private static boolean isOf(Instance instance, TargetGroup group, TargetDescription target) {
        return switch (group.targetType()) {
            case INSTANCE -> target.id().equals(instance.instanceId());
            case IP ->
                instance.networkInterfaces().stream()
                        .filter(n -> n.vpcId().equals(group.vpcId()) || "all".equals(target.availabilityZone()))
                        .flatMap(Registrations::addresses)
                        .anyMatch(target.id()::equals);
            case LAMBDA, ALB, UNKNOWN_TO_SDK_VERSION -> false;
        };
    }

    private static Stream<String> addresses(InstanceNetworkInterface n) {
        return Stream.concat(
                Stream.concat(
                        Stream.ofNullable(n.privateIpAddress()),
                        n.privateIpAddresses().stream().map(a -> a.privateIpAddress())),
                n.ipv6Addresses().stream().map(a -> a.ipv6Address()));
    }

    private Optional<Instance> instance(String id) {
        try {
            return aws.client(Ec2Client.class).describeInstances(r -> r.instanceIds(id)).reservations().stream()
                    .flatMap(r -> r.instances().stream())
                    .findFirst();
        } catch (Ec2Exception e) {
            if (e.awsErrorDetails().errorCode().equals("InvalidInstanceID.NotFound")) return Optional.empty();
            throw e;
        }
    }
}
