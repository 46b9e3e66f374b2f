package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import java.util.List;
import java.util.Map;

/** Reads an instance and what stands around it, as typed outputs for the steps that follow. */
public final class DescribeInstance implements ReadAction<DescribeInstance.In, DescribeInstance.Out> {
    public record In(
            @Input(type = ValueType.EC2_INSTANCE_ID, value = "The instance.")
            String instance) {}

    public record Out(
            @Output(type = ValueType.AWS_ARN, value = "Its ARN.")
            String arn,

            @Output("Its state: pending, running, stopping, stopped, shutting-down or terminated.")
            String state,

            @Output("Its type, as m6i.large.") String instanceType,

            @Output("The image it was launched from.") String imageId,

            @Output(type = ValueType.TIMESTAMP, value = "When it was started last; not when it was made.")
            String launchTime,

            @Output("The private IPv4 address of its primary interface.")
            String privateIp,

            @Output("Its public IPv4 address; empty where it has none.")
            String publicIp,

            @Output(type = ValueType.EC2_VPC_ID, value = "Its VPC; empty once it is terminated.")
            String vpcId,

            @Output("The subnet of its primary interface; empty once it is terminated.")
            String subnetId,

            @Output("Its availability zone.") String availabilityZone,

            @Output("The key pair it was launched with; empty where it was none.")
            String keyName,

            @Output(type = ValueType.EC2_NETWORK_INTERFACE_ID, value = "Its interfaces, the primary one first.")
            List<String> networkInterfaceIds,

            @Output(type = ValueType.EC2_SECURITY_GROUP_ID, value = "The security groups of all its interfaces.")
            List<String> securityGroupIds,

            @Output(type = ValueType.EC2_VOLUME_ID, value = "Its EBS volumes, the root volume first.")
            List<String> volumeIds,

            @Output("What its root device is: ebs or instance-store.")
            String rootDeviceType,

            @Output("Whether its type has disks of the host, which lose everything when it stops.")
            boolean hasInstanceStore,

            @Output("Its tags.") Map<String, String> tags,

            @Output(
                    type = ValueType.IAM_ROLE,
                    value = "The role whose credentials it hands out; empty where it has no instance profile.")
            String roleName,

            @Output(type = ValueType.AWS_ARN, value = "Its instance profile; empty where it has none.")
            String instanceProfileArn,

            @Output(
                    type = ValueType.AUTOSCALING_GROUP,
                    value = "The auto scaling group it is in; empty where it is in none.")
            String asgName,

            @Output("How it stands in that group, as InService or Standby; empty where it is in none.")
            String asgLifecycleState,

            @Output(
                    type = ValueType.ELBV2_TARGET_GROUP_ARN,
                    value = "The target groups that send it traffic, by its id or one of its addresses, sorted.")
            List<String> targetGroupArns,

            @Output("Whether its SSM agent reports.") boolean ssmOnline,

            @Output("Whether its metadata service demands version 2, which stops most request forgery.")
            boolean imdsV2Required,

            @Output("Whether the API refuses to terminate it.")
            boolean terminationProtection,

            @Output("Whether it is a spot instance, which can be neither protected nor, mostly, stopped.")
            boolean spot,

            @Output("The outputs that could not be read, by name: what they say means nothing.")
            List<String> unknown,

            @Output("Why they could not be read, and what to do.")
            List<String> unknownReasons) {

        public Out {
            networkInterfaceIds = List.copyOf(networkInterfaceIds);
            securityGroupIds = List.copyOf(securityGroupIds);
            volumeIds = List.copyOf(volumeIds);
            targetGroupArns = List.copyOf(targetGroupArns);
            unknown = List.copyOf(unknown);
            unknownReasons = List.copyOf(unknownReasons);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ec2.describe-instance",
                "Describe an instance",
                """
                Reads an instance and what stands around it: interfaces, security groups, volumes, the role it hands \
                out, its auto scaling group, its target groups and its SSM agent. Later steps take their inputs from \
                here.

                - **Denied is not none.** When another service refuses to be read, the rest is still told; the outputs \
                that this leaves open are listed in `unknown`, with the reasons in `unknown_reasons`. A playbook that \
                asks `steps.identify.asg_name != ''` should ask `'asg_name' in steps.identify.unknown` as well.
                - The role's sessions go on when the instance profile is taken away: `role_name` is what \
                `iam.revoke-role-sessions` takes.
                - Classic load balancers are not looked at. Targets in other accounts' target groups are not seen.
                """,
                Kind.READ,
                Risk.READ,
                In.class,
                Out.class,
                List.of(
                        Permission.of("ec2:DescribeInstances"),
                        Permission.of("ec2:DescribeInstanceAttribute"),
                        Permission.of("ec2:DescribeInstanceTypes"),
                        Permission.of("autoscaling:DescribeAutoScalingInstances"),
                        Permission.of("elasticloadbalancing:DescribeTargetGroups"),
                        Permission.of("elasticloadbalancing:DescribeTargetHealth"),
                        Permission.of("ssm:DescribeInstanceInformation"),
                        Permission.on(Patterns.INSTANCE_PROFILE, "iam:GetInstanceProfile")),
                "Nothing is changed.",
                null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        return new InstanceDescription(aws).of(new InstanceLookup(aws).get(in.instance()));
    }
}
