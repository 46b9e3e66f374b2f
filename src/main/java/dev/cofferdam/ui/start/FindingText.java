package dev.cofferdam.ui.start;

import dev.cofferdam.caselog.Json;
import dev.cofferdam.ui.Words;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A GuardDuty finding as people have it: exported from the console (one object), in an EventBridge event (in its
 * {@code detail}), or from {@code aws guardduty get-findings} (in a list, with capital first letters). Source:
 * GuardDuty User Guide, "Creating custom responses with EventBridge"; GuardDuty API Reference, GetFindings.
 */
final class FindingText {
    private static final long LIMIT = 4 << 20;

    private FindingText() {}

    /**
     * Reads the first finding in a text.
     *
     * @return with the names of the exported form, whichever form it came in
     * @throws IllegalArgumentException with a message for the user
     */
    static JsonNode read(String text) {
        JsonNode json;
        try {
            json = Json.MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(Words.of("new.finding.no-json"), e);
        }
        var finding = small(first(json));
        if (type(finding).isEmpty()) throw new IllegalArgumentException(Words.of("new.finding.no-finding"));
        return finding;
    }

    /** The text of a file that may hold one. Larger than 4 MiB no finding is. */
    static String readFile(Path file) throws IOException {
        if (Files.size(file) > LIMIT) throw new FileSystemException(file.toString());
        return Files.readString(file);
    }

    static Optional<String> type(JsonNode finding) {
        return text(finding, "type");
    }

    static Optional<String> title(JsonNode finding) {
        return text(finding, "title");
    }

    /** In words, from the number that GuardDuty gives. Source: GuardDuty User Guide, "Severity levels of findings". */
    static Optional<String> severity(JsonNode finding) {
        var number = finding.path("severity");
        if (!number.isNumber()) return Optional.empty();
        var level = number.asDouble();
        if (level >= 9) return Optional.of("critical");
        if (level >= 7) return Optional.of("high");
        return Optional.of(level >= 4 ? "medium" : "low");
    }

    private static JsonNode first(JsonNode json) {
        if (json.isArray() && !json.isEmpty()) return first(json.get(0));
        for (var wrapper : new String[] {"Findings", "findings", "detail"}) {
            if (json.path(wrapper).isContainer()) return first(json.get(wrapper));
        }
        return json;
    }

    private static JsonNode small(JsonNode json) {
        return switch (json) {
            case ObjectNode object -> {
                var renamed = Json.object();
                object.properties().forEach(e -> renamed.set(small(e.getKey()), small(e.getValue())));
                yield renamed;
            }
            case ArrayNode array -> {
                var renamed = array.arrayNode();
                array.forEach(e -> renamed.add(small(e)));
                yield renamed;
            }
            default -> json;
        };
    }

    private static String small(String name) {
        return name.isEmpty() ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static Optional<String> text(JsonNode finding, String name) {
        return finding.path(name).isString() ? Optional.of(finding.path(name).stringValue()) : Optional.empty();
    }
}
