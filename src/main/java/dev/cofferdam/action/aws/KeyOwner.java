package dev.cofferdam.action.aws;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.caselog.Json;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;
import software.amazon.awssdk.services.iam.IamClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Whose access key this is. Of a user's key IAM knows; of a session's, CloudTrail, once it was used. Source: IAM API
 * Reference, GetAccessKeyLastUsed; IAM User Guide, "IAM identifiers", unique identifiers; CloudTrail User Guide,
 * "CloudTrail userIdentity element".
 */
final class KeyOwner {
    /** @param isRole else it is a user */
    record Owner(boolean isRole, String name) {}

    private static final String OF_A_SESSION = "ASIA";

    private final ActionContext aws;

    KeyOwner(ActionContext aws) {
        this.aws = aws;
    }

    /** @throws ActionException where nobody knows */
    Owner of(String key) {
        return key.startsWith(OF_A_SESSION) ? ofSession(key) : ofUser(key);
    }

    private Owner ofUser(String key) {
        var user = aws.client(IamClient.class)
                .getAccessKeyLastUsed(r -> r.accessKeyId(key))
                .userName();
        if (user != null && !user.isEmpty()) return new Owner(false, user);
        throw new ActionException(
                "UnknownKey", "IAM does not know whose access key %s is. Name the user or the role.".formatted(key));
    }

    private Owner ofSession(String key) {
        var regions = aws.partition().equals("aws") ? Stream.of(aws.region(), "us-east-1") : Stream.of(aws.region());
        return regions.distinct()
                .flatMap(region -> events(key, region))
                .map(KeyOwner::owner)
                .filter(o -> !o.name().isEmpty())
                .findFirst()
                .orElseThrow(() -> new ActionException(
                        "UnknownKey",
                        "CloudTrail's history of the last 90 days has no event by the session key %s in %s or us-east-1. Name the role or the user, or wait: events come up to 15 minutes late."
                                .formatted(key, aws.region())));
    }

    private Stream<Event> events(String key, String region) {
        var by = LookupAttribute.builder()
                .attributeKey(LookupAttributeKey.ACCESS_KEY_ID)
                .attributeValue(key)
                .build();
        return aws
                .client(CloudTrailClient.class, region)
                .lookupEvents(r -> r.lookupAttributes(by).maxResults(1))
                .events()
                .stream();
    }

    private static Owner owner(Event event) {
        var identity = record(event).path("userIdentity");
        var issuer = identity.at("/sessionContext/sessionIssuer");
        if (issuer.path("type").asString("").equals("Role"))
            return new Owner(true, issuer.path("userName").asString(""));
        return new Owner(
                false,
                issuer.path("userName").asString(identity.path("userName").asString("")));
    }

    private static JsonNode record(Event event) {
        try {
            return Json.MAPPER.readTree(event.cloudTrailEvent() == null ? "{}" : event.cloudTrailEvent());
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }
}
