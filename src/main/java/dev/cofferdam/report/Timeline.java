package dev.cofferdam.report;

import dev.cofferdam.action.CaseExporter;
import dev.cofferdam.caselog.Cases;
import dev.cofferdam.caselog.LogRecord;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a case's records as a timeline, streaming: memory does not grow with the case. UTF-8. Thread-safe. */
public final class Timeline implements CaseExporter {
    private final Cases cases;

    public Timeline(Cases cases) {
        this.cases = cases;
    }

    @Override
    public List<String> formats() {
        return TimelineFormat.ids();
    }

    /**
     * @throws IllegalArgumentException for a format that there is not
     * @throws UncheckedIOException when {@code to} cannot be written
     */
    @Override
    public void export(String caseId, String format, OutputStream to) {
        var chosen = TimelineFormat.named(format)
                .orElseThrow(() -> new IllegalArgumentException(
                        "not an export format: " + format + " (" + String.join(", ", formats()) + ")"));
        var summary = cases.summary(caseId);
        try (var reader = cases.read(caseId)) {
            var buffered = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
            var writer = chosen.writer(summary, buffered);
            reader.forEach(0, logged -> write(writer, logged));
            writer.finish();
            buffered.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(TimelineWriter writer, LogRecord logged) {
        try {
            writer.write(logged);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
