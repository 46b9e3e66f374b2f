package dev.cofferdam.caselog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Evidence in {@code evidence/} below the case's folder. */
final class EvidenceFiles implements EvidenceStore {
    static final String FOLDER = "evidence";
    private static final String UNFINISHED = ".part-";
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;

    EvidenceFiles(Path caseFolder) {
        this.folder = caseFolder.resolve(FOLDER);
    }

    /** Removes what copies that were interrupted have left; only for whoever holds the case's lock. */
    void sweep() throws IOException {
        OwnerOnly.folder(folder);
        try (var files = Files.newDirectoryStream(folder, UNFINISHED + "*")) {
            for (var file : files) Files.delete(file);
        }
    }

    @Override
    public EvidenceRef put(InputStream content) {
        try {
            var part = folder.resolve(UNFINISHED + Long.toHexString(System.nanoTime()) + "-"
                    + Thread.currentThread().threadId());
            OwnerOnly.file(part);
            try {
                return moved(part, content);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new CaseLogException(
                    "Evidence could not be kept in " + folder + ": " + e.getMessage() + ". Nothing of it was stored.",
                    e);
        }
    }

    private EvidenceRef moved(Path part, InputStream content) throws IOException {
        var digest = Hashes.sha256();
        long size;
        try (var channel = FileChannel.open(part, StandardOpenOption.WRITE);
                var in = new DigestInputStream(content, digest)) {
            size = in.transferTo(Channels.newOutputStream(channel));
            channel.force(true);
        }
        var sha256 = HexFormat.of().formatHex(digest.digest());
        var file = folder.resolve(sha256);
        if (!Files.exists(file)) {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            OwnerOnly.sync(folder);
        }
        return new EvidenceRef(sha256, size, FOLDER + "/" + sha256, EvidenceRef.Custody.COLLECTED);
    }

    /** Whether a piece of evidence is a file of the case, not something that stays elsewhere. */
    static boolean holds(EvidenceRef item) {
        return SHA256.matcher(item.sha256()).matches() && item.location().equals(FOLDER + "/" + item.sha256());
    }

    @Override
    public Path file(String sha256) {
        var file = folder.resolve(sha256);
        if (!SHA256.matcher(sha256).matches() || !Files.isRegularFile(file)) {
            throw new CaseLogException("There is no evidence " + sha256 + " in " + folder + ".");
        }
        return file;
    }
}
