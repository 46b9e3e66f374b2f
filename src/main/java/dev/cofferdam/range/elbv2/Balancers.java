package dev.cofferdam.range.elbv2;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.LoadBalancer;
import dev.cofferdam.range.world.TargetGroup;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;

/** Load balancers and target groups. */
final class Balancers extends Elbv2Part {
    Balancers(Call call) {
        super(call);
    }

    @Override
    public DescribeLoadBalancersResponse describeLoadBalancers(DescribeLoadBalancersRequest request) {
        request.loadBalancerArns().forEach(this::loadBalancer);
        for (var name : request.names()) {
            if (world.loadBalancers().stream().noneMatch(b -> b.name().equals(name))) {
                throw new ServiceError("LoadBalancerNotFound", "Load balancers '[%s]' not found".formatted(name));
            }
        }
        var found = world.loadBalancers().stream()
                .filter(b -> request.loadBalancerArns().isEmpty()
                        || request.loadBalancerArns().contains(b.arn()))
                .filter(b -> request.names().isEmpty() || request.names().contains(b.name()))
                .toList();
        var page = Page.of(found, request.pageSize(), request.marker(), invalid("Invalid marker"));
        return DescribeLoadBalancersResponse.builder()
                .loadBalancers(page.items().stream().map(this::shape).toList())
                .nextMarker(page.next())
                .build();
    }

    @Override
    public DescribeTargetGroupsResponse describeTargetGroups(DescribeTargetGroupsRequest request) {
        request.targetGroupArns().forEach(this::targetGroup);
        for (var name : request.names()) {
            if (world.targetGroups().stream().noneMatch(g -> g.name().equals(name))) throw noTargetGroup();
        }
        if (request.loadBalancerArn() != null) loadBalancer(request.loadBalancerArn());
        var found = world.targetGroups().stream()
                .filter(g -> request.targetGroupArns().isEmpty()
                        || request.targetGroupArns().contains(g.arn()))
                .filter(g -> request.names().isEmpty() || request.names().contains(g.name()))
                .filter(g -> request.loadBalancerArn() == null
                        || request.loadBalancerArn().equals(g.loadBalancer()))
                .toList();
        var page = Page.of(found, request.pageSize(), request.marker(), invalid("Invalid marker"));
        return DescribeTargetGroupsResponse.builder()
                .targetGroups(page.items().stream().map(Balancers::shape).toList())
                .nextMarker(page.next())
                .build();
    }

    @Override
    public DescribeTargetGroupAttributesResponse describeTargetGroupAttributes(
            DescribeTargetGroupAttributesRequest request) {
        var group = targetGroup(request.targetGroupArn());
        var attributes = new TreeMap<>(Map.of(
                "deregistration_delay.timeout_seconds",
                String.valueOf(group.delay().toSeconds()),
                "stickiness.enabled",
                "false",
                "load_balancing.algorithm.type",
                "round_robin",
                "slow_start.duration_seconds",
                "0"));
        return DescribeTargetGroupAttributesResponse.builder()
                .attributes(attributes.entrySet().stream()
                        .map(a -> TargetGroupAttribute.builder()
                                .key(a.getKey())
                                .value(a.getValue())
                                .build())
                        .toList())
                .build();
    }

    private LoadBalancer loadBalancer(String arn) {
        return world.loadBalancers()
                .find(arn)
                .orElseThrow(() ->
                        new ServiceError("LoadBalancerNotFound", "Load balancers '[%s]' not found".formatted(arn)));
    }

    private software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer shape(LoadBalancer balancer) {
        return software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer.builder()
                .loadBalancerArn(balancer.arn())
                .loadBalancerName(balancer.name())
                .dnsName(balancer.dnsName())
                .vpcId(balancer.vpc())
                .scheme("internet-facing")
                .type("application")
                .ipAddressType("ipv4")
                .state(s -> s.code("active"))
                .createdTime(balancer.created())
                .securityGroups(balancer.groups())
                .availabilityZones(balancer.subnets().stream()
                        .map(s -> AvailabilityZone.builder()
                                .subnetId(s)
                                .zoneName(world.subnets().get(s).zone())
                                .build())
                        .toList())
                .build();
    }

    private static software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup shape(TargetGroup group) {
        return software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup.builder()
                .targetGroupArn(group.arn())
                .targetGroupName(group.name())
                .protocol(group.protocol())
                .protocolVersion("HTTP1")
                .port(group.port())
                .vpcId(group.vpc())
                .targetType(group.type())
                .ipAddressType("ipv4")
                .healthCheckEnabled(true)
                .healthCheckPath("/health")
                .healthCheckPort("traffic-port")
                .healthCheckProtocol("HTTP")
                .healthCheckIntervalSeconds(30)
                .healthCheckTimeoutSeconds(5)
                .healthyThresholdCount(2)
                .unhealthyThresholdCount(2)
                .loadBalancerArns(group.loadBalancer() == null ? List.of() : List.of(group.loadBalancer()))
                .build();
    }
}
