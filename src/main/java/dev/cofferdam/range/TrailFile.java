package dev.cofferdam.range;

import dev.cofferdam.caselog.Json;
import dev.cofferdam.range.world.TrailEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Events, one JSON object a line, in a file that only grows. Used by one thread at a time. */
final class TrailFile {
    private final Path file;
    private final FileAttribute<?>[] attributes;
    private int lines;
    /** Where the next line goes: what lies behind was added for a state that was never written. */
    private long end;

    TrailFile(Path file, FileAttribute<?>[] attributes) {
        this.file = file;
        this.attributes = attributes;
    }

    int lines() {
        return lines;
    }

    /**
     * Reads its beginning; what lies behind is forgotten.
     *
     * @throws IOException when it has fewer lines
     */
    List<TrailEvent> read(int wanted) throws IOException {
        var events = new ArrayList<TrailEvent>();
        lines = wanted;
        end = 0;
        if (wanted == 0) return events;
        try (var reader = Files.newBufferedReader(file)) {
            while (events.size() < wanted) {
                var line = reader.readLine();
                if (line == null)
                    throw new IOException(
                            "%s has %d lines, and the state needs %d".formatted(file, events.size(), wanted));
                events.add(Json.MAPPER.readValue(line, TrailEvent.class));
                end += line.getBytes(StandardCharsets.UTF_8).length + 1;
            }
        }
        return events;
    }

    /** Returns once the system has them, which outlives the process. */
    void add(List<TrailEvent> events) throws IOException {
        if (events.isEmpty()) return;
        var text = new ByteArrayOutputStream();
        for (var event : events) {
            text.write(Json.MAPPER.writeValueAsBytes(event));
            text.write('\n');
        }
        try (var channel =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), attributes)) {
            channel.truncate(end);
            var bytes = ByteBuffer.wrap(text.toByteArray());
            var at = end;
            while (bytes.hasRemaining()) at += channel.write(bytes, at);
            end = at;
        }
        lines += events.size();
    }
}
