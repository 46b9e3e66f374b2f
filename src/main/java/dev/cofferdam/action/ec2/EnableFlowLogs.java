package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangesSettings;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Setting;
import dev.cofferdam.action.ValueType;
import java.util.List;
import tools.jackson.databind.node.NullNode;

/**
 * Source: Amazon VPC User Guide, "Logging IP traffic using VPC Flow Logs", "Publish flow logs to Amazon S3"; EC2 API
 * Reference, CreateFlowLogs.
 */
public final class EnableFlowLogs implements ChangesSettings<EnableFlowLogs.In, EnableFlowLogs.Out> {
    public record In(
            @Input("What to record the traffic of: vpc-…, subnet-… or eni-….")
            String resource,

            @Input(type = ValueType.S3_BUCKET, value = "The bucket that the records are written to.")
            String bucket) {}

    public record Out(
            @Output("Whether all traffic of the resource is recorded into the bucket.")
            boolean enabled,

            @Output("The flow log: fl-…; empty where there is none.")
            String flowLogId,

            @Output("How the last delivery went: SUCCESS, FAILED; empty where there was none yet.")
            String deliveryStatus) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ec2.enable-flow-logs",
                "Record who talks to whom",
                """
                Starts a flow log of a VPC, a subnet or a network interface: who talks to whom, by which ports, how \
                much, and whether it was accepted. All traffic, in intervals of a minute, into an S3 bucket.

                - **It sees only what comes from now on**, and no content. Records arrive minutes later.
                - The bucket's policy has to let `delivery.logs.amazonaws.com` write. EC2 adds that by itself where \
                the caller may read and put the policy; in another account it has to be there before. \
                `delivery_status` tells when it is not.
                - Not recorded: DNS by Amazon's resolver, instance metadata, DHCP, licence activation, time.
                - The attacker sees the flow log if they may describe it, and can delete it.
                - A flow log that records everything into the bucket already is enough, whoever made it.
                """,
                Kind.PRESERVE,
                Risk.REVERSIBLE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("ec2:DescribeFlowLogs"),
                        new Permission(
                                "ec2:CreateFlowLogs",
                                List.of(Patterns.FLOW_LOG, Patterns.VPC, Patterns.SUBNET, Patterns.NETWORK_INTERFACE)),
                        Permission.on(Patterns.FLOW_LOG, "ec2:CreateTags"),
                        Permission.on(Patterns.FLOW_LOG, "ec2:DeleteFlowLogs"),
                        Permission.of("logs:CreateLogDelivery"),
                        Permission.of("logs:DeleteLogDelivery")),
                "Deletes the flow log, if this step made it; what it recorded stays in the bucket.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        FlowLogSetting.type(in.resource());
        var arn = ResourceArns.of(in.resource(), aws);
        var bucket = bucket(in, aws);
        if (!FlowLogSetting.complete(in.resource(), bucket, aws).isEmpty())
            return Plan.of(
                    "All traffic of %s is recorded into %s already".formatted(in.resource(), in.bucket()),
                    List.of(),
                    arn,
                    bucket);
        var setting = new FlowLogSetting(aws.caseId(), aws.step());
        return Plan.of(
                        "Record all traffic of %s into bucket %s".formatted(in.resource(), in.bucket()),
                        List.of(new Change(
                                arn, setting.attribute(), NullNode.getInstance(), FlowLogSetting.value(bucket))),
                        arn,
                        bucket)
                .warning(List.of("What was said before now is in no record; and records cost by their size."));
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        return FlowLogSetting.complete(in.resource(), bucket(in, aws), aws).stream()
                .findFirst()
                .map(f -> new Out(true, f.flowLogId(), f.deliverLogsStatus() == null ? "" : f.deliverLogsStatus()))
                .orElse(new Out(false, "", ""));
    }

    @Override
    public Setting setting(Change change) {
        return FlowLogSetting.of(change.attribute());
    }

    @Override
    public List<String> reopens(Change restore) {
        return List.of(
                "From then on nobody records who talks to whom at %s.".formatted(ResourceArns.id(restore.resource())));
    }

    private static String bucket(In in, ActionContext aws) {
        return "arn:%s:s3:::%s".formatted(aws.partition(), in.bucket());
    }
}
