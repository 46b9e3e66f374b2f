package dev.cofferdam.range.autoscaling;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.world.AutoScalingGroup;
import dev.cofferdam.range.world.AutoScalingGroup.Member;
import dev.cofferdam.range.world.Scaling;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingInstanceDetails;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingInstancesRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingInstancesResponse;
import software.amazon.awssdk.services.autoscaling.model.Filter;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.SetDesiredCapacityRequest;
import software.amazon.awssdk.services.autoscaling.model.SetDesiredCapacityResponse;
import software.amazon.awssdk.services.autoscaling.model.SuspendedProcess;
import software.amazon.awssdk.services.autoscaling.model.TagDescription;

/** Auto scaling groups as wholes, and which instances are in them. */
final class Groups extends AutoScalingPart {
    private record Membership(AutoScalingGroup group, Member member) {}

    Groups(Call call) {
        super(call);
    }

    @Override
    public DescribeAutoScalingGroupsResponse describeAutoScalingGroups(DescribeAutoScalingGroupsRequest request) {
        var names = request.autoScalingGroupNames();
        var found = world.autoScalingGroups().stream()
                .filter(g -> names.isEmpty() || names.contains(g.name()))
                .filter(g -> request.filters().stream().allMatch(f -> matches(g, f)))
                .toList();
        var page = Page.of(found, size(request.maxRecords(), 100), request.nextToken(), badToken());
        return DescribeAutoScalingGroupsResponse.builder()
                .autoScalingGroups(page.items().stream().map(this::shape).toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public DescribeAutoScalingInstancesResponse describeAutoScalingInstances(
            DescribeAutoScalingInstancesRequest request) {
        var found = world.autoScalingGroups().stream()
                .flatMap(g -> g.members().stream().map(m -> new Membership(g, m)))
                .filter(m -> request.instanceIds().isEmpty()
                        || request.instanceIds().contains(m.member().instance()))
                .toList();
        var page = Page.of(found, size(request.maxRecords(), 50), request.nextToken(), badToken());
        return DescribeAutoScalingInstancesResponse.builder()
                .autoScalingInstances(page.items().stream().map(this::details).toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public SetDesiredCapacityResponse setDesiredCapacity(SetDesiredCapacityRequest request) {
        var group = group(request.autoScalingGroupName());
        var wanted = request.desiredCapacity();
        if (wanted == null) throw invalid("DesiredCapacity is required");
        if (wanted < group.min()) {
            throw invalid("New SetDesiredCapacity value %d is below min value %d for the AutoScalingGroup."
                    .formatted(wanted, group.min()));
        }
        if (wanted > group.max()) {
            throw invalid("New SetDesiredCapacity value %d is above max value %d for the AutoScalingGroup."
                    .formatted(wanted, group.max()));
        }
        Scaling.setDesired(call.moment(), group.name(), wanted);
        return SetDesiredCapacityResponse.builder().build();
    }

    private static int size(@org.jspecify.annotations.Nullable Integer asked, int max) {
        if (asked == null) return 50;
        if (asked >= 1 && asked <= max) return asked;
        throw invalid("MaxRecords must be between 1 and " + max);
    }

    private static boolean matches(AutoScalingGroup group, Filter filter) {
        if (filter.name().startsWith("tag:")) {
            return Stream.ofNullable(group.tags().get(filter.name().substring("tag:".length())))
                    .anyMatch(filter.values()::contains);
        }
        return switch (filter.name()) {
            case "tag-key" -> group.tags().keySet().stream().anyMatch(filter.values()::contains);
            case "tag-value" -> group.tags().values().stream().anyMatch(filter.values()::contains);
            default -> throw invalid("Filter type " + filter.name() + " is not correct.");
        };
    }

    private software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup shape(AutoScalingGroup group) {
        return software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup.builder()
                .autoScalingGroupName(group.name())
                .autoScalingGroupARN(arn(group))
                .minSize(group.min())
                .desiredCapacity(group.desired())
                .maxSize(group.max())
                .defaultCooldown(300)
                .healthCheckType(group.healthCheck())
                .healthCheckGracePeriod(120)
                .createdTime(group.created())
                .launchTemplate(template(group))
                .availabilityZones(group.subnets().stream()
                        .map(s -> world.subnets().get(s).zone())
                        .distinct()
                        .toList())
                .vpcZoneIdentifier(String.join(",", group.subnets()))
                .targetGroupARNs(group.targetGroups())
                .loadBalancerNames(List.of())
                .terminationPolicies("Default")
                .newInstancesProtectedFromScaleIn(false)
                .suspendedProcesses(group.suspended().stream()
                        .map(p -> SuspendedProcess.builder()
                                .processName(p)
                                .suspensionReason("User suspended at " + call.now())
                                .build())
                        .toList())
                .instances(group.members().stream()
                        .map(m -> Instance.builder()
                                .instanceId(m.instance())
                                .instanceType(group.launch().type())
                                .availabilityZone(zone(m.instance()))
                                .lifecycleState(m.lifecycle().awsName())
                                .healthStatus(m.healthy() ? "Healthy" : "Unhealthy")
                                .protectedFromScaleIn(m.protectedFromScaleIn())
                                .launchTemplate(template(group))
                                .build())
                        .toList())
                .tags(group.tags().entrySet().stream()
                        .map(t -> TagDescription.builder()
                                .resourceId(group.name())
                                .resourceType("auto-scaling-group")
                                .key(t.getKey())
                                .value(t.getValue())
                                .propagateAtLaunch(true)
                                .build())
                        .toList())
                .build();
    }

    private AutoScalingInstanceDetails details(Membership membership) {
        var member = membership.member();
        return AutoScalingInstanceDetails.builder()
                .autoScalingGroupName(membership.group().name())
                .instanceId(member.instance())
                .instanceType(membership.group().launch().type())
                .availabilityZone(zone(member.instance()))
                .lifecycleState(member.lifecycle().awsName())
                .healthStatus(member.healthy() ? "HEALTHY" : "UNHEALTHY")
                .protectedFromScaleIn(member.protectedFromScaleIn())
                .launchTemplate(template(membership.group()))
                .build();
    }
}
