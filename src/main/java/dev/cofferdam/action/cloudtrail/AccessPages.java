package dev.cofferdam.action.cloudtrail;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.PagedLines;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import tools.jackson.databind.JsonNode;

/** The readings of a secret's value that some regions' trails have, a JSON line each. */
final class AccessPages extends PagedLines<String, Event> {
    private final ActionContext aws;
    private final SecretName secret;
    private final Reach reach;
    private final EventDigest digest = new EventDigest();
    private final TreeMap<String, Integer> principals = new TreeMap<>();

    AccessPages(ActionContext aws, SecretName secret, List<String> regions, Reach reach) {
        super(regions, reach.most(), aws::progress);
        this.aws = aws;
        this.secret = secret;
        this.reach = reach;
    }

    @Override
    protected Page<Event> ask(String region, @Nullable String nextToken) {
        var answer = aws.client(CloudTrailClient.class, region)
                .lookupEvents(reach.lookup("EventName", "GetSecretValue").toBuilder()
                        .nextToken(nextToken)
                        .build());
        return new Page<>(answer.events(), answer.nextToken());
    }

    @Override
    protected Optional<JsonNode> line(String region, Event event) {
        var record = EventPages.record(event);
        if (!secret.isMeantBy(record.at("/requestParameters/secretId").asString("")) || !digest.add(event, record))
            return Optional.empty();
        principals.merge(principal(record), 1, Integer::sum);
        return Optional.of(record);
    }

    @Override
    protected String told() {
        return "%,d readings among %,d events so far".formatted(digest.count(), examined());
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
        return digest.access(principals, evidence, truncated());
    }
}
