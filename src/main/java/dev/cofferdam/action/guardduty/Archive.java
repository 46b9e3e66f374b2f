package dev.cofferdam.action.guardduty;

import dev.cofferdam.action.ActionContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.BadRequestException;
import software.amazon.awssdk.services.guardduty.model.Finding;

/** Which findings are archived, fifty at a time. Source: GuardDuty API Reference, GetFindings, ArchiveFindings. */
record Archive(ActionContext aws) {
    private static final int BATCH = 50;

    /** Of those findings that the detector knows, by id. */
    Map<String, Boolean> of(String detector, List<String> ids) {
        var archived = new LinkedHashMap<String, Boolean>();
        for (var batch : batches(ids))
            for (var finding : known(detector, batch))
                archived.put(
                        finding.id(),
                        Boolean.TRUE.equals(
                                finding.service() == null
                                        ? null
                                        : finding.service().archived()));
        return archived;
    }

    /** For ids that it does not know, GuardDuty answers with fewer, or refuses them all. */
    private List<Finding> known(String detector, List<String> ids) {
        try {
            return client().getFindings(r -> r.detectorId(detector).findingIds(ids))
                    .findings();
        } catch (BadRequestException e) {
            if (!String.valueOf(e.getMessage()).contains("finding")) throw e;
            if (ids.size() == 1) return List.of();
            var found = new ArrayList<Finding>();
            for (var id : ids) found.addAll(known(detector, List.of(id)));
            return found;
        }
    }

    /** Safe to repeat. */
    void put(String detector, List<String> ids, boolean archived) {
        for (var batch : batches(ids)) {
            if (archived) client().archiveFindings(r -> r.detectorId(detector).findingIds(batch));
            else client().unarchiveFindings(r -> r.detectorId(detector).findingIds(batch));
        }
    }

    private static List<List<String>> batches(List<String> ids) {
        var batches = new ArrayList<List<String>>();
        for (var from = 0; from < ids.size(); from += BATCH)
            batches.add(ids.subList(from, Math.min(ids.size(), from + BATCH)));
        return batches;
    }

    private GuardDutyClient client() {
        return aws.client(GuardDutyClient.class);
    }
}
