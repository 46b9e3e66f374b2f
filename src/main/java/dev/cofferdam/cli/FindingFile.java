package dev.cofferdam.cli;

import dev.cofferdam.caselog.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads a finding's JSON from a file that somebody was sent. */
final class FindingFile {
    private static final long LIMIT = 4 << 20;

    private FindingFile() {}

    /** @throws Refusal when it is no JSON object, or too large to be a finding */
    static JsonNode read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) throw Refusal.invalid("no such file: " + file);
        if (Files.size(file) > LIMIT) {
            throw Refusal.invalid(file + " is larger than 4 MiB, which no finding is");
        }
        try {
            var json = Json.MAPPER.readTree(Files.readAllBytes(file));
            if (json.isObject()) return json;
        } catch (JacksonException e) {
            throw Refusal.invalid(file + " is not JSON: " + e.getOriginalMessage());
        }
        throw Refusal.invalid(file + " holds no JSON object; one finding is needed, as GuardDuty exports it");
    }

    /** What a person would call it: GuardDuty's title. Empty where it has none. */
    static String title(JsonNode finding) {
        return finding.path("title").asString(finding.path("Title").asString(""));
    }
}
