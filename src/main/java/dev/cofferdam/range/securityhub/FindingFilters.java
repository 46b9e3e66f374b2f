package dev.cofferdam.range.securityhub;

import dev.cofferdam.range.service.ModelJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.securityhub.model.AwsSecurityFindingFilters;
import tools.jackson.databind.JsonNode;

/** What findings must be like: every attribute has to fit one of its values. */
record FindingFilters(JsonNode filters) {
    /** Where in a finding the attributes of filters are; those that are not here are refused. */
    private static final Map<String, List<String>> PLACES = Map.of(
            "id", List.of("Id"),
            "productArn", List.of("ProductArn"),
            "severityLabel", List.of("Severity", "Label"),
            "workflowStatus", List.of("Workflow", "Status"),
            "recordState", List.of("RecordState"),
            "resourceId", List.of("Resources", "Id"),
            "updatedAt", List.of("UpdatedAt"));

    static FindingFilters of(@Nullable AwsSecurityFindingFilters filters) {
        return new FindingFilters(ModelJson.write(
                filters == null ? AwsSecurityFindingFilters.builder().build() : filters));
    }

    boolean match(JsonNode finding) {
        return filters.properties().stream().allMatch(filter -> {
            var place = PLACES.get(filter.getKey());
            if (place == null) throw Findings.invalid("the range does not filter by " + filter.getKey());
            if (filter.getValue().size() > 20) throw Findings.invalid("more than 20 values for " + filter.getKey());
            return filter.getValue().valueStream().anyMatch(value -> fits(finding, place, value));
        });
    }

    private static boolean fits(JsonNode at, List<String> place, JsonNode value) {
        if (at.isArray()) return at.valueStream().anyMatch(item -> fits(item, place, value));
        if (!place.isEmpty()) return fits(at.path(place.getFirst()), place.subList(1, place.size()), value);
        var text = at.asString("");
        if (value.has("start"))
            return !text.isEmpty()
                    && !Instant.parse(text)
                            .isBefore(Instant.parse(value.path("start").asString()))
                    && !Instant.parse(text)
                            .isAfter(Instant.parse(value.path("end").asString()));
        var wanted = value.path("value").asString("");
        return switch (value.path("comparison").asString("")) {
            case "EQUALS" -> text.equals(wanted);
            case "PREFIX" -> text.startsWith(wanted);
            default -> throw Findings.invalid("the range does not compare by " + value.path("comparison"));
        };
    }
}
