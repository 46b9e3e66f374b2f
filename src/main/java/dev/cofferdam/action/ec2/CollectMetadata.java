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
import dev.cofferdam.caselog.Json;
import java.io.ByteArrayInputStream;
import java.util.List;

/** Keeps an instance and all that surrounds it as AWS tells it now. */
public final class CollectMetadata implements ReadAction<CollectMetadata.In, CollectMetadata.Out> {
    public record In(
            @Input(type = ValueType.EC2_INSTANCE_ID, value = "The instance.")
            String instance) {}

    public record Out(
            @Output("The evidence: one JSON document.") String evidenceSha256,

            @Output("Its size in bytes.") long size,

            @Output("The parts of the document that could not be read, by name.")
            List<String> unknown,

            @Output("Why they could not be read, and what to do.")
            List<String> unknownReasons) {

        public Out {
            unknown = List.copyOf(unknown);
            unknownReasons = List.copyOf(unknownReasons);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ec2.collect-metadata",
                "Keep an instance's metadata",
                """
                Keeps one JSON document of the instance as AWS tells it: the instance, its type and attributes, \
                interfaces, security groups with every rule, volumes, addresses, VPC and subnets with the route tables \
                and network ACLs that apply to them, its auto scaling group, target groups, SSM agent and instance \
                profile. Run it before anything is changed: containment changes most of this.

                - What a service refuses to tell is listed in the document and in `unknown`, with the reason.
                - User data is left out: it often holds secrets.
                - It says how things are now. What they were before is in CloudTrail and AWS Config.
                """,
                Kind.PRESERVE,
                Risk.READ,
                In.class,
                Out.class,
                List.of(
                        Permission.of("ec2:DescribeInstances"),
                        Permission.of("ec2:DescribeInstanceTypes"),
                        Permission.of("ec2:DescribeInstanceAttribute"),
                        Permission.of("ec2:DescribeNetworkInterfaces"),
                        Permission.of("ec2:DescribeSecurityGroups"),
                        Permission.of("ec2:DescribeSecurityGroupRules"),
                        Permission.of("ec2:DescribeVolumes"),
                        Permission.of("ec2:DescribeAddresses"),
                        Permission.of("ec2:DescribeVpcs"),
                        Permission.of("ec2:DescribeSubnets"),
                        Permission.of("ec2:DescribeRouteTables"),
                        Permission.of("ec2:DescribeNetworkAcls"),
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
        var document = new MetadataDocument(aws);
        var json = document.of(new InstanceLookup(aws).get(in.instance()));
        var bytes = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
        var kept = aws.keep(
                "ec2-%s-metadata.json".formatted(in.instance()), "application/json", new ByteArrayInputStream(bytes));
        return new Out(
                kept.sha256(),
                kept.size(),
                document.reads().unknown(),
                document.reads().reasons());
    }
}
