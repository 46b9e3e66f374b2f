package dev.cofferdam.servers;

import dev.cofferdam.caselog.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Reads by boto3, in a Python process that lives as long as this. Not thread-safe. */
final class Boto3Reads implements Reads, AutoCloseable {
    private final Process process;
    private final BufferedReader answers;

    /** @param python one that has boto3 */
    Boto3Reads(Path python, URI server, String region) {
        try {
            var script = Path.of(Objects.requireNonNull(Boto3Reads.class.getResource("/servers/boto3_reads.py"))
                    .toURI());
            process = new ProcessBuilder(python.toString(), script.toString(), server.toString(), region)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            answers = process.inputReader(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public JsonNode answer(Read read) {
        var question =
                Map.of("service", read.service(), "operation", read.operation(), "parameters", read.parameters());
        try {
            var to = process.outputWriter(StandardCharsets.UTF_8);
            to.write(Json.MAPPER.writeValueAsString(question));
            to.newLine();
            to.flush();
            var line = answers.readLine();
            if (line == null)
                throw new IOException("the boto3 process ended over " + question + "; see its error above");
            var answer = Json.MAPPER.readTree(line);
            if (answer.has("Mistake"))
                throw new IllegalArgumentException("%s: %s".formatted(question, answer.path("Mistake")));
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
