package dev.cofferdam.servers;

import static dev.cofferdam.servers.Fact.at;
import static dev.cofferdam.servers.Fact.each;
import static dev.cofferdam.servers.Fact.json;
import static dev.cofferdam.servers.Fact.that;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.autoscaling.DetachInstance;
import dev.cofferdam.action.autoscaling.EnterStandby;
import dev.cofferdam.action.autoscaling.ExitStandby;
import dev.cofferdam.action.autoscaling.GroupMembership;
import dev.cofferdam.action.autoscaling.SuspendProcesses;
import dev.cofferdam.action.elb.DeregisterInstance;
import dev.cofferdam.action.elbv2.DeregisterTargets;
import dev.cofferdam.servers.ChangeCase.Situation;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancing.model.Instance;
import software.amazon.awssdk.services.elasticloadbalancing.model.Listener;
import tools.jackson.databind.JsonNode;

/** How the changing actions of {@code action.autoscaling}, {@code action.elb} and {@code action.elbv2} are tried. */
final class FleetCases {
    private static final String GROUP = "/AutoScalingGroups/0";

    private FleetCases() {}

    static List<Case> all() {
        return List.of(
                new ChangeCase<>(new DetachInstance(), FleetCases::detach),
                new ChangeCase<>(new EnterStandby(), FleetCases::enterStandby),
                new ChangeCase<>(new ExitStandby(), FleetCases::exitStandby),
                new ChangeCase<>(new SuspendProcesses(), FleetCases::suspendProcesses),
                new ChangeCase<>(new DeregisterInstance(), FleetCases::deregisterFromClassic),
                new ChangeCase<>(new DeregisterTargets(), FleetCases::deregister));
    }

    private static Situation<DetachInstance.In, GroupMembership> detach(Server server) {
        var instance = server.account().scaledInstance();
        return new Situation<>(
                new DetachInstance.In(instance, true),
                List.of(
                        capacity(server).becomes(n -> json(n.intValue() - 1)),
                        members(server)
                                .becomes(members -> json(members.valueStream()
                                        .filter(m -> !m.asString().startsWith(instance))
                                        .toList())),
                        Ec2Cases.state(instance)),
                out -> assertThat(out.asgName()).isEmpty());
    }

    private static Situation<EnterStandby.In, GroupMembership> enterStandby(Server server) {
        var instance = server.account().scaledInstance();
        return new Situation<>(
                new EnterStandby.In(instance, true),
                List.of(
                        capacity(server).becomes(n -> json(n.intValue() - 1)),
                        members(server).becomes(replaced(instance + " InService", instance + " Standby")),
                        Ec2Cases.state(instance)),
                out -> assertThat(out.lifecycleState()).isEqualTo("Standby"));
    }

    private static Situation<ExitStandby.In, GroupMembership> exitStandby(Server server) {
        var instance = server.account().scaledInstance();
        var group = server.account().scalingGroup();
        server.client(AutoScalingClient.class)
                .enterStandby(
                        r -> r.autoScalingGroupName(group).instanceIds(instance).shouldDecrementDesiredCapacity(true));
        server.settle();
        return new Situation<>(
                new ExitStandby.In(instance),
                List.of(
                        capacity(server).becomes(n -> json(n.intValue() + 1)),
                        members(server).becomes(replaced(instance + " Standby", instance + " InService")),
                        Ec2Cases.state(instance)),
                out -> assertThat(out.lifecycleState()).isEqualTo("InService"));
    }

    private static Situation<SuspendProcesses.In, SuspendProcesses.Out> suspendProcesses(Server server) {
        var group = server.account().scalingGroup();
        server.client(AutoScalingClient.class)
                .suspendProcesses(r -> r.autoScalingGroupName(group).scalingProcesses("AZRebalance"));
        return new Situation<>(
                new SuspendProcesses.In(group, null),
                List.of(
                        that("what is suspended", group(server), each(GROUP + "/SuspendedProcesses", "/ProcessName"))
                                .becomes(List.of("AZRebalance", "ReplaceUnhealthy", "Terminate")),
                        capacity(server)),
                out -> assertThat(out.suspended()).isTrue());
    }

    private static Situation<DeregisterInstance.In, DeregisterInstance.Out> deregisterFromClassic(Server server) {
        var instance = server.account().instance();
        var subnet = server.account().subnet();
        var elb = server.client(ElasticLoadBalancingClient.class);
        elb.createLoadBalancer(r -> r.loadBalancerName("old-shop")
                .subnets(subnet)
                .listeners(Listener.builder()
                        .protocol("HTTP")
                        .loadBalancerPort(80)
                        .instancePort(8080)
                        .build()));
        elb.registerInstancesWithLoadBalancer(r -> r.loadBalancerName("old-shop")
                .instances(Instance.builder().instanceId(instance).build()));
        return new Situation<>(
                new DeregisterInstance.In(instance, "old-shop"),
                List.of(
                        that(
                                        "its instances",
                                        new Read(
                                                "elb",
                                                "DescribeLoadBalancers",
                                                "LoadBalancerNames",
                                                List.of("old-shop")),
                                        each("/LoadBalancerDescriptions/0/Instances", "/InstanceId"))
                                .becomes(List.of()),
                        Ec2Cases.state(instance)),
                out -> assertThat(out.deregistered()).isTrue());
    }

    private static Situation<DeregisterTargets.In, DeregisterTargets.Out> deregister(Server server) {
        var group = server.account().targetGroup();
        var instance = server.account().instance();
        return new Situation<>(
                new DeregisterTargets.In(instance, List.of(group)),
                List.of(
                        that(
                                        "its targets",
                                        new Read("elbv2", "DescribeTargetHealth", "TargetGroupArn", group),
                                        each("/TargetHealthDescriptions", "/Target/Id", "/Target/Port"))
                                .becomes(targets -> json(targets.valueStream()
                                        .filter(t -> !t.asString().startsWith(instance))
                                        .toList())),
                        Ec2Cases.state(instance)),
                out -> assertThat(out.registered()).isFalse());
    }

    private static Fact capacity(Server server) {
        return that("the desired capacity", group(server), at(GROUP + "/DesiredCapacity"));
    }

    private static Fact members(Server server) {
        return that("its members", group(server), each(GROUP + "/Instances", "/InstanceId", "/LifecycleState"));
    }

    private static Read group(Server server) {
        return new Read(
                "autoscaling",
                "DescribeAutoScalingGroups",
                "AutoScalingGroupNames",
                List.of(server.account().scalingGroup()));
    }

    private static UnaryOperator<JsonNode> replaced(String former, String now) {
        return items -> json(items.valueStream()
                .map(item -> item.asString().equals(former) ? now : item.asString())
                .sorted()
                .toList());
    }
}
