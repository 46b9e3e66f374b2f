package dev.cofferdam.range.guardduty;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.world.Detector;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.guardduty.model.CreateDetectorRequest;
import software.amazon.awssdk.services.guardduty.model.CreateDetectorResponse;
import software.amazon.awssdk.services.guardduty.model.DeleteDetectorRequest;
import software.amazon.awssdk.services.guardduty.model.DeleteDetectorResponse;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfiguration;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfigurationResult;
import software.amazon.awssdk.services.guardduty.model.DetectorStatus;
import software.amazon.awssdk.services.guardduty.model.GetDetectorRequest;
import software.amazon.awssdk.services.guardduty.model.GetDetectorResponse;
import software.amazon.awssdk.services.guardduty.model.ListDetectorsRequest;
import software.amazon.awssdk.services.guardduty.model.ListDetectorsResponse;
import software.amazon.awssdk.services.guardduty.model.UpdateDetectorRequest;
import software.amazon.awssdk.services.guardduty.model.UpdateDetectorResponse;

/** The region's detector: there is one, or none. */
final class Detectors extends GuardDutyPart {
    /** What every detector has, and nobody can switch off. */
    private static final List<String> FOUNDATION = List.of("CLOUD_TRAIL", "DNS_LOGS", "FLOW_LOGS");

    Detectors(Call call) {
        super(call);
    }

    @Override
    public ListDetectorsResponse listDetectors(ListDetectorsRequest request) {
        return ListDetectorsResponse.builder()
                .detectorIds(world.detectors().stream().map(Detector::id).toList())
                .build();
    }

    @Override
    public GetDetectorResponse getDetector(GetDetectorRequest request) {
        var detector = demand(request.detectorId());
        var features = new TreeMap<>(detector.features());
        FOUNDATION.forEach(name -> features.put(name, detector.suspended() ? "DISABLED" : "ENABLED"));
        return GetDetectorResponse.builder()
                .status(detector.suspended() ? DetectorStatus.DISABLED : DetectorStatus.ENABLED)
                .findingPublishingFrequency(detector.publishing())
                .tags(detector.tags())
                .features(features.entrySet().stream()
                        .map(f -> DetectorFeatureConfigurationResult.builder()
                                .name(f.getKey())
                                .status(f.getValue())
                                .build())
                        .toList())
                .build();
    }

    @Override
    public CreateDetectorResponse createDetector(CreateDetectorRequest request) {
        if (!world.detectors().all().isEmpty()) throw rejected("a detector already exists for the current account.");
        var id = call.ids().uuid().replace("-", "");
        world.detectors()
                .put(Detector.of(id)
                        .updated(
                                request.enable(),
                                request.findingPublishingFrequencyAsString(),
                                named(request.features()))
                        .withTags(request.tags()));
        return CreateDetectorResponse.builder().detectorId(id).build();
    }

    @Override
    public UpdateDetectorResponse updateDetector(UpdateDetectorRequest request) {
        demand(request.detectorId());
        world.detectors()
                .update(
                        request.detectorId(),
                        d -> d.updated(
                                request.enable(),
                                request.findingPublishingFrequencyAsString(),
                                named(request.features())));
        return UpdateDetectorResponse.builder().build();
    }

    /** Its findings go with it. */
    @Override
    public DeleteDetectorResponse deleteDetector(DeleteDetectorRequest request) {
        world.detectors().remove(demand(request.detectorId()).id());
        world.findings().all().forEach(f -> world.findings().remove(f.id()));
        return DeleteDetectorResponse.builder().build();
    }

    private static Map<String, String> named(List<DetectorFeatureConfiguration> features) {
        var named = new TreeMap<String, String>();
        for (var feature : features) {
            if (FOUNDATION.contains(feature.nameAsString()))
                throw rejected("the feature %s cannot be configured.".formatted(feature.nameAsString()));
            named.put(feature.nameAsString(), feature.statusAsString());
        }
        return named;
    }
}
