package dev.cofferdam.action.guardduty;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.aws.SdkJson;
import dev.cofferdam.caselog.Json;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Source: GuardDuty API Reference, GetFindings. */
public final class GetFinding implements ReadAction<GetFinding.In, GetFinding.Out> {
    public record In(
            @Input(type = ValueType.GUARDDUTY_FINDING_ID, value = "The finding.")
            String findingId,

            @Input(
                    type = ValueType.GUARDDUTY_DETECTOR_ID,
                    value = "The detector; found in the region unless given.",
                    optional = true)
            @Nullable
            String detectorId) {}

    public record Out(
            @Output("The finding's type, as UnauthorizedAccess:EC2/MaliciousIPCaller.Custom.")
            String type,

            @Output(type = ValueType.NUMBER, value = "From 1.0 to 10.0; high from 7.0, critical from 9.0.")
            double severity,

            @Output("One sentence by GuardDuty.") String title,

            @Output("What it is about: Instance, AccessKey, S3Bucket and others.")
            String resourceType,

            @Output(type = ValueType.EC2_INSTANCE_ID, value = "The instance, where there is one.")
            String instanceId,

            @Output(type = ValueType.IAM_ACCESS_KEY_ID, value = "The access key used, where there is one.")
            String accessKeyId,

            @Output("The key's user or, for a role's session, the role; empty where there is none.")
            String userName,

            @Output("The role whose session was used; empty where it was none.")
            String roleName,

            @Output(type = ValueType.TIMESTAMP, value = "When it was seen first.")
            String firstSeen,

            @Output(type = ValueType.TIMESTAMP, value = "When it was seen last.")
            String lastSeen,

            @Output("How often it was seen.") long count,

            @Output("The evidence: the whole finding as JSON.")
            String evidenceSha256) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "guardduty.get-finding",
                "Read a GuardDuty finding",
                """
                Reads a finding and keeps it whole, as JSON.

                A finding is updated while its activity goes on, every five minutes to six hours as the account is set \
                up: the count and the last time may lag behind. It lives in one region, and 90 days. What is empty here \
                does not apply to the finding's kind of resource.
                """,
                Kind.READ,
                Risk.READ,
                In.class,
                Out.class,
                List.of(
                        Permission.of("guardduty:ListDetectors"),
                        Permission.on(Detectors.PATTERN, "guardduty:GetFindings")),
                "Nothing is changed.",
                null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        var finding = Detectors.named(in.detectorId(), aws).stream()
                .flatMap(detector -> KnownFindings.of(detector, List.of(in.findingId()), aws).stream())
                .findFirst()
                .orElseThrow(() -> new ActionException(
                        "NoSuchFinding",
                        "GuardDuty knows no finding %s in %s. Check the region; findings are kept for 90 days."
                                .formatted(in.findingId(), aws.region())));
        var bytes = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(SdkJson.of(finding));
        var kept = aws.keep(
                "guardduty-%s.json".formatted(in.findingId()), "application/json", new ByteArrayInputStream(bytes));
        return FindingDigest.of(finding, kept.sha256());
    }
}
