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
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.HttpTokensState;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataEndpointState;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataOptionsState;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Source: EC2 User Guide, "Modify instance metadata options for existing instances"; EC2 API Reference,
 * ModifyInstanceMetadataOptions.
 */
public final class RequireImdsv2 implements ChangesSettings<RequireImdsv2.In, RequireImdsv2.Out> {
    private static final Setting SETTING = new InstanceSetting(
            "MetadataOptions/HttpTokens",
            "wish for a token",
            (instance, _) -> StringNode.valueOf(instance.metadataOptions().httpTokensAsString()),
            RequireImdsv2::set);
    private static final String APPLIED = InstanceMetadataOptionsState.APPLIED.toString();

    public record In(
            @Input(type = ValueType.EC2_INSTANCE_ID, value = "The instance whose metadata is to want a token.")
            String instance) {}

    public record Out(
            @Output("Whether metadata is given only to whoever has a token, or to nobody.")
            boolean required,

            @Output("Whether that is in force already.") boolean applied) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ec2.require-imdsv2",
                "Require IMDSv2 of an instance",
                """
                Makes the instance metadata service answer only to requests with a session token (IMDSv2), so that a \
                web application that can be made to fetch any address does not hand out the role's credentials. It \
                needs no restart; on a stopped instance it takes effect when it starts.

                - **Software that asks without a token stops getting credentials**, and with them its access to AWS. \
                The metric `MetadataNoToken` of CloudWatch counts such requests.
                - **Credentials that were taken already stay valid**: revoke the role's sessions as well. Whoever runs \
                commands on the instance can fetch a token.
                - With a hop limit of 1 containers that have a network of their own get no token.
                - Where a declarative policy of the organization sets these options, the account cannot change them.
                - Where metadata is turned off altogether there is nothing to do.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("ec2:DescribeInstances"),
                        Permission.on(Patterns.INSTANCE, "ec2:ModifyInstanceMetadataOptions")),
                "Lets metadata be fetched without a token again, if it was so before.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var lookup = new InstanceLookup(aws);
        var instance = lookup.living(in.instance());
        var arn = lookup.arn(in.instance());
        if (isOff(instance))
            return Plan.of(
                    "Instance %s gives its metadata to nobody: it is turned off".formatted(in.instance()),
                    List.of(),
                    arn);
        if (wantsToken(instance))
            return Plan.of("Instance %s requires IMDSv2 already".formatted(in.instance()), List.of(), arn);
        return Plan.of(
                        "Require IMDSv2 of instance %s".formatted(in.instance()),
                        List.of(Change.of(
                                arn,
                                SETTING.attribute(),
                                instance.metadataOptions().httpTokensAsString(),
                                HttpTokensState.REQUIRED.toString())),
                        arn)
                .warning(warnings(instance));
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var instance = new InstanceLookup(aws).get(in.instance());
        return new Out(isOff(instance) || wantsToken(instance), isApplied(instance));
    }

    @Override
    public Setting setting(Change change) {
        return SETTING;
    }

    @Override
    public List<String> reopens(Change restore) {
        return List.of("Whoever can make software on instance %s fetch an address gets its role's credentials again."
                .formatted(ResourceArns.id(restore.resource())));
    }

    @Override
    public List<String> waitStates() {
        return List.of(APPLIED);
    }

    /** A stopped instance applies it when it starts, and gives nothing to anybody until then. */
    @Override
    public Progress progress(String until, In in, Out out, ActionContext aws) {
        var instance = new InstanceLookup(aws).living(in.instance());
        return new Progress(
                isApplied(instance) || PowerState.isDown(instance),
                "%s %s, metadata options %s"
                        .formatted(
                                in.instance(),
                                PowerState.of(instance),
                                instance.metadataOptions().stateAsString()));
    }

    /** The User Guide wants the endpoint named as enabled whenever tokens are; a disabled one never gets here. */
    private static void set(String instance, JsonNode tokens, ActionContext aws) {
        aws.client(Ec2Client.class)
                .modifyInstanceMetadataOptions(r -> r.instanceId(instance)
                        .httpTokens(tokens.asString())
                        .httpEndpoint(InstanceMetadataEndpointState.ENABLED));
    }

    private static List<String> warnings(Instance instance) {
        var id = instance.instanceId();
        var warnings = new ArrayList<String>();
        warnings.add(
                "Software on instance %s that asks for metadata without a token gets no credentials any more: look at the metric MetadataNoToken first."
                        .formatted(id));
        if (instance.iamInstanceProfile() != null)
            warnings.add(
                    "Credentials of its role that were taken from instance %s already stay valid: run iam.revoke-role-sessions as well."
                            .formatted(id));
        if (Integer.valueOf(1).equals(instance.metadataOptions().httpPutResponseHopLimit()))
            warnings.add("The hop limit of instance %s is 1: containers with a network of their own get no token."
                    .formatted(id));
        return warnings;
    }

    private static boolean isOff(Instance instance) {
        return instance.metadataOptions().httpEndpoint() == InstanceMetadataEndpointState.DISABLED;
    }

    private static boolean wantsToken(Instance instance) {
        return instance.metadataOptions().httpTokens() == HttpTokensState.REQUIRED;
    }

    private static boolean isApplied(Instance instance) {
        return instance.metadataOptions().state() == InstanceMetadataOptionsState.APPLIED;
    }
}
