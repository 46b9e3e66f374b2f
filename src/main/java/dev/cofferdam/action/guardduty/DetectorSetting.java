package dev.cofferdam.action.guardduty;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Setting;
import dev.cofferdam.caselog.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfiguration;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfigurationResult;
import software.amazon.awssdk.services.guardduty.model.DetectorStatus;
import software.amazon.awssdk.services.guardduty.model.GetDetectorResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A region's detector: whether it is there, whether it finds anything, and what it looks at. One that a step made
 * carries its tags. Source: GuardDuty API Reference, CreateDetector, GetDetector, UpdateDetector.
 */
record DetectorSetting(String caseId, String step) implements Setting {
    static final String STATUS = "Status";
    static final String PUBLISHING = "FindingPublishingFrequency";
    static final String FEATURES = "Features";
    static final String ENABLED = DetectorStatus.ENABLED.toString();

    private static final String PREFIX = "Detector/";

    /** Every detector has them, and they cannot be set. */
    private static final Set<String> FOUNDATION = Set.of("CLOUD_TRAIL", "DNS_LOGS", "FLOW_LOGS");

    static DetectorSetting of(String attribute) {
        if (!attribute.startsWith(PREFIX)) throw new IllegalArgumentException("no detector: " + attribute);
        var parts = attribute.substring(PREFIX.length()).split("/", 2);
        return new DetectorSetting(parts[0], parts[1]);
    }

    static DetectorSetting ofStep(ActionContext aws) {
        return new DetectorSetting(aws.caseId(), aws.step());
    }

    /** A region has no ARN. */
    static String resource(ActionContext aws) {
        return aws.account() + "/" + aws.region();
    }

    @Override
    public String attribute() {
        return PREFIX + caseId + "/" + step;
    }

    @Override
    public String title() {
        return "detector";
    }

    @Override
    public String owner(String resource) {
        var parts = resource.split("/", -1);
        return "account %s in %s".formatted(parts[0], parts[1]);
    }

    @Override
    public Optional<JsonNode> read(String resource, ActionContext aws) {
        return Optional.of(present(aws).<JsonNode>map(d -> value(d.getValue())).orElse(NullNode.getInstance()));
    }

    private static ObjectNode value(GetDetectorResponse detector) {
        var value = Json.object()
                .put(STATUS, detector.statusAsString())
                .put(PUBLISHING, detector.findingPublishingFrequencyAsString());
        var features = value.putObject(FEATURES);
        detector.features().stream()
                .filter(f -> !FOUNDATION.contains(f.nameAsString()))
                .sorted(Comparator.comparing(DetectorFeatureConfigurationResult::nameAsString))
                .forEach(f -> features.put(f.nameAsString(), f.statusAsString()));
        return value;
    }

    private static Optional<Map.Entry<String, GetDetectorResponse>> present(ActionContext aws) {
        return Detectors.all(aws).stream()
                .findFirst()
                .map(id -> Map.entry(id, aws.client(GuardDutyClient.class).getDetector(r -> r.detectorId(id))));
    }

    @Override
    public void write(String resource, JsonNode wanted, ActionContext aws) {
        var present = present(aws);
        var guardDuty = aws.client(GuardDutyClient.class);
        if (wanted.isNull())
            present.filter(d -> isOurs(d.getValue()))
                    .ifPresent(d -> guardDuty.deleteDetector(r -> r.detectorId(d.getKey())));
        else if (present.isEmpty())
            guardDuty.createDetector(
                    r -> r.enable(wanted.path(STATUS).asString().equals(ENABLED))
                            .findingPublishingFrequency(wanted.path(PUBLISHING).asString())
                            .features(features(wanted, Json.object()))
                            .tags(Map.of("cofferdam:case", caseId, "cofferdam:step", step)));
        else
            guardDuty.updateDetector(r -> r.detectorId(present.get().getKey())
                    .enable(wanted.path(STATUS).asString().equals(ENABLED))
                    .findingPublishingFrequency(wanted.path(PUBLISHING).asString())
                    .features(features(wanted, value(present.get().getValue()))));
    }

    /** Those that differ: to name Runtime Monitoring beside its older form is refused. */
    private static List<DetectorFeatureConfiguration> features(JsonNode wanted, JsonNode present) {
        return wanted.path(FEATURES).properties().stream()
                .filter(f -> !f.getValue().equals(present.path(FEATURES).get(f.getKey())))
                .map(f -> DetectorFeatureConfiguration.builder()
                        .name(f.getKey())
                        .status(f.getValue().asString())
                        .build())
                .toList();
    }

    private boolean isOurs(GetDetectorResponse detector) {
        return caseId.equals(detector.tags().get("cofferdam:case"))
                && step.equals(detector.tags().get("cofferdam:step"));
    }

    @Override
    public Optional<String> lost(String resource, JsonNode former, ActionContext aws) {
        if (!former.isNull() || present(aws).filter(d -> !isOurs(d.getValue())).isEmpty()) return Optional.empty();
        return Optional.of("the one that is there now is somebody else's, and is left as it is.");
    }
}
