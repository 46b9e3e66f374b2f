package dev.cofferdam.caselog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A {@link Scribe} in a Java of its own, seen from outside. */
final class ScribeProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final Map<Long, String> acknowledged = new HashMap<>();

    private ScribeProcess(List<String> command) throws IOException {
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        out = process.inputReader();
    }

    static ScribeProcess start(Path home, String caseId) throws IOException {
        return new ScribeProcess(java(home, caseId));
    }

    /** No file of it may grow beyond {@code kilobytes}: a write beyond that fails, as on a broken disk. */
    static ScribeProcess limited(Path home, String caseId, int kilobytes) throws IOException {
        var command = Stream.concat(
                Stream.of("bash", "-c", "ulimit -f " + kilobytes + " && exec \"$@\"", "limited"),
                java(home, caseId).stream());
        return new ScribeProcess(command.toList());
    }

    private static List<String> java(Path home, String caseId) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-classpath",
                System.getProperty("java.class.path"),
                Scribe.class.getName(),
                home.toString(),
                caseId);
    }

    /** The next line that begins with a word; empty when the process ended before. What is acknowledged is kept. */
    Optional<String> awaitLine(String word) {
        try {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                keep(line);
                if (line.startsWith(word)) return Optional.of(line);
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line that the kill cut short was not promised to anybody. */
    private void keep(String line) {
        var words = line.split(" ", -1);
        if (words[0].equals("acknowledged") && words.length == 3 && words[2].length() == 36)
            acknowledged.put(Long.valueOf(words[1]), words[2]);
    }

    void kill() throws InterruptedException {
        // by its handle: the process itself would close what it has printed with it
        process.toHandle().destroyForcibly();
        process.waitFor();
        awaitLine("nothing but the end");
    }

    /** By number: the record's id. */
    Map<Long, String> acknowledged() {
        return acknowledged;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        out.close();
    }
}
