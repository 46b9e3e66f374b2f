package dev.cofferdam.action.securityhub;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AwsSecurityFindingFilters;
import software.amazon.awssdk.services.securityhub.model.BatchUpdateFindingsRequest;
import software.amazon.awssdk.services.securityhub.model.BatchUpdateFindingsUnprocessedFinding;
import tools.jackson.databind.JsonNode;

/**
 * Findings, read and updated in batches. Source: Security Hub API Reference, GetFindings (20 values for a filter),
 * BatchUpdateFindings (100 findings), BatchUpdateFindingsUnprocessedFinding.
 */
final class FollowedFindings {
    private static final int MOST_READ = 20;
    private static final int MOST_UPDATED = 100;
    private static final int ATTEMPTS = 4;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** What may go better the next time. */
    private static final Set<String> PASSES = Set.of("ConcurrentUpdateError", "InternalFailure");

    private final ActionContext aws;
    private final SecurityHubClient hub;

    FollowedFindings(ActionContext aws) {
        this.aws = aws;
        this.hub = aws.client(SecurityHubClient.class);
    }

    /**
     * Those that Security Hub knows, by id, sorted.
     *
     * @throws ActionException when two products call a finding the same
     */
    Map<String, Followed> read(Collection<String> ids) {
        var found = new TreeMap<String, Followed>();
        for (var batch : batches(ids.stream().distinct().sorted().toList(), MOST_READ)) {
            var filters = AwsSecurityFindingFilters.builder()
                    .id(GetFindings.equal(batch))
                    .build();
            hub.getFindingsPaginator(r -> r.filters(filters).maxResults(MOST_UPDATED)).findings().stream()
                    .map(Followed::of)
                    .forEach(finding -> {
                        if (found.put(finding.id(), finding) != null) throw ambiguous(finding.id());
                    });
        }
        return found;
    }

    private static ActionException ambiguous(String id) {
        return new ActionException(
                "AmbiguousFinding",
                "Two products have a finding %s, and which is meant cannot be told. Update it in the console of Security Hub."
                        .formatted(id));
    }

    /**
     * Makes the changes, and waits until Security Hub shows them. Safe to repeat.
     *
     * @throws ActionException when some findings were not updated, with the reason for each; all others are
     */
    void write(List<Change> changes) {
        var present = read(changes.stream().map(Change::resource).toList());
        var refused = new ArrayList<String>();
        var made = new ArrayList<>(changes);
        byWanted(changes).forEach((wanted, ids) -> {
            var known =
                    ids.stream().filter(present::containsKey).map(present::get).toList();
            for (var batch : batches(known, MOST_UPDATED))
                update(batch, wanted).forEach((id, why) -> {
                    refused.add(id + ": " + why);
                    made.removeIf(change -> change.resource().equals(id));
                });
        });
        made.removeIf(change -> !present.containsKey(change.resource()));
        awaitShown(made);
        if (!refused.isEmpty())
            throw new ActionException(
                    "FindingsNotUpdated",
                    "Security Hub did not update %,d of %,d findings, the others it did: %s. Run the step again: it goes on with these."
                            .formatted(refused.size(), present.size(), String.join("; ", refused)));
    }

    /** The findings that become the same, by what they become, attribute by attribute. */
    private static Map<Map<String, JsonNode>, List<String>> byWanted(List<Change> changes) {
        var wanted = new LinkedHashMap<String, Map<String, JsonNode>>();
        for (var change : changes)
            wanted.computeIfAbsent(change.resource(), _ -> new TreeMap<>()).put(change.attribute(), change.after());
        return wanted.keySet().stream().collect(groupingBy(wanted::get, LinkedHashMap::new, toList()));
    }

    /** @return why which finding was not updated */
    private Map<String, String> update(List<Followed> findings, Map<String, JsonNode> wanted) {
        var left = findings;
        for (var attempt = 1; ; attempt++) {
            var failed = hub.batchUpdateFindings(request(left, wanted)).unprocessedFindings();
            if (failed.isEmpty()) return Map.of();
            var again = failed.stream()
                    .filter(f -> PASSES.contains(f.errorCode()))
                    .map(f -> f.findingIdentifier().id())
                    .toList();
            if (attempt == ATTEMPTS || again.size() < failed.size())
                return failed.stream()
                        .collect(toMap(
                                f -> f.findingIdentifier().id(), FollowedFindings::why, (a, _) -> a, TreeMap::new));
            aws.progress("%,d finding(s) are being updated by somebody else, trying again".formatted(again.size()));
            aws.pause(BETWEEN_ATTEMPTS);
            left = left.stream().filter(f -> again.contains(f.id())).toList();
        }
    }

    private static String why(BatchUpdateFindingsUnprocessedFinding failed) {
        return failed.errorCode() + ", " + failed.errorMessage();
    }

    private static BatchUpdateFindingsRequest request(List<Followed> findings, Map<String, JsonNode> wanted) {
        var request = BatchUpdateFindingsRequest.builder()
                .findingIdentifiers(findings.stream().map(Followed::identifier).toList());
        var workflow = wanted.get(UpdateWorkflow.WORKFLOW);
        if (workflow != null) request.workflow(w -> w.status(workflow.asString()));
        var note = wanted.get(UpdateWorkflow.NOTE);
        if (note != null)
            request.note(n -> n.text(note.path("Text").asString())
                    .updatedBy(note.path("UpdatedBy").asString()));
        return request.build();
    }

    /** An update is shown after a while. */
    private void awaitShown(List<Change> changes) {
        var end = aws.clock().instant().plus(LONGEST);
        while (!areShown(changes)) {
            if (aws.clock().instant().isAfter(end))
                throw new ActionException(
                        "UpdateNotShown",
                        "Security Hub took the update of %,d finding(s), and does not show it after %d minutes. Run the step again later."
                                .formatted(changes.size(), LONGEST.toMinutes()));
            aws.progress("waiting until Security Hub shows the update");
            aws.pause(BETWEEN_LOOKS);
        }
    }

    private boolean areShown(List<Change> changes) {
        var present = read(changes.stream().map(Change::resource).toList());
        return changes.stream().allMatch(change -> {
            var finding = present.get(change.resource());
            return finding == null || finding.value(change.attribute()).equals(change.after());
        });
    }

    private static <T> List<List<T>> batches(List<T> all, int most) {
        var batches = new ArrayList<List<T>>();
        for (var from = 0; from < all.size(); from += most)
            batches.add(all.subList(from, Math.min(all.size(), from + most)));
        return batches;
    }
}
