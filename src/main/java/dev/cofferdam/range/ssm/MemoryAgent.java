package dev.cofferdam.range.ssm;

import dev.cofferdam.range.world.Bucket;
import dev.cofferdam.range.world.Instance;
import dev.cofferdam.range.world.InstanceType;
import dev.cofferdam.range.world.World;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An instance that images its memory and sends the image to S3. There are no bytes, only their sums, which depend on
 * the instance; all that S3 would check is checked. An altered tool is one whose address says so.
 */
record MemoryAgent(World world, Instance instance) {
    private static final Pattern FOLDER = Pattern.compile("(?m)^cd '([^']+)'$");
    private static final Pattern TOOL = Pattern.compile("(?m)-o tool '([^']+)'$");
    private static final Pattern LEAST_PART = Pattern.compile("\\[ \"\\$part\" -ge ([0-9]+) ]");
    private static final Pattern MOST_PARTS = Pattern.compile("memory / 1024 / ([0-9]+) \\+ 1");
    private static final Pattern PART =
            Pattern.compile("(?m)^dd if=image\\.lime of=part bs=1048576 skip=([0-9]+) count=([0-9]+) .*\\n"
                    + ".*\\n"
                    + "url = \"([^\"]+)\"\\n"
                    + "((?:header = .*\\n"
                    + ")*)");
    private static final Pattern SUM = Pattern.compile("header = \"x-amz-checksum-sha256: ([^\"]+)\"");
    private static final String END = "cofferdam-end\n";
    private static final long MEBIBYTE = 1L << 20;

    /** @param error null: it came through */
    record Ran(String printed, @Nullable String error) {}

    /** Empty: the script is about something else. */
    Optional<Ran> run(String script) {
        if (script.contains("./tool image.lime")) return Optional.of(capture(script));
        if (script.contains("of=part")) return Optional.of(send(script));
        if (script.contains("\nrm -rf '") && script.contains("/cofferdam-")) return Optional.of(new Ran(END, null));
        return Optional.empty();
    }

    private Ran capture(String script) {
        if (group(TOOL, script).contains("altered"))
            return new Ran("", "the tool is not the one that was named: its SHA-256 differs, and it was not run\n");
        var part = Math.max(
                Integer.parseInt(group(LEAST_PART, script)),
                memory() / Integer.parseInt(group(MOST_PARTS, script)) + 1);
        var printed = new StringBuilder("size %d%npart-size %d%nsha256 %s%n"
                .formatted(memory() * MEBIBYTE, part, hex("image of " + instance.id())));
        for (var from = 0; from < memory(); from += part) printed.append("part %s%n".formatted(hex(sum(from, part))));
        return new Ran(printed.append(END).toString(), null);
    }

    private Ran send(String script) {
        if (!hasImage(group(FOLDER, script))) return new Ran("", "cd: can't cd to " + group(FOLDER, script) + "\n");
        var parts = PART.matcher(script);
        while (parts.find()) {
            var from = Integer.parseInt(parts.group(1));
            var count = Math.min(Integer.parseInt(parts.group(2)), memory() - from);
            var refusal = put(
                    URI.create(parts.group(3)),
                    group(SUM, parts.group(4)),
                    new Bucket.Part(count * MEBIBYTE, base64(sum(from, Integer.parseInt(parts.group(2))))));
            if (refusal != null)
                return new Ran("", "curl: (22) The requested URL returned error: %s%n".formatted(refusal));
        }
        return new Ran(END, null);
    }

    /** Made, and not removed since. */
    private boolean hasImage(String folder) {
        var about = world.ssm().commands().stream()
                .filter(c -> c.instance().equals(instance.id()) && c.error() == null)
                .filter(c -> c.script().contains("'" + folder + "'"))
                .map(c -> c.script().contains("./tool image.lime") || c.script().contains("of=part"))
                .toList();
        return !about.isEmpty() && about.getLast();
    }

    /** @return what S3 answers when it does not take the part; null: it takes it */
    private @Nullable String put(URI address, String signedSum, Bucket.Part part) {
        var bucket = world.storage().buckets().find(address.getHost().split("\\.s3[.-]", 2)[0]);
        var upload = bucket.flatMap(b -> b.upload(parameter(address, "uploadId")));
        if (bucket.isEmpty() || upload.isEmpty()) return "404";
        if (!address.getPath().equals("/" + upload.get().key())) return "403";
        if (!part.sha256().equals(signedSum)) return "400";
        var number = Integer.parseInt(parameter(address, "partNumber"));
        world.storage().buckets().put(bucket.get().withUpload(upload.get().with(number, part)));
        return null;
    }

    private static String parameter(URI address, String name) {
        return List.of(address.getRawQuery().split("&", -1)).stream()
                .filter(p -> p.startsWith(name + "="))
                .map(p -> URLDecoder.decode(p.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    /** In MiB. */
    private int memory() {
        return InstanceType.named(instance.type()).map(InstanceType::memory).orElse(4_096);
    }

    private String sum(int from, int count) {
        return "memory of %s from %d to %d".formatted(instance.id(), from, Math.min(from + count, memory()));
    }

    private static String group(Pattern pattern, String script) {
        var matcher = pattern.matcher(script);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String hex(String of) {
        return HexFormat.of().formatHex(sha256(of));
    }

    private static String base64(String of) {
        return Base64.getEncoder().encodeToString(sha256(of));
    }

    private static byte[] sha256(String of) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(of.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
