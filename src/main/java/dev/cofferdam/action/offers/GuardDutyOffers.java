package dev.cofferdam.action.offers;

import dev.cofferdam.aws.ClientSource;
import java.util.stream.Stream;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.OrderBy;

/** Source: GuardDuty API Reference, ListDetectors, ListFindings, GetFindings. */
final class GuardDutyOffers {
    /** As many as one call tells, and another one describes. */
    private static final int FINDINGS = 50;

    private GuardDutyOffers() {}

    static Stream<Offer> detectors(ClientSource clients, String region) {
        return guardDuty(clients, region).listDetectorsPaginator().detectorIds().stream()
                .map(id -> Offer.of(id));
    }

    /** The latest of each detector. */
    static Stream<Offer> findings(ClientSource clients, String region) {
        var guardDuty = guardDuty(clients, region);
        return guardDuty.listDetectorsPaginator().detectorIds().stream()
                .flatMap(detector -> findings(guardDuty, detector));
    }

    private static Stream<Offer> findings(GuardDutyClient guardDuty, String detector) {
        var ids = guardDuty
                .listFindings(r -> r.detectorId(detector)
                        .maxResults(FINDINGS)
                        .sortCriteria(s -> s.attributeName("updatedAt").orderBy(OrderBy.DESC)))
                .findingIds();
        if (ids.isEmpty()) return Stream.empty();
        return guardDuty.getFindings(r -> r.detectorId(detector).findingIds(ids)).findings().stream()
                .map(finding -> Offer.of(finding.id(), finding.type(), finding.title(), finding.updatedAt()));
    }

    private static GuardDutyClient guardDuty(ClientSource clients, String region) {
        return clients.client(GuardDutyClient.class, region);
    }
}
