package dev.cofferdam.action.config;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangesSettings;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Setting;
import dev.cofferdam.action.ValueType;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigurationRecorder;
import software.amazon.awssdk.services.config.model.DeliveryChannel;
import tools.jackson.databind.node.BooleanNode;

/**
 * Source: Config API Reference, StartConfigurationRecorder; AWS Config Developer Guide, "Working with the customer
 * managed configuration recorder".
 */
public final class RestoreRecorder implements ChangesSettings<RestoreRecorder.In, RestoreRecorder.Out> {
    private static final String RECORDER =
            "arn:${Partition}:config:${Region}:${Account}:configuration-recorder/${RecorderName}/${RecorderId}";

    public record In() {}

    public record Out(
            @Output("The recorder's name.") String recorder,
            @Output("Whether it records.") boolean recording,

            @Output("Whether it records every kind of resource.")
            boolean allTypes,

            @Output(type = ValueType.S3_BUCKET, value = "The bucket that it delivers to; empty where there is none.")
            String bucket) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "config.restore-recorder",
                "Let AWS Config record again",
                """
                Starts the region's customer-managed configuration recorder: from then on AWS Config knows again what \
                resources are, and were, like.

                - **What was between is lost**: a resource that came and went meanwhile is in no history. What is there \
                now is read anew.
                - **Per region**: do it in every region that the attacker may have stopped it in.
                - `all_types` tells whether something is left out; whether the attacker did that, `PutConfigurationRecorder` \
                in the event history tells. The bucket may be theirs (`PutDeliveryChannel`): the plan names it.
                - Without a delivery channel it cannot start; a recorder that was deleted has to be made anew.
                - Each change of a resource that is recorded costs.
                """,
                Kind.RECOVER,
                Risk.REVERSIBLE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(RECORDER, "config:DescribeConfigurationRecorders"),
                        Permission.on(RECORDER, "config:DescribeConfigurationRecorderStatus"),
                        Permission.of("config:DescribeDeliveryChannels"),
                        Permission.on(RECORDER, "config:StartConfigurationRecorder"),
                        Permission.on(RECORDER, "config:StopConfigurationRecorder")),
                "Stops it again.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var recorder = recorder(aws);
        var arn = arn(recorder, aws);
        var change = new RecorderSwitch().change(arn, BooleanNode.TRUE, aws);
        if (change.isEmpty())
            return Plan.of("AWS Config records in %s already".formatted(aws.region()), List.of(), arn);
        var bucket = bucket(aws);
        if (bucket.isEmpty())
            throw new ActionException(
                    "NoDeliveryChannel",
                    "Recorder %s has no delivery channel, without which it cannot start. Make one (aws configservice put-delivery-channel) with a bucket of yours."
                            .formatted(recorder.name()));
        var warnings = new ArrayList<String>();
        RecorderSwitch.status(recorder.name(), aws)
                .filter(s -> s.lastStopTime() != null)
                .ifPresent(s ->
                        warnings.add("It has recorded nothing since %s; what came and went meanwhile is in no history."
                                .formatted(s.lastStopTime())));
        warnings.add("It delivers to bucket %s: make sure that this is yours.".formatted(bucket));
        if (!allTypes(recorder)) warnings.add("It does not record every kind of resource.");
        return Plan.of("Start recorder " + recorder.name(), List.of(change.get()), arn)
                .warning(warnings);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var recorder = recorder(aws);
        return new Out(
                recorder.name(),
                RecorderSwitch.status(recorder.name(), aws)
                        .map(s -> s.recording())
                        .orElse(false),
                allTypes(recorder),
                bucket(aws));
    }

    @Override
    public Setting setting(Change change) {
        var setting = new RecorderSwitch();
        if (change.attribute().equals(setting.attribute())) return setting;
        throw new IllegalArgumentException("not a setting of a recorder: " + change.attribute());
    }

    @Override
    public List<String> reopens(Change restore) {
        return List.of("What changes in this region from then on is in no history.");
    }

    /** Those that a service of AWS has for itself are not here. */
    private static ConfigurationRecorder recorder(ActionContext aws) {
        return aws.client(ConfigClient.class).describeConfigurationRecorders().configurationRecorders().stream()
                .filter(r -> r.servicePrincipal() == null)
                .findFirst()
                .orElseThrow(() -> new ActionException(
                        "NoRecorder",
                        "AWS Config has no recorder in %s of account %s. Check the region, or whether somebody deleted it (CloudTrail: DeleteConfigurationRecorder); then it has to be made anew."
                                .formatted(aws.region(), aws.account())));
    }

    private static String arn(ConfigurationRecorder recorder, ActionContext aws) {
        return recorder.arn() == null ? aws.arn("config", "configuration-recorder/" + recorder.name()) : recorder.arn();
    }

    private static boolean allTypes(ConfigurationRecorder recorder) {
        return recorder.recordingGroup() != null
                && Boolean.TRUE.equals(recorder.recordingGroup().allSupported());
    }

    private static String bucket(ActionContext aws) {
        return aws.client(ConfigClient.class).describeDeliveryChannels().deliveryChannels().stream()
                .findFirst()
                .map(DeliveryChannel::s3BucketName)
                .orElse("");
    }
}
