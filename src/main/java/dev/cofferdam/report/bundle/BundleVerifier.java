package dev.cofferdam.report.bundle;

import dev.cofferdam.report.bundle.BundleManifest.Entry;
import dev.cofferdam.report.bundle.BundleManifest.Evidence;
import dev.cofferdam.report.bundle.BundleVerification.Checked;
import dev.cofferdam.report.bundle.BundleVerification.Refused;
import dev.cofferdam.report.bundle.BundleVerification.Unknown;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Checks a bundle on any machine: writes nothing, needs no home and no network, in constant memory but for the list of
 * its files. Thread-safe.
 */
public final class BundleVerifier {
    /** @throws IOException when the file itself cannot be read */
    public BundleVerification verify(Path file) throws IOException {
        try (var files = new BundleFiles(file)) {
            return check(files);
        } catch (UnknownBundleException e) {
            return new Unknown(String.valueOf(e.getMessage()));
        } catch (RefusedBundleException e) {
            return new Refused(String.valueOf(e.getMessage()));
        }
    }

    private static BundleVerification check(BundleFiles files) {
        var manifest = manifest(files);
        demandTheSameFiles(manifest, files);
        var log = new BundledLog(manifest);
        for (var entry : manifest.files()) read(entry, files, log);
        return judged(manifest, log);
    }

    private static BundleManifest manifest(BundleFiles files) {
        if (!files.has(BundleManifest.NAME))
            throw new UnknownBundleException("It is an archive, but no bundle of a case: it has no manifest.json.");
        var size = files.size(BundleManifest.NAME);
        if (size < 0 || size > BundleManifest.LARGEST)
            throw new RefusedBundleException(
                    "Its manifest.json is larger than any bundle's: %,d bytes.".formatted(size));
        try (var in = files.open(BundleManifest.NAME, size)) {
            return BundleManifest.read(in.readAllBytes());
        } catch (IllegalArgumentException | IOException e) {
            throw new RefusedBundleException("Its manifest.json is none: %s.".formatted(e.getMessage()));
        }
    }

    /** Neither may have a file that the other has not. */
    private static void demandTheSameFiles(BundleManifest manifest, BundleFiles files) {
        var listed = new HashSet<String>();
        for (var entry : manifest.files()) {
            BundlePath.fault(entry.path()).ifPresent(fault -> {
                throw new RefusedBundleException("The name \"%s\" in its manifest %s.".formatted(entry.path(), fault));
            });
            if (!listed.add(entry.path().toLowerCase(Locale.ROOT))
                    || entry.path().equals(BundleManifest.NAME))
                throw new RefusedBundleException("Its manifest names \"%s\" twice.".formatted(entry.path()));
            if (!files.has(entry.path()))
                throw new RefusedBundleException(
                        "There is no \"%s\" in it, which its manifest names.".formatted(entry.path()));
        }
        for (var name : files.names()) {
            if (!name.equals(BundleManifest.NAME) && !listed.contains(name.toLowerCase(Locale.ROOT)))
                throw new RefusedBundleException("Its manifest does not name the file \"%s\".".formatted(name));
        }
        if (!listed.contains(BundlePath.LOG)) throw new RefusedBundleException("There is no log.jsonl in it.");
    }

    private static void read(Entry entry, BundleFiles files, BundledLog log) {
        String sha256;
        try (var in = files.open(entry.path(), entry.size())) {
            if (entry.path().equals(BundlePath.LOG)) log.read(in);
            else in.transferTo(OutputStream.nullOutputStream());
            sha256 = in.sha256();
        } catch (IOException e) {
            throw new RefusedBundleException(
                    "The file \"%s\" in it cannot be unpacked: %s.".formatted(entry.path(), e.getMessage()));
        }
        if (!sha256.equals(entry.sha256()))
            throw new RefusedBundleException("The file \"%s\" in it was changed: its SHA-256 is %s instead of %s."
                    .formatted(entry.path(), sha256, entry.sha256()));
        BundlePath.named(entry.path()).filter(name -> !name.equals(sha256)).ifPresent(_ -> {
            throw new RefusedBundleException(
                    "The file \"%s\" in it is not named by its SHA-256, which is %s.".formatted(entry.path(), sha256));
        });
    }

    private static Checked judged(BundleManifest manifest, BundledLog log) {
        var paths = new HashSet<>(manifest.files().stream().map(Entry::path).toList());
        var problems = new ArrayList<>(log.problems());
        for (var sha256 : log.playbooks()) {
            if (!paths.contains(BundlePath.ofPlaybook(sha256)))
                problems.add("The text of a playbook that was followed is missing: SHA-256 %s.".formatted(sha256));
        }
        var absent = new TreeSet<String>();
        for (var item : log.evidence()) {
            if (!paths.contains(BundlePath.ofEvidence(item.sha256()))) absent.add(item.sha256());
        }
        var leftOut = manifest.evidence() == Evidence.LEFT_OUT;
        if (!leftOut) absent.forEach(sha256 -> problems.add(missing(sha256, manifest)));
        return new Checked(
                manifest,
                log.records(),
                log.head(),
                log.broken(),
                problems,
                paths.stream()
                        .filter(path -> path.startsWith(BundlePath.ofEvidence("")))
                        .count(),
                leftOut ? List.copyOf(absent) : List.of());
    }

    private static String missing(String sha256, BundleManifest manifest) {
        return manifest.missing().contains(sha256)
                ? "Evidence %s is missing: it was not with the case any more when the bundle was made."
                        .formatted(sha256)
                : "Evidence %s is missing.".formatted(sha256);
    }
}
