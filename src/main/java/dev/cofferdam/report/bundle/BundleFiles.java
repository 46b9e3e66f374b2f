package dev.cofferdam.report.bundle;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The files of an archive that somebody else made, by their names. What no bundle has is refused before any of it is
 * unpacked. Sources: APPNOTE.TXT 6.3.10; David Fifield, "A better zip bomb" (USENIX WOOT 2019), for files that overlap.
 */
final class BundleFiles implements Closeable {
    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> entries = new LinkedHashMap<>();

    /**
     * @throws UnknownBundleException when it is no archive
     * @throws RefusedBundleException when it has what no bundle has
     */
    BundleFiles(Path file) throws IOException {
        if (Files.size(file) == 0) throw new UnknownBundleException(file + " is empty.");
        zip = open(file);
        try {
            look();
            demandApart();
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static ZipFile open(Path file) throws IOException {
        try (var readable = Files.newInputStream(file)) {
            // or the disk is to blame, not the archive
            readable.skipNBytes(1);
        }
        try {
            return ZipFile.builder().setPath(file).get();
        } catch (IOException | IllegalArgumentException e) {
            throw new UnknownBundleException(
                    "%s is no ZIP archive, or only the beginning of one: %s. Get it once more."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private void look() {
        var names = new HashSet<String>();
        for (var entry : Collections.list(zip.getEntries())) {
            var name = name(entry);
            BundlePath.fault(name).ifPresent(fault -> {
                throw refused(name, fault);
            });
            // some systems do not tell them apart
            if (!names.add(name.toLowerCase(Locale.ROOT))) throw refused(name, "is there twice");
            if (!isPlainFile(entry)) throw refused(name, "is no plain file, but a link or something else");
            if (!zip.canReadEntryData(entry)) throw refused(name, "is encrypted, or packed in a way that is not known");
            entries.put(name, entry);
        }
    }

    /** What is packed once must not be unpacked under many names. */
    private void demandApart() {
        var end = 0L;
        for (var entry : entries.values().stream()
                .sorted(Comparator.comparingLong(ZipArchiveEntry::getDataOffset))
                .toList()) {
            if (entry.getDataOffset() < end || entry.getCompressedSize() < 0)
                throw refused(name(entry), "overlaps with another one");
            end = Math.addExact(entry.getDataOffset(), entry.getCompressedSize());
        }
    }

    /** As it is written there: the library makes slashes of backslashes in what says it is of DOS. */
    private static String name(ZipArchiveEntry entry) {
        return new String(entry.getRawName(), StandardCharsets.UTF_8);
    }

    /** By the upper half of its attributes, whatever system it says it is of: unpackers do not all ask. */
    private static boolean isPlainFile(ZipArchiveEntry entry) {
        var kind = (int) (entry.getExternalAttributes() >> 16) & UnixStat.FILE_TYPE_FLAG;
        return !entry.isDirectory() && (kind == 0 || kind == UnixStat.FILE_FLAG);
    }

    private static RefusedBundleException refused(String name, String fault) {
        return new RefusedBundleException("The file \"%s\" in it %s.".formatted(name, fault));
    }

    Iterable<String> names() {
        return entries.keySet();
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    /** In bytes, unpacked, as the archive says; -1 where it does not. */
    long size(String name) {
        return entry(name).getSize();
    }

    /** @throws RefusedBundleException by what is read from it, when there is more than {@code size} or less */
    ExactStream open(String name, long size) throws IOException {
        if (size(name) != size) throw refused(name, "has %,d bytes instead of %,d".formatted(size(name), size));
        return new ExactStream(zip.getInputStream(entry(name)), name, size);
    }

    private ZipArchiveEntry entry(String name) {
        @Nullable ZipArchiveEntry entry = entries.get(name);
        if (entry == null) throw new RefusedBundleException("There is no %s in it.".formatted(name));
        return entry;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
