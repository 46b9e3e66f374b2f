package dev.cofferdam.action.cloudtrail;

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
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.model.Trail;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/**
 * Source: CloudTrail API Reference, StartLogging, UpdateTrail, PutEventSelectors; CloudTrail User Guide, "Validating
 * CloudTrail log file integrity".
 */
public final class RestoreLogging implements ChangesSettings<RestoreLogging.In, RestoreLogging.Out> {
    public record In(
            @Input("The trail: its name, or its ARN.") String trail,

            @Input(value = "Whether it has to record all management events, read and write.", optional = true)
            boolean managementEvents,

            @Input(value = "Whether it has to record all regions, and IAM's like with them.", optional = true)
            boolean allRegions,

            @Input(value = "Whether it has to write digests, by which its files can be validated.", optional = true)
            boolean validateFiles,

            @Input(
                    type = ValueType.S3_BUCKET,
                    value = "The bucket that it has to deliver to; where it does now unless given.",
                    optional = true)
            @Nullable
            String bucket) {}

    public record Out(
            @Output("Whether the trail records.") boolean logging,

            @Output("Whether it records all management events.")
            boolean managementEvents,

            @Output("Whether it records all regions.") boolean allRegions,

            @Output(type = ValueType.S3_BUCKET, value = "The bucket that it delivers to.")
            String bucket,

            @Output("What S3 answered to its last delivery; empty when nothing was wrong.")
            String deliveryError) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "cloudtrail.restore-logging",
                "Let a trail record again",
                """
                Starts a trail's recording and, where asked, puts right what was narrowed: which events, which regions, \
                which bucket, and the digests. It works on the trail's home region, whatever region the step is in.

                - **What happened while it did not record is in no file.** Management events of that time are in the \
                event history (`cloudtrail.lookup-events`), for 90 days; data events are lost.
                - **The bucket may be the attacker's**: the plan names it. Where it was changed, give the right one; its \
                policy has to let CloudTrail write.
                - `delivery_error` tells whether files arrive; it may be the last one from before. Files come some \
                minutes late.
                - Selectors of data events are left as they are. A trail's selectors of management events are replaced \
                by one that takes all.
                - An organization's trail is changed in its management account, for all accounts at once.
                - A **deleted** trail has to be made anew, and what the attacker stopped can be stopped again: contain \
                them first.
                """,
                Kind.RECOVER,
                Risk.REVERSIBLE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("cloudtrail:DescribeTrails"),
                        Permission.on(TrailArn.PATTERN, "cloudtrail:GetTrailStatus"),
                        Permission.on(TrailArn.PATTERN, "cloudtrail:GetEventSelectors"),
                        Permission.on(TrailArn.PATTERN, "cloudtrail:StartLogging"),
                        Permission.on(TrailArn.PATTERN, "cloudtrail:StopLogging"),
                        Permission.on(TrailArn.PATTERN, "cloudtrail:UpdateTrail"),
                        Permission.on(TrailArn.PATTERN, "cloudtrail:PutEventSelectors")),
                "Puts the trail back as it was: stops it, narrows it, delivers where it did.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var trail = TrailLookup.get(in.trail(), aws);
        var arn = trail.trailARN();
        var changes = new ArrayList<Change>();
        new TrailConfiguration().change(arn, configuration(in, trail), aws).ifPresent(changes::add);
        if (in.managementEvents()) {
            var selectors = new TrailSelectors();
            selectors
                    .change(arn, ManagementEvents.added(present(selectors, arn, aws)), aws)
                    .ifPresent(changes::add);
        }
        new TrailLogging().change(arn, BooleanNode.TRUE, aws).ifPresent(changes::add);
        if (changes.isEmpty())
            return Plan.of("Trail %s records as wanted already".formatted(trail.name()), List.of(), arn);
        return Plan.of("Let trail %s record again".formatted(trail.name()), changes, arn)
                .warning(warnings(in, trail, aws));
    }

    private static JsonNode present(Setting setting, String arn, ActionContext aws) {
        return setting.read(arn, aws).orElseThrow();
    }

    private static JsonNode configuration(In in, Trail trail) {
        var wanted = TrailConfiguration.of(trail);
        if (in.bucket() != null && !in.bucket().isEmpty()) wanted.put(TrailConfiguration.BUCKET, in.bucket());
        if (in.allRegions())
            wanted.put(TrailConfiguration.ALL_REGIONS, true).put(TrailConfiguration.GLOBAL_EVENTS, true);
        if (in.validateFiles()) wanted.put(TrailConfiguration.VALIDATION, true);
        return wanted;
    }

    private static List<String> warnings(In in, Trail trail, ActionContext aws) {
        var warnings = new ArrayList<String>();
        var home = new TrailArn(trail.trailARN());
        var status = home.client(aws).getTrailStatus(r -> r.name(home.name()));
        if (!status.isLogging() && status.stopLoggingTime() != null)
            warnings.add("It has recorded nothing since %s; the event history has the management events of that time."
                    .formatted(status.stopLoggingTime()));
        if (in.bucket() == null || in.bucket().isEmpty())
            warnings.add("It delivers to bucket %s: make sure that this is yours.".formatted(trail.s3BucketName()));
        if (status.latestDeliveryError() != null
                && !status.latestDeliveryError().isEmpty())
            warnings.add("Its last delivery failed (%s): look at the bucket's policy and the key."
                    .formatted(status.latestDeliveryError()));
        if (Boolean.TRUE.equals(trail.isOrganizationTrail()))
            warnings.add("It is the organization's trail: this changes it for all of its accounts.");
        return warnings;
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var trail = TrailLookup.get(in.trail(), aws);
        var home = new TrailArn(trail.trailARN());
        var status = home.client(aws).getTrailStatus(r -> r.name(home.name()));
        var selectors = TrailSelectors.of(home.client(aws).getEventSelectors(r -> r.trailName(home.name())));
        return new Out(
                status.isLogging(),
                ManagementEvents.all(selectors),
                trail.isMultiRegionTrail(),
                trail.s3BucketName(),
                status.latestDeliveryError() == null ? "" : status.latestDeliveryError());
    }

    @Override
    public Setting setting(Change change) {
        return TrailSetting.of(change.attribute());
    }

    @Override
    public List<String> reopens(Change restore) {
        var trail = new TrailArn(restore.resource()).name();
        if (restore.attribute().equals(TrailLogging.ID) && !restore.after().booleanValue())
            return List.of("Trail %s records nothing from then on.".formatted(trail));
        return List.of(
                "Trail %s records what and where it did before, which may be what an attacker chose.".formatted(trail));
    }
}
