package dev.cofferdam.ui.start;

import dev.cofferdam.caselog.Json;
import dev.cofferdam.playbook.FindingInputs;
import dev.cofferdam.ui.Words;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A GuardDuty finding as people have it: exported from the console (one object), in an EventBridge event (in its
 * {@code detail}), or from {@code aws guardduty get-findings} (in a list, with capital first letters). Source:
 * GuardDuty User Guide, "Processing GuardDuty findings with Amazon EventBridge"; GuardDuty API Reference, GetFindings.
 */
final class FindingText {
    private static final long LIMIT = 4 << 20;

    private FindingText() {}

    /**
     * Reads the one finding in a text.
     *
     * @return as it was given, so that the case keeps what GuardDuty wrote
     * @throws IllegalArgumentException with a message for the user
     */
    static JsonNode read(String text) {
        JsonNode json;
        try {
            json = Json.MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(Words.of("new.finding.no-json"), e);
        }
        var list = list(json);
        if (list.size() > 1) throw new IllegalArgumentException(Words.of("new.finding.several", list.size()));
        var given = json.isArray() && json.size() == 1 ? json.get(0) : json;
        if (type(given).isEmpty()) throw new IllegalArgumentException(Words.of("new.finding.no-finding"));
        return given;
    }

    /** The text of a file that may hold one. Larger than 4 MiB no finding is. */
    static String readFile(Path file) throws IOException {
        if (Files.size(file) > LIMIT) throw new FileSystemException(file.toString());
        return Files.readString(file);
    }

    static Optional<String> type(JsonNode given) {
        return text(given, "type");
    }

    static Optional<String> title(JsonNode given) {
        return text(given, "title");
    }

    /** In words, from the number that GuardDuty gives. Source: GuardDuty User Guide, "Severity levels of findings". */
    static Optional<String> severity(JsonNode given) {
        var number = field(given, "severity");
        if (!number.isNumber()) return Optional.empty();
        var level = number.asDouble();
        if (level >= 9) return Optional.of("critical");
        if (level >= 7) return Optional.of("high");
        return Optional.of(level >= 4 ? "medium" : "low");
    }

    private static JsonNode list(JsonNode json) {
        if (json.isArray()) return json;
        return json.path("Findings").isArray() ? json.path("Findings") : json.path("findings");
    }

    private static Optional<String> text(JsonNode given, String name) {
        var field = field(given, name);
        return field.isString() ? Optional.of(field.stringValue()) : Optional.empty();
    }

    private static JsonNode field(JsonNode given, String name) {
        var finding = FindingInputs.bare(given);
        var small = finding.path(name);
        return small.isMissingNode() ? finding.path(Character.toUpperCase(name.charAt(0)) + name.substring(1)) : small;
    }
}
