package dev.cofferdam.action.cloudtrail;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.PagedText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;

/**
 * All events of a principal in some regions, and those of the sessions that it got: whatever answers with credentials
 * names their key, by which their events are found in turn.
 */
final class ActivityPages extends PagedText {
    /** Each takes at least one call in each region, of two a second. */
    private static final int MOST_SESSIONS = 50;

    private final ActionContext aws;
    private final List<String> regions;
    private final Reach reach;
    private final EventDigest digest;
    private final Deque<EventPages> waiting = new ArrayDeque<>();
    private final Set<String> followed = new TreeSet<>();
    private boolean truncated;

    ActivityPages(ActionContext aws, List<String> regions, Reach reach, EventDigest digest) {
        this.digest = digest;
        this.aws = aws;
        this.regions = regions;
        this.reach = reach;
    }

    void lookUp(String attribute, String value) {
        for (var region : regions)
            waiting.add(new EventPages(
                    aws.client(CloudTrailClient.class, region),
                    reach.lookup(attribute, value),
                    reach.most(),
                    aws::progress,
                    digest));
    }

    @Override
    protected Optional<String> nextPage() {
        while (!waiting.isEmpty()) {
            var page = waiting.element().nextPage();
            truncated |= waiting.element().truncated();
            if (page.isEmpty()) waiting.remove();
            follow();
            if (page.isPresent()) return page;
        }
        return Optional.empty();
    }

    private void follow() {
        for (var key : digest.issued()) {
            if (followed.contains(key)) continue;
            if (followed.size() == MOST_SESSIONS) {
                truncated = true;
                return;
            }
            followed.add(key);
            lookUp("AccessKeyId", key);
        }
    }

    boolean truncated() {
        return truncated;
    }

    FindPrincipalActivity.Out out(String evidence) {
        return digest.activity(evidence, List.copyOf(followed), truncated);
    }
}
