package dev.cofferdam.report;

import dev.cofferdam.caselog.LogRecord;
import java.io.IOException;
import java.io.Writer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** One JSON object a line, every line ended. */
final class JsonlTimeline implements TimelineWriter {
    private final Function<LogRecord, ? extends JsonNode> json;
    private final Writer to;

    JsonlTimeline(Function<LogRecord, ? extends JsonNode> json, Writer to) {
        this.json = json;
        this.to = to;
    }

    @Override
    public void write(LogRecord logged) throws IOException {
        to.write(json.apply(logged).toString());
        to.write('\n');
    }

    @Override
    public void finish() throws IOException {
        to.flush();
    }
}
