package dev.cofferdam.range.ec2;

import dev.cofferdam.range.world.Instance;
import dev.cofferdam.range.world.NetworkInterface;
import dev.cofferdam.range.world.Volume;
import dev.cofferdam.range.world.World;
import software.amazon.awssdk.services.ec2.model.AttachmentStatus;
import software.amazon.awssdk.services.ec2.model.DeviceType;
import software.amazon.awssdk.services.ec2.model.HttpTokensState;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfile;
import software.amazon.awssdk.services.ec2.model.InstanceBlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.InstanceLifecycleType;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataEndpointState;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataOptionsResponse;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataOptionsState;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InstancePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.InstanceState;
import software.amazon.awssdk.services.ec2.model.MonitoringState;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceStatus;

/** An instance as {@code DescribeInstances} shows it. */
final class InstanceShape {
    /** The device of every instance's root volume. */
    static final String ROOT = "/dev/xvda";

    private final World world;

    InstanceShape(World world) {
        this.world = world;
    }

    software.amazon.awssdk.services.ec2.model.Instance of(Instance instance) {
        var shape = software.amazon.awssdk.services.ec2.model.Instance.builder()
                .instanceId(instance.id())
                .imageId(instance.image())
                .instanceType(instance.type())
                .state(state(instance))
                .stateTransitionReason(instance.stateReason() == null ? "" : instance.stateReason())
                .keyName(instance.keyName())
                .launchTime(instance.launched())
                .amiLaunchIndex(0)
                .architecture("x86_64")
                .hypervisor("xen")
                .virtualizationType("hvm")
                .platformDetails("Linux/UNIX")
                .rootDeviceType(DeviceType.EBS)
                .rootDeviceName(ROOT)
                .ebsOptimized(true)
                .enaSupport(true)
                .sourceDestCheck(true)
                .privateDnsName("")
                .publicDnsName("")
                .monitoring(m -> m.state(MonitoringState.DISABLED))
                .metadataOptions(metadata(instance))
                .placement(p -> p.availabilityZone(
                                world.subnets().get(instance.subnet()).zone())
                        .tenancy("default"))
                .tags(Shapes.tags(instance.tags()))
                .blockDeviceMappings(Shapes.volumesOf(world, instance.id()).stream()
                        .map(this::mapping)
                        .toList());
        if (instance.settings().spot()) shape.instanceLifecycle(InstanceLifecycleType.SPOT);
        var profile = instance.activeProfile();
        if (profile != null) shape.iamInstanceProfile(profile(profile));
        var interfaces = Shapes.interfacesOf(world, instance.id());
        shape.networkInterfaces(interfaces.stream().map(this::attached).toList());
        if (!interfaces.isEmpty()) network(shape, instance, interfaces.getFirst());
        return shape.build();
    }

    static InstanceState state(Instance instance) {
        return InstanceState.builder()
                .code(instance.state().code())
                .name(instance.state().awsName())
                .build();
    }

    static InstanceMetadataOptionsResponse metadata(Instance instance) {
        var metadata = instance.settings().metadata();
        return InstanceMetadataOptionsResponse.builder()
                .httpTokens(instance.settings().imdsV2Only() ? HttpTokensState.REQUIRED : HttpTokensState.OPTIONAL)
                .httpEndpoint(
                        metadata.off() ? InstanceMetadataEndpointState.DISABLED : InstanceMetadataEndpointState.ENABLED)
                .httpPutResponseHopLimit(metadata.hopLimit())
                .state(metadata.pending() ? InstanceMetadataOptionsState.PENDING : InstanceMetadataOptionsState.APPLIED)
                .build();
    }

    IamInstanceProfile profile(Instance.Profile profile) {
        return IamInstanceProfile.builder()
                .arn(world.globalArn("iam", "instance-profile/" + profile.name()))
                .id(world.instanceProfiles().get(profile.name()).profileId())
                .build();
    }

    private void network(
            software.amazon.awssdk.services.ec2.model.Instance.Builder shape,
            Instance instance,
            NetworkInterface primary) {
        shape.vpcId(world.vpcOf(primary))
                .subnetId(primary.subnet())
                .privateIpAddress(primary.privateIp())
                .privateDnsName(
                        "ip-%s.ec2.internal".formatted(primary.privateIp().replace('.', '-')))
                .securityGroups(Shapes.groups(world, primary));
        if (primary.publicIp() != null && instance.state() == Instance.State.RUNNING) {
            shape.publicIpAddress(primary.publicIp())
                    .publicDnsName("ec2-%s.compute-1.amazonaws.com"
                            .formatted(primary.publicIp().replace('.', '-')));
        }
    }

    private InstanceBlockDeviceMapping mapping(Volume volume) {
        return InstanceBlockDeviceMapping.builder()
                .deviceName(volume.device())
                .ebs(e -> e.volumeId(volume.id())
                        .status(AttachmentStatus.ATTACHED)
                        .attachTime(volume.created())
                        .deleteOnTermination(volume.deleteOnTermination()))
                .build();
    }

    private InstanceNetworkInterface attached(NetworkInterface networkInterface) {
        var shape = InstanceNetworkInterface.builder()
                .networkInterfaceId(networkInterface.id())
                .description(networkInterface.description())
                .macAddress(networkInterface.mac())
                .ownerId(world.id())
                .privateIpAddress(networkInterface.privateIp())
                .privateIpAddresses(InstancePrivateIpAddress.builder()
                        .privateIpAddress(networkInterface.privateIp())
                        .primary(true)
                        .build())
                .sourceDestCheck(true)
                .status(NetworkInterfaceStatus.IN_USE)
                .subnetId(networkInterface.subnet())
                .vpcId(world.vpcOf(networkInterface))
                .interfaceType("interface")
                .groups(Shapes.groups(world, networkInterface))
                .attachment(a -> a.attachmentId(networkInterface.attachment())
                        .deviceIndex(networkInterface.index())
                        .deleteOnTermination(true)
                        .status(AttachmentStatus.ATTACHED));
        if (networkInterface.publicIp() != null) {
            shape.association(a ->
                    a.publicIp(networkInterface.publicIp()).ipOwnerId(Shapes.ownerOfPublicIp(world, networkInterface)));
        }
        return shape.build();
    }
}
