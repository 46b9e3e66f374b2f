package dev.cofferdam.caselog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The two hashes of a record. Not thread-safe: the digest is used again and again. */
final class Hashes {
    static final byte[] ZERO = new byte[32];
    private static final byte[] DOMAIN = "cofferdam-log-v1\0".getBytes(StandardCharsets.UTF_8);

    private final MessageDigest digest = sha256();

    /** {@code SHA-256(salt ‖ body)}: a body can be taken out later, and nobody can guess it from the hash. */
    byte[] ofData(byte[] salt, byte[] body) {
        digest.update(salt);
        return digest.digest(body);
    }

    /** {@code SHA-256("cofferdam-log-v1\0" ‖ prev_hash ‖ envelope)}. */
    byte[] ofRecord(byte[] previous, byte[] envelope) {
        digest.update(DOMAIN);
        digest.update(previous);
        return digest.digest(envelope);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
