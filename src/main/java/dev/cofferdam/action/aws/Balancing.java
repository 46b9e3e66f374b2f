package dev.cofferdam.action.aws;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ResourceGraph.Kind;
import dev.cofferdam.action.SideReads;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/** Draws what sends traffic to an instance, or keeps it among others. */
final class Balancing {
    private final ActionContext aws;
    private final Drawing drawing;
    private final SideReads reads;

    Balancing(ActionContext aws, Drawing drawing, SideReads reads) {
        this.aws = aws;
        this.drawing = drawing;
        this.reads = reads;
    }

    void of(Instance instance) {
        reads.run("auto scaling group of " + instance.instanceId(), () -> scaling(instance));
        reads.run("target groups with " + instance.instanceId(), () -> targetGroups(instance));
        reads.run("classic load balancers with " + instance.instanceId(), () -> classic(instance));
    }

    /** Those that are in a security group. */
    void in(String group) {
        reads.run("load balancers in " + group, () -> {
            loadBalancers().stream()
                    .filter(b -> b.securityGroups().contains(group))
                    .forEach(b -> dependsOn(b, group, "is in"));
        });
    }

    private void scaling(Instance instance) {
        aws.client(AutoScalingClient.class)
                .describeAutoScalingInstances(r -> r.instanceIds(instance.instanceId()))
                .autoScalingInstances()
                .forEach(member -> {
                    var id = "scaling-group:" + member.autoScalingGroupName();
                    drawing.dependent(
                            id,
                            Kind.SCALING_GROUP,
                            member.autoScalingGroupName(),
                            Facts.of("state of the instance", member.lifecycleState())
                                    .told());
                    drawing.edge(id, instance.instanceId(), "holds");
                });
    }

    private void targetGroups(Instance instance) {
        var elb = aws.client(ElasticLoadBalancingV2Client.class);
        var named = new ArrayList<>(Machines.addresses(instance));
        named.add(instance.instanceId());
        var possible = elb.describeTargetGroupsPaginator(r -> {}).targetGroups().stream()
                .filter(g -> mayHold(g, instance))
                .sorted(Comparator.comparing(TargetGroup::targetGroupArn))
                .toList();
        var targets = AtOnce.each(possible, g -> targets(elb, g));
        var balancers = possible.isEmpty() ? List.<LoadBalancer>of() : loadBalancers();
        for (var i = 0; i < possible.size(); i++) holds(possible.get(i), targets.get(i), named, balancers, instance);
    }

    private void holds(
            TargetGroup group,
            Supplier<List<TargetHealthDescription>> targets,
            Collection<String> named,
            List<LoadBalancer> balancers,
            Instance instance) {
        var found = reads.read(List.of("targets of " + group.targetGroupArn()), List.of(), targets);
        for (var target : found) {
            if (!named.contains(target.target().id())) continue;
            var arn = group.targetGroupArn();
            drawing.dependent(
                    arn,
                    Kind.TARGET_GROUP,
                    group.targetGroupName(),
                    Facts.of("health of the instance", target.targetHealth().stateAsString())
                            .and("targets", String.valueOf(found.size()))
                            .told());
            drawing.edge(
                    arn,
                    instance.instanceId(),
                    "sends to it by port " + target.target().port());
            balancers.stream()
                    .filter(b -> group.loadBalancerArns().contains(b.loadBalancerArn()))
                    .forEach(b -> dependsOn(b, arn, "sends to"));
        }
    }

    private static boolean mayHold(TargetGroup group, Instance instance) {
        if (group.targetType() == TargetTypeEnum.IP) return true;
        return group.targetType() == TargetTypeEnum.INSTANCE
                && (group.vpcId() == null || group.vpcId().equals(instance.vpcId()));
    }

    /** None of one that was deleted since it was listed. */
    private static List<TargetHealthDescription> targets(ElasticLoadBalancingV2Client elb, TargetGroup group) {
        try {
            return elb.describeTargetHealth(r -> r.targetGroupArn(group.targetGroupArn()))
                    .targetHealthDescriptions();
        } catch (TargetGroupNotFoundException _) {
            return List.of();
        }
    }

    private List<LoadBalancer> loadBalancers() {
        return aws
                .client(ElasticLoadBalancingV2Client.class)
                .describeLoadBalancersPaginator(r -> {})
                .loadBalancers()
                .stream()
                .sorted(Comparator.comparing(LoadBalancer::loadBalancerArn))
                .toList();
    }

    private void dependsOn(LoadBalancer balancer, String on, String relation) {
        drawing.dependent(
                balancer.loadBalancerArn(),
                Kind.LOAD_BALANCER,
                balancer.loadBalancerName(),
                Facts.of("address", balancer.dnsName())
                        .and("scheme", balancer.schemeAsString())
                        .and("type", balancer.typeAsString())
                        .told());
        drawing.edge(balancer.loadBalancerArn(), on, relation);
    }

    private void classic(Instance instance) {
        aws
                .client(ElasticLoadBalancingClient.class)
                .describeLoadBalancersPaginator(r -> {})
                .loadBalancerDescriptions()
                .stream()
                .filter(b -> b.instances().stream().anyMatch(i -> i.instanceId().equals(instance.instanceId())))
                .sorted(Comparator.comparing(LoadBalancerDescription::loadBalancerName))
                .forEach(b -> {
                    var id = "classic-load-balancer:" + b.loadBalancerName();
                    drawing.dependent(
                            id,
                            Kind.LOAD_BALANCER,
                            b.loadBalancerName(),
                            Facts.of("address", b.dnsName())
                                    .and("type", "classic")
                                    .told());
                    drawing.edge(id, instance.instanceId(), "sends to it");
                });
    }
}
