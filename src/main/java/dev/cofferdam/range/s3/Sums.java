package dev.cofferdam.range.s3;

import dev.cofferdam.range.service.ServiceError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;

/** Sums stand for bytes that are not there: the same ones have the same. */
final class Sums {
    private Sums() {}

    /**
     * What came with a request.
     *
     * @param sha256 in Base64
     */
    record Came(long size, String sha256) {}

    /**
     * Reads all of it, keeping none. Source: S3 API Reference, "Error responses", BadDigest.
     *
     * @param said what it should come to, in Base64; null: nobody said
     */
    static Came of(RequestBody body, @Nullable String said) {
        var digest = digest();
        var size = 0L;
        try (var in = body.contentStreamProvider().newStream()) {
            var buffer = new byte[1 << 16];
            for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
                size += count;
            }
        } catch (IOException e) {
            throw SdkClientException.create("Unable to read what is to be uploaded: " + e.getMessage(), e);
        }
        var came = new Came(size, Base64.getEncoder().encodeToString(digest.digest()));
        if (said != null && !said.equals(came.sha256()))
            throw new ServiceError("BadDigest", "The SHA256 you specified did not match the calculated checksum.", 400);
        return came;
    }

    /** In Base64, as S3 has it. */
    static String sha256(String of) {
        return sha256(of.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] of) {
        return Base64.getEncoder().encodeToString(digest().digest(of));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** As S3 has it of what came in parts: a sum of the parts' sums, and their number. */
    static String composite(List<String> parts) {
        var all = new ByteArrayOutputStream();
        parts.forEach(part -> all.writeBytes(Base64.getDecoder().decode(part)));
        return sha256(all.toByteArray()) + "-" + parts.size();
    }

    static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
