package dev.cofferdam.report.bundle;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The names of files in a bundle: relative, of plain letters, so that they mean the same on every system and lead
 * nowhere else. Source: OWASP, "Path Traversal"; Snyk, "Zip Slip Vulnerability"; APPNOTE.TXT 6.3.10, 4.4.17, slashes
 * only.
 */
final class BundlePath {
    static final String LOG = "log.jsonl";
    static final String README = "README.txt";
    private static final String EVIDENCE = "evidence/";
    private static final String PLAYBOOKS = "playbooks/";
    private static final String YAML = ".yaml";

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int LONGEST = 200;

    private BundlePath() {}

    static String ofEvidence(String sha256) {
        return EVIDENCE + sha256;
    }

    static String ofPlaybook(String sha256) {
        return PLAYBOOKS + sha256 + YAML;
    }

    /** The SHA-256 that a file is named by; empty where it has a name of its own. */
    static Optional<String> named(String path) {
        if (path.startsWith(EVIDENCE)) return Optional.of(path.substring(EVIDENCE.length()));
        if (path.startsWith(PLAYBOOKS) && path.endsWith(YAML))
            return Optional.of(path.substring(PLAYBOOKS.length(), path.length() - YAML.length()));
        return Optional.empty();
    }

    static boolean isSha256(String text) {
        return SHA256.matcher(text).matches();
    }

    /** Why a name is refused, the end of a sentence; empty for a good one. */
    static Optional<String> fault(String path) {
        if (path.contains("\\")) return Optional.of("has a backslash");
        if (path.startsWith("/") || DRIVE.matcher(path).matches()) return Optional.of("is absolute");
        for (var part : path.split("/", -1)) if (part.equals("..")) return Optional.of("leads out of the folder");
        if (path.length() > LONGEST) return Optional.of("is too long");
        if (!SAFE.matcher(path).matches() || path.endsWith(".") || path.contains("./"))
            return Optional.of("is not of plain letters and slashes");
        return Optional.empty();
    }
}
