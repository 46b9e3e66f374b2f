package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.SideReads;
import dev.cofferdam.action.ec2.Surroundings.Registration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingInstanceDetails;
import software.amazon.awssdk.services.ec2.model.DeviceType;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.HttpTokensState;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceBlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.InstanceLifecycleType;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.ssm.model.PingStatus;

/** Gathers what is to be told of an instance; the order within each list is the same every time. */
final class InstanceDescription {
    private final ActionContext aws;
    private final Surroundings around;
    private final SideReads reads = new SideReads();

    InstanceDescription(ActionContext aws) {
        this.aws = aws;
        this.around = new Surroundings(aws);
    }

    DescribeInstance.Out of(Instance instance) {
        var id = instance.instanceId();
        var member = reads.read(
                List.of("asg_name", "asg_lifecycle_state"),
                Optional.<AutoScalingInstanceDetails>empty(),
                () -> around.autoScaling(id));
        var registrations =
                reads.read(List.of("target_group_arns"), List.<Registration>of(), () -> around.targetGroups(instance));
        var agent = reads.read(
                List.of("ssm_online"),
                Optional.<PingStatus>empty(),
                () -> around.ssm(id).map(s -> s.pingStatus()));
        var profile =
                reads.read(List.of("role_name"), Optional.<InstanceProfile>empty(), () -> around.profile(instance));
        var type = reads.read(
                List.of("has_instance_store"), Optional.<InstanceTypeInfo>empty(), () -> around.type(instance));
        var terminationProtected = reads.read(List.of("termination_protection"), false, () -> protects(instance));
        return new DescribeInstance.Out(
                new InstanceLookup(aws).arn(id),
                instance.state().nameAsString(),
                instance.instanceTypeAsString(),
                text(instance.imageId()),
                instance.launchTime().toString(),
                text(instance.privateIpAddress()),
                text(instance.publicIpAddress()),
                text(instance.vpcId()),
                text(instance.subnetId()),
                instance.placement() == null ? "" : text(instance.placement().availabilityZone()),
                text(instance.keyName()),
                interfaces(instance)
                        .map(InstanceNetworkInterface::networkInterfaceId)
                        .toList(),
                interfaces(instance)
                        .flatMap(n -> n.groups().stream())
                        .map(GroupIdentifier::groupId)
                        .distinct()
                        .toList(),
                volumes(instance),
                instance.rootDeviceTypeAsString(),
                instance.rootDeviceType() == DeviceType.INSTANCE_STORE
                        || type.map(InstanceTypeInfo::instanceStorageSupported).orElse(false),
                tags(instance),
                profile.flatMap(p -> p.roles().stream().findFirst())
                        .map(Role::roleName)
                        .orElse(""),
                instance.iamInstanceProfile() == null
                        ? ""
                        : instance.iamInstanceProfile().arn(),
                member.map(AutoScalingInstanceDetails::autoScalingGroupName).orElse(""),
                member.map(AutoScalingInstanceDetails::lifecycleState).orElse(""),
                registrations.stream()
                        .map(Registration::group)
                        .map(TargetGroup::targetGroupArn)
                        .distinct()
                        .sorted()
                        .toList(),
                agent.filter(PingStatus.ONLINE::equals).isPresent(),
                instance.metadataOptions() != null
                        && instance.metadataOptions().httpTokens() == HttpTokensState.REQUIRED,
                terminationProtected,
                instance.instanceLifecycle() == InstanceLifecycleType.SPOT,
                reads.unknown(),
                reads.reasons());
    }

    /** EBS volumes in the order of their devices, the root device before all. */
    static List<String> volumes(Instance instance) {
        return instance.blockDeviceMappings().stream()
                .filter(m -> m.ebs() != null)
                .sorted(Comparator.comparing((InstanceBlockDeviceMapping m) ->
                                !m.deviceName().equals(instance.rootDeviceName()))
                        .thenComparing(InstanceBlockDeviceMapping::deviceName))
                .map(m -> m.ebs().volumeId())
                .toList();
    }

    private static Stream<InstanceNetworkInterface> interfaces(Instance instance) {
        return instance.networkInterfaces().stream()
                .sorted(Comparator.comparingInt((InstanceNetworkInterface n) -> card(n))
                        .thenComparing(n -> n.attachment().deviceIndex()));
    }

    private static int card(InstanceNetworkInterface networkInterface) {
        var card = networkInterface.attachment().networkCardIndex();
        return card == null ? 0 : card;
    }

    /** A terminated instance has no attributes left to ask for. */
    private boolean protects(Instance instance) {
        return !InstanceLookup.ends(instance)
                && new InstanceAttributes(aws).protectsFromTermination(instance.instanceId());
    }

    private static Map<String, String> tags(Instance instance) {
        var tags = new TreeMap<String, String>();
        instance.tags().forEach(t -> tags.put(t.key(), text(t.value())));
        return Collections.unmodifiableMap(tags);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
