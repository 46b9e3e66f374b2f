package dev.cofferdam.servers;

import java.util.List;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DomainType;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.VolumeType;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Instances of EC2, and what stands around them: an address, a scaling group, a target group. */
final class InstanceSeeds {
    private static final String IMAGE = "ami-0abcdef1234567890";

    private final MadeOnce made;
    private final NetworkSeeds network;
    private final IamSeeds iam;

    InstanceSeeds(MadeOnce made, NetworkSeeds network, IamSeeds iam) {
        this.made = made;
        this.network = network;
        this.iam = iam;
    }

    String instance() {
        return made.once("instance", () -> {
            var profile = iam.profile();
            var launched = ec2().runInstances(r -> r.imageId(IMAGE)
                            .minCount(1)
                            .maxCount(1)
                            .instanceType(InstanceType.M5_LARGE)
                            .subnetId(network.subnet())
                            .securityGroupIds(network.securityGroup())
                            .iamInstanceProfile(p -> p.name(profile)))
                    .instances()
                    .getFirst();
            var data = ec2().createVolume(
                            r -> r.availabilityZone(NetworkSeeds.ZONE).size(60).volumeType(VolumeType.GP3))
                    .volumeId();
            ec2().attachVolume(r ->
                    r.volumeId(data).instanceId(launched.instanceId()).device("/dev/sdf"));
            return launched.instanceId();
        });
    }

    String rootVolume() {
        var instance = described(instance());
        return instance.blockDeviceMappings().stream()
                .filter(d -> d.deviceName().equals(instance.rootDeviceName()))
                .map(d -> d.ebs().volumeId())
                .findFirst()
                .orElseThrow();
    }

    String loneInstance() {
        return instance();
    }

    String address() {
        return made.once("address", () -> {
            var networkInterface =
                    described(instance()).networkInterfaces().getFirst().networkInterfaceId();
            var allocation =
                    ec2().allocateAddress(r -> r.domain(DomainType.VPC)).allocationId();
            ec2().associateAddress(r -> r.allocationId(allocation).networkInterfaceId(networkInterface));
            return allocation;
        });
    }

    String sharedInstance() {
        return made.once("sharedInstance", () -> {
            var instance = instance();
            made.client(SsmClient.class).startSession(r -> r.target(instance));
            return instance;
        });
    }

    String scaledInstance() {
        return made.client(AutoScalingClient.class)
                .describeAutoScalingGroups(r -> r.autoScalingGroupNames(scalingGroup()))
                .autoScalingGroups()
                .getFirst()
                .instances()
                .getFirst()
                .instanceId();
    }

    String scalingGroup() {
        return made.once("scalingGroup", () -> {
            var template = ec2().createLaunchTemplate(r -> r.launchTemplateName("web")
                            .launchTemplateData(t -> t.imageId(IMAGE).instanceType(InstanceType.M5_LARGE)))
                    .launchTemplate();
            var subnet = network.subnet();
            made.client(AutoScalingClient.class)
                    .createAutoScalingGroup(r -> r.autoScalingGroupName("web-asg")
                            .launchTemplate(t -> t.launchTemplateId(template.launchTemplateId())
                                    .version("1"))
                            .minSize(1)
                            .desiredCapacity(2)
                            .maxSize(4)
                            .vpcZoneIdentifier(subnet));
            return "web-asg";
        });
    }

    String targetGroup() {
        return made.once("targetGroup", () -> {
            var balancing = made.client(ElasticLoadBalancingV2Client.class);
            var vpc = network.vpc();
            var group = balancing
                    .createTargetGroup(
                            r -> r.name("web-tg").protocol("HTTP").port(8080).vpcId(vpc))
                    .targetGroups()
                    .getFirst()
                    .targetGroupArn();
            var instance = instance();
            balancing.registerTargets(r -> r.targetGroupArn(group)
                    .targets(TargetDescription.builder().id(instance).port(8080).build()));
            return group;
        });
    }

    private Instance described(String id) {
        return ec2().describeInstances(r -> r.instanceIds(List.of(id)))
                .reservations()
                .getFirst()
                .instances()
                .getFirst();
    }

    private Ec2Client ec2() {
        return made.client(Ec2Client.class);
    }
}
