package dev.cofferdam.app;

import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.cli.Cofferdam;
import dev.cofferdam.cli.Surroundings;
import dev.cofferdam.cli.Terminal;
import dev.cofferdam.range.Pacing;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Map;

/**
 * The demo in a process of its own that writes down, line by line, which records it was told are on disk. It prints a
 * line when the first of them is.
 */
final class KillableDemo {
    /** Where a process with this home writes {@code SEQ HASH} for each record that was acknowledged. */
    static Path acknowledged(Path home) {
        return home.resolve("acknowledged");
    }

    private KillableDemo() {}

    public static void main(String[] arguments) throws IOException {
        var home = Path.of(arguments[0]);
        Files.createDirectories(home);
        try (var told =
                Files.newOutputStream(acknowledged(home), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            System.exit(play(home, told));
        }
    }

    private static int play(Path home, OutputStream told) {
        var nowhere = new PrintWriter(Writer.nullWriter());
        return new Cofferdam(
                        new Surroundings(Map.of(), "Linux", home),
                        new Terminal(OutputStream.nullOutputStream(), nowhere, nowhere, null, false),
                        folder -> new WatchedParts(
                                new HomeParts(folder, Clock.systemUTC(), Map.of(), Pacing.NONE),
                                log -> watch(log, told)),
                        _ -> {})
                .run("demo", "--home", home.toString());
    }

    /** A line that the operating system has taken outlives the process. */
    private static void watch(CaseLog log, OutputStream told) {
        System.out.println("begun");
        try (var records = log.reader()) {
            records.forEach(0, record -> tell(record, told));
        }
        log.onAppend(record -> tell(record, told));
    }

    private static void tell(LogRecord record, OutputStream told) {
        try {
            told.write(
                    (record.seq() + " " + record.hash() + "\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
