package dev.cofferdam.range.s3;

import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** Sums stand for bytes that are not there: the same ones have the same. */
final class Sums {
    private Sums() {}

    /** In Base64, as S3 has it. */
    static String sha256(String of) {
        return sha256(of.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] of) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(of);
            return Base64.getEncoder().encodeToString(digest);
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
