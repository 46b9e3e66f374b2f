package dev.cofferdam.caselog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Holds the evidence files of a case against what was recorded of them. */
final class EvidenceCheck {
    private EvidenceCheck() {}

    /** A sentence for each that is not as it was recorded. */
    static List<String> problems(Path caseFolder, Collection<EvidenceRef> recorded) {
        var problems = new ArrayList<String>();
        for (var item : recorded)
            problem(caseFolder.resolve(item.location()), item).ifPresent(problems::add);
        return problems;
    }

    private static Optional<String> problem(Path file, EvidenceRef item) {
        var name = "Evidence " + item.sha256();
        try {
            if (!Files.isRegularFile(file)) return Optional.of(name + " is missing.");
            var size = Files.size(file);
            if (size != item.size())
                return Optional.of("%s has %d bytes instead of %d.".formatted(name, size, item.size()));
            var sha256 = sha256(file);
            return sha256.equals(item.sha256())
                    ? Optional.empty()
                    : Optional.of(name + " was changed: its SHA-256 is " + sha256 + ".");
        } catch (IOException e) {
            return Optional.of(name + " cannot be read: " + e.getMessage() + ".");
        }
    }

    private static String sha256(Path file) throws IOException {
        var digest = Hashes.sha256();
        try (var in = Files.newInputStream(file)) {
            var buffer = new byte[1 << 16];
            for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) digest.update(buffer, 0, n);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
