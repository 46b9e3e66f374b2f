package dev.cofferdam.report.bundle;

import dev.cofferdam.action.CaseBundler;
import dev.cofferdam.caselog.CaseLogException;
import dev.cofferdam.caselog.Cases;
import dev.cofferdam.caselog.EvidenceRef;
import dev.cofferdam.report.bundle.BundleManifest.Evidence;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Makes bundles, streaming: memory does not grow with the case, but for the names of its evidence. Thread-safe. */
public final class Bundles implements CaseBundler {
    private final Cases cases;
    private final Clock clock;
    private final String version;

    /** @param version of this program, for the manifest */
    public Bundles(Cases cases, Clock clock, String version) {
        this.cases = cases;
        this.clock = clock;
        this.version = version;
    }

    @Override
    public Tip tip(String caseId) {
        try (var reader = cases.read(caseId)) {
            return tip(caseId, reader.lastSeq());
        }
    }

    @Override
    public Tip tip(String caseId, long seq) {
        try (var reader = cases.read(caseId)) {
            var last = reader.record(seq)
                    .orElseThrow(() -> new CaseLogException("Case %s has no record %d.".formatted(caseId, seq)));
            return new Tip(last.seq(), last.hash());
        }
    }

    /** The manifest comes last: sizes and hashes are of what was really written. */
    @Override
    public void bundle(String caseId, Tip upTo, boolean withEvidence, OutputStream to) throws IOException {
        var made = clock.instant();
        var archive = new BundleArchive(to, made);
        archive.add(
                BundlePath.README,
                out -> out.write(BundleReadme.of(caseId, upTo, withEvidence).getBytes(StandardCharsets.UTF_8)));
        var log = new BundleLog(caseId, upTo);
        try (var reader = cases.read(caseId)) {
            archive.add(BundlePath.LOG, out -> log.write(reader, out));
        }
        for (var playbook : log.playbooks().entrySet())
            archive.add(BundlePath.ofPlaybook(playbook.getKey()), out -> out.write(playbook.getValue()));
        var missing = withEvidence ? add(log.evidence(), cases.summary(caseId).folder(), archive) : List.<String>of();
        archive.finish(new BundleManifest(
                BundleManifest.FORMAT,
                caseId,
                version,
                made,
                upTo,
                withEvidence ? Evidence.INCLUDED : Evidence.LEFT_OUT,
                missing,
                archive.files()));
    }

    /** @return the SHA-256 of what is not with the case any more */
    private static List<String> add(Collection<EvidenceRef> evidence, Path folder, BundleArchive archive)
            throws IOException {
        var missing = new ArrayList<String>();
        // what was recorded twice lies there once
        var each = new TreeMap<String, Path>();
        for (var item : evidence) each.put(item.sha256(), folder.resolve(item.location()));
        for (var item : each.entrySet()) {
            if (!Files.isRegularFile(item.getValue())) {
                missing.add(item.getKey());
                continue;
            }
            var written = archive.add(BundlePath.ofEvidence(item.getKey()), out -> Files.copy(item.getValue(), out));
            if (!written.sha256().equals(item.getKey()))
                throw new CaseLogException(
                        "Evidence %s was changed: its SHA-256 is %s. 'case verify' tells more; export without the evidence, or hand over the case's folder as it is."
                                .formatted(item.getKey(), written.sha256()));
        }
        return missing;
    }
}
