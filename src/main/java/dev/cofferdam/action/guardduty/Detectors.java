package dev.cofferdam.action.guardduty;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;

/** Finds a region's detector, of which there is one at most. */
final class Detectors {
    static final String PATTERN = "arn:${Partition}:guardduty:${Region}:${Account}:detector/${DetectorId}";

    private Detectors() {}

    /**
     * @param detector the one that is meant, if somebody said so
     * @throws ActionException when there is none
     */
    static List<String> named(@Nullable String detector, ActionContext aws) {
        if (detector != null && !detector.isEmpty()) return List.of(detector);
        var found = all(aws);
        if (!found.isEmpty()) return found;
        throw new ActionException(
                "NoDetector",
                "GuardDuty is not enabled in %s of account %s. Check the region, or whether somebody deleted the detector (CloudTrail: DeleteDetector)."
                        .formatted(aws.region(), aws.account()));
    }

    static List<String> all(ActionContext aws) {
        return aws.client(GuardDutyClient.class).listDetectorsPaginator().detectorIds().stream()
                .toList();
    }
}
