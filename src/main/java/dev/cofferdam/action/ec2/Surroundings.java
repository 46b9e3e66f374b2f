package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingInstanceDetails;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceIpv6Address;
import software.amazon.awssdk.services.ec2.model.InstancePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.InstanceInformationStringFilter;

/** What other services know of an instance. Each of them may deny it by itself. */
final class Surroundings {
    /** A target group and the instance as one of its targets. */
    record Registration(TargetGroup group, TargetHealthDescription target) {}

    private final ActionContext aws;

    Surroundings(ActionContext aws) {
        this.aws = aws;
    }

    Optional<AutoScalingInstanceDetails> autoScaling(String instance) {
        return aws
                .client(AutoScalingClient.class)
                .describeAutoScalingInstances(r -> r.instanceIds(instance))
                .autoScalingInstances()
                .stream()
                .findFirst();
    }

    /**
     * Target groups name instances either by id or by one of their addresses. Addresses may be registered from another
     * VPC, so only groups that go by id are chosen by VPC.
     */
    List<Registration> targetGroups(Instance instance) {
        var elb = aws.client(ElasticLoadBalancingV2Client.class);
        var targets = Stream.concat(Stream.of(instance.instanceId()), addresses(instance))
                .collect(Collectors.toSet());
        return elb.describeTargetGroupsPaginator(r -> {}).targetGroups().stream()
                .filter(group -> mayHold(group, instance))
                .flatMap(group -> registered(elb, group, targets))
                .toList();
    }

    Optional<InstanceInformation> ssm(String instance) {
        var onlyThis = InstanceInformationStringFilter.builder()
                .key("InstanceIds")
                .values(instance)
                .build();
        return aws
                .client(SsmClient.class)
                .describeInstanceInformation(r -> r.filters(onlyThis))
                .instanceInformationList()
                .stream()
                .findFirst();
    }

    /** Empty when the instance has none, or one that was deleted since. */
    Optional<InstanceProfile> profile(Instance instance) {
        if (instance.iamInstanceProfile() == null) return Optional.empty();
        var arn = instance.iamInstanceProfile().arn();
        try {
            return Optional.of(aws.client(IamClient.class)
                    .getInstanceProfile(r -> r.instanceProfileName(arn.substring(arn.lastIndexOf('/') + 1)))
                    .instanceProfile());
        } catch (NoSuchEntityException _) {
            return Optional.empty();
        }
    }

    Optional<InstanceTypeInfo> type(Instance instance) {
        return aws
                .client(Ec2Client.class)
                .describeInstanceTypes(r -> r.instanceTypesWithStrings(instance.instanceTypeAsString()))
                .instanceTypes()
                .stream()
                .findFirst();
    }

    private static boolean mayHold(TargetGroup group, Instance instance) {
        return switch (group.targetType()) {
            case INSTANCE -> group.vpcId() == null || group.vpcId().equals(instance.vpcId());
            case IP -> true;
            case LAMBDA, ALB, UNKNOWN_TO_SDK_VERSION -> false;
        };
    }

    private static Stream<Registration> registered(
            ElasticLoadBalancingV2Client elb, TargetGroup group, Set<String> targets) {
        try {
            return elb
                    .describeTargetHealth(r -> r.targetGroupArn(group.targetGroupArn()))
                    .targetHealthDescriptions()
                    .stream()
                    .filter(d -> targets.contains(d.target().id()))
                    .map(d -> new Registration(group, d));
        } catch (TargetGroupNotFoundException _) {
            return Stream.empty(); // deleted since it was listed
        }
    }

    private static Stream<String> addresses(Instance instance) {
        return instance.networkInterfaces().stream()
                .flatMap(n -> Stream.concat(
                        n.privateIpAddresses().stream().map(InstancePrivateIpAddress::privateIpAddress),
                        n.ipv6Addresses().stream().map(InstanceIpv6Address::ipv6Address)));
    }
}
