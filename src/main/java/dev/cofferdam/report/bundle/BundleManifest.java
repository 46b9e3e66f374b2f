package dev.cofferdam.report.bundle;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.cofferdam.action.CaseBundler.Tip;
import dev.cofferdam.caselog.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;

/**
 * {@code manifest.json}: what a bundle is and every file in it but itself. A later program may add fields and files
 * without another format; it may not change what these mean.
 *
 * @param cofferdam the version of the program that made it
 * @param tip the last record of the log in it
 * @param evidence whether the evidence files are in it
 * @param missing the SHA-256 of evidence that was not with the case any more
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record BundleManifest(
        int format,
        String caseId,
        String cofferdam,
        Instant createdAt,
        Tip tip,
        Evidence evidence,
        List<String> missing,
        List<Entry> files) {
    /** Of the bundles that this program makes and checks. */
    public static final int FORMAT = 1;

    static final String NAME = "manifest.json";

    /** Room for 400,000 files. */
    static final int LARGEST = 64 << 20;

    public enum Evidence {
        INCLUDED,
        LEFT_OUT
    }

    /** @param size in bytes, unpacked */
    public record Entry(String path, long size, String sha256) {
        public Entry {
            Objects.requireNonNull(path);
            Objects.requireNonNull(sha256);
        }
    }

    public BundleManifest {
        Objects.requireNonNull(caseId);
        Objects.requireNonNull(cofferdam);
        Objects.requireNonNull(createdAt);
        Objects.requireNonNull(tip);
        Objects.requireNonNull(tip.hash());
        Objects.requireNonNull(evidence);
        missing = List.copyOf(missing);
        files = List.copyOf(files);
    }

    byte[] json() {
        return Json.MAPPER.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(this);
    }

    /**
     * @throws UnknownBundleException when it is of a format that this program does not know
     * @throws IllegalArgumentException when it is no manifest
     */
    static BundleManifest read(byte[] json) {
        try {
            var tree = Json.MAPPER.readTree(json);
            var format = tree.path("format");
            if (!format.isIntegralNumber()) throw new IllegalArgumentException("it names no format");
            if (!format.asString().equals(Integer.toString(FORMAT)))
                throw new UnknownBundleException(String.format(
                        Locale.ROOT,
                        "The bundle is of format %s; this program knows %d. Check it with a newer one.",
                        format.asString(),
                        FORMAT));
            return Json.MAPPER.treeToValue(tree, BundleManifest.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }
}
