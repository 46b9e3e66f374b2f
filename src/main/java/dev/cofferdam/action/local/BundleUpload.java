package dev.cofferdam.action.local;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.CaseBundler;
import dev.cofferdam.action.CaseBundler.Tip;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * A bundle on its way to S3: a file that only its owner can read, with the sums that S3 has to come to as well. Source:
 * Amazon S3 User Guide, "Checking object integrity": what comes in parts has a SHA-256 of the parts' sums, and their
 * number behind it; "Amazon S3 multipart upload limits".
 */
final class BundleUpload implements Closeable {
    /** So large that a few gigabytes are no more than some dozen parts, and so small that one passes in minutes. */
    static final long PART = 64L << 20;

    private static final int MOST_PARTS = 10_000;
    private static final String TYPE = "application/zip";

    /** @param sha256 in Base64, as S3 has it */
    record Part(int number, long from, long size, String sha256) {}

    private final Path file;
    private final long size;
    private final String sha256;
    private final List<Part> parts;

    private BundleUpload(Path file, long size, String sha256, List<Part> parts) {
        this.file = file;
        this.size = size;
        this.sha256 = sha256;
        this.parts = List.copyOf(parts);
    }

    /**
     * By way of a file: S3 wants size and sum before it gets the first byte, and the bundle may be larger than memory.
     */
    static BundleUpload make(CaseBundler bundler, String caseId, Tip tip, boolean withEvidence, long partSize) {
        try {
            var file = Files.createTempFile("cofferdam-bundle-", ".zip");
            try {
                try (var to = Files.newOutputStream(file)) {
                    bundler.bundle(caseId, tip, withEvidence, to);
                }
                return summed(file, partSize);
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (IOException e) {
            throw new ActionException(
                    "BundleFailed",
                    "The bundle of case %s could not be made: %s. Check the space in the temporary folder, which has to hold all of it for a while."
                            .formatted(caseId, e.getMessage()),
                    e);
        }
    }

    /** One pass for the sum of the whole and of each part. */
    private static BundleUpload summed(Path file, long wanted) throws IOException {
        var size = Files.size(file);
        var each = Math.max(wanted, -Math.floorDiv(-size, MOST_PARTS));
        var whole = digest();
        var parts = new ArrayList<Part>();
        try (var in = Files.newInputStream(file)) {
            for (var from = 0L; from < size; from += each) {
                var length = Math.min(each, size - from);
                var part = digest();
                read(in, length, whole, part);
                parts.add(new Part(parts.size() + 1, from, length, base64(part.digest())));
            }
        }
        return new BundleUpload(file, size, HexFormat.of().formatHex(whole.digest()), parts);
    }

    private static void read(InputStream in, long length, MessageDigest whole, MessageDigest part) throws IOException {
        var buffer = new byte[1 << 16];
        for (var left = length; left > 0; ) {
            var count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) throw new IOException("it became shorter while it was read");
            whole.update(buffer, 0, count);
            part.update(buffer, 0, count);
            left -= count;
        }
    }

    /** In bytes. */
    long size() {
        return size;
    }

    /** Of the whole, lower-case hex. */
    String sha256() {
        return sha256;
    }

    List<Part> parts() {
        return parts;
    }

    boolean isInParts() {
        return parts.size() > 1;
    }

    /** The sum that S3 has to come to. */
    String checksum() {
        if (!isInParts()) return parts.getFirst().sha256();
        var sums = digest();
        for (var part : parts) sums.update(Base64.getDecoder().decode(part.sha256()));
        return base64(sums.digest()) + "-" + parts.size();
    }

    /** Can be read again where it has to be sent again. */
    RequestBody body(Part part) {
        return RequestBody.fromContentProvider(() -> new FilePart(file, part.from(), part.size()), part.size(), TYPE);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String base64(byte[] sum) {
        return Base64.getEncoder().encodeToString(sum);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new ActionException(
                    "BundleRemains",
                    "The bundle could not be removed from the temporary folder: %s. Remove %s by hand."
                            .formatted(e.getMessage(), file),
                    e);
        }
    }
}
