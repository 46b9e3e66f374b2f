package dev.cofferdam.action.guardduty;

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
import dev.cofferdam.caselog.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Source: GuardDuty API Reference, CreateDetector, UpdateDetector, DeleteDetector; GuardDuty User Guide, "Suspending or
 * disabling GuardDuty".
 */
public final class RestoreDetector implements ChangesSettings<RestoreDetector.In, RestoreDetector.Out> {
    private static final String SLOWEST = "SIX_HOURS";

    public record In(
            @Input(
                    type = ValueType.ENUM,
                    values = {"FIFTEEN_MINUTES", "ONE_HOUR", "SIX_HOURS"},
                    value = "How often findings that go on are told anew; as it is unless given.",
                    optional = true)
            @Nullable
            String publishing,

            @Input(
                    value = "What it has to look at besides, as GuardDuty calls it: S3_DATA_EVENTS, EKS_AUDIT_LOGS.",
                    optional = true)
            @Nullable
            List<String> features) {
        public In {
            features = features == null ? null : List.copyOf(features);
        }

        List<String> besides() {
            return features == null ? List.of() : features;
        }
    }

    public record Out(
            @Output("Whether there is a detector that works.")
            boolean enabled,

            @Output("How often findings that go on are told anew; empty where there is no detector.")
            String publishing,

            @Output("What it looks at besides CloudTrail, DNS and flow logs, sorted.")
            List<String> features) {
        public Out {
            features = List.copyOf(features);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "guardduty.restore-detector",
                "Enable GuardDuty again",
                """
                Enables the region's detector that was suspended, makes one where it was deleted, and enables what it no \
                longer looks at.

                - **Nothing was found meanwhile**, and nothing of that time is found now: look into CloudTrail and flow \
                logs for it. The findings of a deleted detector are gone, but for those that were exported.
                - **Per region**: look in every region, above all in those that nobody uses.
                - Filters that archive, trusted lists, the place that findings are exported to and members are not \
                looked at here; those of a deleted detector are gone with it.
                - In an organization the administrator account may be the only one that can.
                - It costs by what it looks at.
                """,
                Kind.RECOVER,
                Risk.REVERSIBLE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("guardduty:ListDetectors"),
                        Permission.on(Detectors.PATTERN, "guardduty:GetDetector"),
                        Permission.on(Detectors.PATTERN, "guardduty:UpdateDetector"),
                        Permission.of("guardduty:CreateDetector"),
                        Permission.on(Detectors.PATTERN, "guardduty:TagResource"),
                        Permission.on(Detectors.PATTERN, "guardduty:DeleteDetector"),
                        Permission.on(
                                "arn:${Partition}:iam::${Account}:role/aws-service-role/guardduty.amazonaws.com/*",
                                "iam:CreateServiceLinkedRole")),
                "Suspends it again and puts back what it looked at; deletes a detector that this step made, with what"
                        + " it found.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var setting = DetectorSetting.ofStep(aws);
        var resource = DetectorSetting.resource(aws);
        var present = setting.read(resource, aws).orElseThrow();
        var change = setting.change(resource, wanted(in, present), aws);
        if (change.isEmpty())
            return Plan.of(
                    "GuardDuty looks at what it should in %s already".formatted(aws.region()), List.of(), resource);
        return Plan.of(
                        (present.isNull() ? "Enable GuardDuty in %s anew" : "Restore GuardDuty in %s")
                                .formatted(aws.region()),
                        List.of(change.get()),
                        resource)
                .warning(List.of(
                        present.isNull()
                                ? "There is no detector: its findings, filters and lists are gone, and a new one costs."
                                : "Nothing is found of what happened while it did not look."));
    }

    private static JsonNode wanted(In in, JsonNode present) {
        var wanted = present instanceof ObjectNode there ? there.deepCopy() : Json.object();
        wanted.put(DetectorSetting.STATUS, DetectorSetting.ENABLED);
        if (in.publishing() != null && !in.publishing().isEmpty())
            wanted.put(DetectorSetting.PUBLISHING, in.publishing());
        else if (!wanted.has(DetectorSetting.PUBLISHING)) wanted.put(DetectorSetting.PUBLISHING, SLOWEST);
        var features = wanted.withObject(DetectorSetting.FEATURES);
        in.besides().stream().sorted().forEach(f -> features.put(f, DetectorSetting.ENABLED));
        return wanted;
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var detector = DetectorSetting.ofStep(aws)
                .read(DetectorSetting.resource(aws), aws)
                .orElseThrow();
        return new Out(
                detector.path(DetectorSetting.STATUS).asString("").equals(DetectorSetting.ENABLED),
                detector.path(DetectorSetting.PUBLISHING).asString(""),
                detector.path(DetectorSetting.FEATURES).properties().stream()
                        .filter(f -> f.getValue().asString().equals(DetectorSetting.ENABLED))
                        .map(f -> f.getKey())
                        .sorted()
                        .toList());
    }

    @Override
    public Setting setting(Change change) {
        return DetectorSetting.of(change.attribute());
    }

    /** A new detector looks at more than it was told to. */
    @Override
    public boolean isOurs(JsonNode present, JsonNode announced) {
        return present.path(DetectorSetting.STATUS).equals(announced.path(DetectorSetting.STATUS))
                && present.path(DetectorSetting.PUBLISHING).equals(announced.path(DetectorSetting.PUBLISHING))
                && announced.path(DetectorSetting.FEATURES).properties().stream()
                        .allMatch(f -> f.getValue()
                                .equals(present.path(DetectorSetting.FEATURES).get(f.getKey())));
    }

    @Override
    public List<String> reopens(Change restore) {
        if (restore.after().isNull())
            return List.of("The detector is deleted with all that it found: keep its findings first.");
        return restore.after().path(DetectorSetting.STATUS).asString("").equals(DetectorSetting.ENABLED)
                ? List.of()
                : List.of("Nothing is found in this region from then on.");
    }
}
