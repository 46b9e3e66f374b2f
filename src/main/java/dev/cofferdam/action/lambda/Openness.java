package dev.cofferdam.action.lambda;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import tools.jackson.databind.JsonNode;

/** Whom, of a {@link FunctionDocument}, the policies and the URLs let in without naming them. */
record Openness(JsonNode document) {
    /** Why everybody is let in, a sentence each. */
    List<String> toEverybody() {
        return Stream.concat(
                        document.path(FunctionDocument.URLS)
                                .valueStream()
                                .filter(url ->
                                        url.path("AuthType").asString("").equals(FunctionUrlAuthType.NONE.toString()))
                                .map(url -> "%s asks nobody who they are."
                                        .formatted(url.path("FunctionUrl").asString(""))),
                        statements()
                                .filter(each -> PublicStatements.isPublic(each.getValue()))
                                .map(each -> "Statement %s of %s lets everybody in."
                                        .formatted(
                                                PublicStatements.sid(each.getValue()), Functions.name(each.getKey()))))
                .toList();
    }

    /** The services that are let in whoever they act for. */
    List<String> toServicesOfAnybody() {
        return statements()
                .map(Map.Entry::getValue)
                .filter(PublicStatements::trustsServiceOfAnybody)
                .map(statement -> statement.at("/Principal/Service").asString(""))
                .distinct()
                .sorted()
                .toList();
    }

    /** By the ARN of the function or the alias. */
    private Stream<Map.Entry<String, JsonNode>> statements() {
        return document.path(FunctionDocument.POLICIES)
                .propertyStream()
                .flatMap(policy -> PublicStatements.statements(policy.getValue()).stream()
                        .map(statement -> Map.entry(policy.getKey(), statement)));
    }
}
