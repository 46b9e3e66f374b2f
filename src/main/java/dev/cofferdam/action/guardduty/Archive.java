package dev.cofferdam.action.guardduty;

import dev.cofferdam.action.ActionContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.Finding;

/** Which findings are archived, fifty at a time. Source: GuardDuty API Reference, GetFindings, ArchiveFindings. */
record Archive(ActionContext aws) {
    private static final int BATCH = 50;

    /** Of those findings that the detector knows, by id. */
    Map<String, Boolean> of(String detector, List<String> ids) {
        var archived = new LinkedHashMap<String, Boolean>();
        for (var batch : batches(ids))
            for (var finding : KnownFindings.of(detector, batch, aws)) archived.put(finding.id(), isArchived(finding));
        return archived;
    }

    private static boolean isArchived(Finding finding) {
        return finding.service() != null
                && Boolean.TRUE.equals(finding.service().archived());
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
