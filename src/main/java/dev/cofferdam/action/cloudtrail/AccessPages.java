package dev.cofferdam.action.cloudtrail;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.PagedText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import tools.jackson.databind.JsonNode;

/** The readings of a secret's value that some regions' trails have, a JSON line each. For one reading. */
final class AccessPages extends PagedText {
    private final ActionContext aws;
    private final SecretName secret;
    private final Reach reach;
    private final Deque<String> regions;
    private final EventDigest digest = new EventDigest();
    private final TreeMap<String, Integer> principals = new TreeMap<>();
    private @Nullable String nextToken;
    private int examined;
    private boolean truncated;

    AccessPages(ActionContext aws, SecretName secret, List<String> regions, Reach reach) {
        this.aws = aws;
        this.secret = secret;
        this.reach = reach;
        this.regions = new ArrayDeque<>(regions);
    }

    @Override
    protected Optional<String> nextPage() {
        if (regions.isEmpty() || truncated) return Optional.empty();
        var answer = aws.client(CloudTrailClient.class, regions.element())
                .lookupEvents(reach.lookup("EventName", "GetSecretValue").toBuilder()
                        .nextToken(nextToken)
                        .build());
        nextToken = answer.nextToken();
        var lines = new StringBuilder();
        for (var event : answer.events()) {
            if (examined == reach.most()) {
                truncated = true;
                break;
            }
            examined++;
            add(event, lines);
        }
        if (nextToken == null) regions.remove();
        truncated |= examined == reach.most() && !regions.isEmpty();
        aws.progress("%,d readings among %,d events so far".formatted(digest.count(), examined));
        return Optional.of(lines.toString());
    }

    private void add(Event event, StringBuilder lines) {
        var record = EventPages.record(event);
        if (!secret.isMeantBy(record.at("/requestParameters/secretId").asString("")) || !digest.add(event, record))
            return;
        principals.merge(principal(record), 1, Integer::sum);
        lines.append(record).append('\n');
    }

    /** The role of a session, for its name is chosen by whoever assumes it. */
    private static String principal(JsonNode record) {
        var who = record.path("userIdentity");
        for (var arn : List.of("/sessionContext/sessionIssuer/arn", "/arn", "/invokedBy")) {
            var found = who.at(arn).asString("");
            if (!found.isEmpty()) return found;
        }
        return "account " + who.path("accountId").asString("unknown");
    }

    ListSecretAccess.Out out(String evidence) {
        return digest.access(principals, evidence, truncated);
    }
}
