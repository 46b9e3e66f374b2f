package dev.cofferdam.action.guardduty;

import dev.cofferdam.action.ActionContext;
import java.util.List;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.BadRequestException;
import software.amazon.awssdk.services.guardduty.model.Finding;

/** What of some findings a detector knows. */
final class KnownFindings {
    private KnownFindings() {}

    /**
     * For ids that it does not know, GuardDuty answers with fewer, or refuses them all.
     *
     * @param ids fifty at most
     */
    static List<Finding> of(String detector, List<String> ids, ActionContext aws) {
        try {
            return aws.client(GuardDutyClient.class)
                    .getFindings(r -> r.detectorId(detector).findingIds(ids))
                    .findings();
        } catch (BadRequestException e) {
            if (!String.valueOf(e.getMessage()).contains("finding")) throw e;
            if (ids.size() == 1) return List.of();
            return ids.stream()
                    .flatMap(id -> of(detector, List.of(id), aws).stream())
                    .toList();
        }
    }
}
