package dev.cofferdam.action.ssm;

import dev.cofferdam.action.ActionException;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * What the instance says of the image that it made.
 *
 * @param size in bytes
 * @param mebibytes how large a part is; the last may be smaller
 * @param sha256 of the whole, in hexadecimal
 * @param parts the SHA-256 of each part, in hexadecimal
 */
record MemoryImage(long size, int mebibytes, String sha256, List<String> parts) {
    private static final long MEBIBYTE = 1L << 20;

    MemoryImage {
        parts = List.copyOf(parts);
    }

    /**
     * @param printed by {@link MemoryScripts#capture}
     * @throws ActionException when it is not all there, or does not agree with itself
     */
    static MemoryImage of(String printed, String instance) {
        var size = 0L;
        var mebibytes = 0;
        var sha256 = "";
        var isWhole = false;
        var parts = new ArrayList<String>();
        for (var line : printed.strip().split("\n", -1)) {
            var words = line.strip().split(" ", -1);
            switch (words[0]) {
                case "size" -> size = Long.parseLong(words[1]);
                case "part-size" -> mebibytes = Integer.parseInt(words[1]);
                case "sha256" -> sha256 = words[1];
                case "part" -> parts.add(words[1]);
                case VolatileSection.END -> isWhole = true;
                default -> {
                    // the tool's own words
                }
            }
        }
        var image = new MemoryImage(size, mebibytes, sha256, parts);
        if (!isWhole || !image.isSound())
            throw new ActionException(
                    "ImageNotDescribed",
                    "Instance %s did not say what image it made, so that it cannot be told from another. Look at the command's output in Systems Manager, and run the step again."
                            .formatted(instance));
        return image;
    }

    private boolean isSound() {
        return size > 0
                && mebibytes > 0
                && sha256.matches("[0-9a-f]{64}")
                && parts.stream().allMatch(p -> p.matches("[0-9a-f]{64}"))
                && parts.size() == -Math.floorDiv(-size, mebibytes * MEBIBYTE);
    }

    /** As S3 has it. */
    String partSum(int number) {
        return base64(HexFormat.of().parseHex(parts.get(number - 1)));
    }

    /**
     * What S3 must have of the whole, when it has what the instance has: a checksum of the parts' checksums. Source:
     * Amazon S3 User Guide, "Checking object integrity": composite checksums.
     */
    String composite() {
        var all = new ByteArrayOutputStream();
        parts.forEach(part -> all.writeBytes(HexFormat.of().parseHex(part)));
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(all.toByteArray())) + "-" + parts.size();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
