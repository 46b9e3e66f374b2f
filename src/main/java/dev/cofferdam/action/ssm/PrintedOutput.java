package dev.cofferdam.action.ssm;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * What a section printed, unpacked as far as it came.
 *
 * @param whole whether nothing is missing at its end
 */
record PrintedOutput(String text, boolean whole) {
    /** @param printed base64 of gzip in one line, and {@link VolatileSection#END} behind it */
    static PrintedOutput of(String printed) {
        var lines = printed.strip().split("\n", -1);
        var whole = lines[lines.length - 1].strip().equals(VolatileSection.END);
        var packed = lines[0].strip();
        var decodable = packed.substring(0, packed.length() - packed.length() % 4);
        try {
            return new PrintedOutput(unpacked(Base64.getDecoder().decode(decodable)), whole);
        } catch (IllegalArgumentException _) {
            return new PrintedOutput(printed, false);
        }
    }

    private static String unpacked(byte[] packed) {
        var text = new ByteArrayOutputStream();
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            var buffer = new byte[8192];
            for (var read = gzip.read(buffer); read >= 0; read = gzip.read(buffer)) text.write(buffer, 0, read);
        } catch (EOFException | ZipException _) {
            // cut off: what came before is good
            return text.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
