package dev.cofferdam.range.ssm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * What a script does with the output of its commands: packs it, and prints lines behind it.
 *
 * @param echoes the lines behind it
 */
record Pipeline(boolean packs, List<String> echoes) {
    private static final String PACKS = "| gzip -9c | base64 -w0";

    static Pipeline of(String script) {
        var at = script.indexOf(PACKS);
        if (at < 0) return new Pipeline(false, List.of());
        var behind = script.substring(at + PACKS.length()).split(";");
        return new Pipeline(
                true,
                Arrays.stream(behind)
                        .map(String::strip)
                        .filter(c -> c.startsWith("echo"))
                        .map(c -> c.substring("echo".length()).strip())
                        .toList());
    }

    String applyTo(String output) {
        if (!packs) return output;
        return Base64.getEncoder().encodeToString(gzip(output)) + String.join("\n", echoes) + "\n";
    }

    private static byte[] gzip(String text) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
