package dev.cofferdam.report.bundle;

import dev.cofferdam.report.HashingStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * A ZIP archive under way, streamed: each file's size and hash are known when it is through, and written behind it.
 * Zip64 throughout, for nobody knows before how large a file will be, but with no more of it in the directory than is
 * needed: Java's own reader refuses that. Source: APPNOTE.TXT 6.3.10, 4.3.9 "Data descriptor", 4.5.3 "Zip64 Extended
 * Information".
 */
final class BundleArchive {
    private final ZipArchiveOutputStream zip;
    private final FileTime time;
    private final List<BundleManifest.Entry> files = new ArrayList<>();

    /** What fills a file of it. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream to) throws IOException;
    }

    BundleArchive(OutputStream to, Instant time) {
        this.zip = new ZipArchiveOutputStream(to);
        this.zip.setUseZip64(Zip64Mode.AlwaysWithCompatibility);
        this.time = FileTime.from(time);
    }

    /** @return what was written */
    BundleManifest.Entry add(String path, Content content) throws IOException {
        var hashing = new HashingStream(zip);
        write(path, hashing, content);
        var file = new BundleManifest.Entry(path, hashing.size(), hashing.sha256());
        files.add(file);
        return file;
    }

    /** What was added so far, in that order. */
    List<BundleManifest.Entry> files() {
        return List.copyOf(files);
    }

    /** Without this, what was written is no archive. Leaves the stream open. */
    void finish(BundleManifest manifest) throws IOException {
        write(BundleManifest.NAME, zip, to -> to.write(manifest.json()));
        zip.finish();
    }

    private void write(String path, OutputStream to, Content content) throws IOException {
        var entry = new ZipArchiveEntry(path);
        entry.setLastModifiedTime(time);
        entry.setUnixMode(UnixStat.FILE_FLAG | UnixStat.DEFAULT_FILE_PERM);
        zip.putArchiveEntry(entry);
        var buffered = new BufferedOutputStream(to, 1 << 16);
        content.writeTo(buffered);
        // not closed: the archive goes on
        buffered.flush();
        zip.closeArchiveEntry();
    }
}
