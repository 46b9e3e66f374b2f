package dev.cofferdam.report.bundle;

import dev.cofferdam.caselog.CaseLogException;
import dev.cofferdam.caselog.EvidenceRef;
import dev.cofferdam.caselog.RecordChain;
import dev.cofferdam.caselog.StoredRecord;
import dev.cofferdam.caselog.Verification.Broken;
import dev.cofferdam.caselog.Verification.Damage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The log of a bundle that is checked: follows the chain up to the first bad record. For one pass. */
final class BundledLog {
    private final BundleManifest manifest;
    private final RecordChain chain = new RecordChain();
    private final Set<String> playbooks = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();
    private @Nullable Broken broken;

    BundledLog(BundleManifest manifest) {
        this.manifest = manifest;
    }

    /** Reads it to its end, also behind a bad record: its hash is of all of it. */
    void read(InputStream in) throws IOException {
        var lines = new LineReader(in, StoredRecord.LONGEST_LINE);
        for (var line = lines.next(); line != null; line = lines.next()) {
            if (broken == null) broken = look(line).orElse(null);
        }
        if (broken == null) broken = atItsEnd().orElse(null);
    }

    private Optional<Broken> look(String line) {
        var place = chain.records() + 1;
        try {
            var record = StoredRecord.parse(line);
            var fault = chain.add(record);
            if (fault.isPresent()) return fault;
            if (place == 1) compare(record.read().caseId());
            if (Pinned.mayBeIn(record)) Pinned.in(record.read()).forEach(playbook -> playbooks.add(playbook.sha256()));
            return Optional.empty();
        } catch (IllegalArgumentException | CaseLogException e) {
            return Optional.of(new Broken(
                    place, Damage.CHANGED, "Record %d was changed: what stands there is no record.".formatted(place)));
        }
    }

    private void compare(String caseId) {
        if (!caseId.equals(manifest.caseId()))
            problems.add("The manifest is of case %s, the log of case %s.".formatted(manifest.caseId(), caseId));
    }

    private Optional<Broken> atItsEnd() {
        var tip = manifest.tip();
        if (chain.records() != tip.seq())
            return Optional.of(new Broken(
                    chain.records() + 1,
                    chain.records() < tip.seq() ? Damage.TRUNCATED : Damage.INSERTED,
                    "The log ends at record %d, but the manifest vouches for %d."
                            .formatted(chain.records(), tip.seq())));
        if (!chain.head().equals(tip.hash()))
            return Optional.of(new Broken(
                    tip.seq(),
                    Damage.CHANGED,
                    "Record %d is not the one that the manifest vouches for.".formatted(tip.seq())));
        if (tip.seq() == 0)
            return Optional.of(new Broken(1, Damage.MISSING, "The log is empty: not even its first record is there."));
        return Optional.empty();
    }

    long records() {
        return chain.records();
    }

    String head() {
        return chain.head();
    }

    @Nullable
    Broken broken() {
        return broken;
    }

    /** What does not fit, a sentence each. */
    List<String> problems() {
        return problems;
    }

    /** The evidence that the good records speak of and that the case itself kept. */
    Collection<EvidenceRef> evidence() {
        return chain.evidence();
    }

    /** The SHA-256 of the texts that runs followed. */
    Set<String> playbooks() {
        return playbooks;
    }
}
