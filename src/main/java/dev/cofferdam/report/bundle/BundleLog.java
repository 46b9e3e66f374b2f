package dev.cofferdam.report.bundle;

import dev.cofferdam.action.CaseBundler.Tip;
import dev.cofferdam.caselog.CaseLogException;
import dev.cofferdam.caselog.CaseReader;
import dev.cofferdam.caselog.EvidenceRef;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.caselog.RecordChain;
import dev.cofferdam.caselog.StoredRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/** The log on its way into a bundle: follows the chain, and gathers what else belongs to it. For one pass. */
final class BundleLog {
    private final String caseId;
    private final Tip upTo;
    private final RecordChain chain = new RecordChain();
    private final SortedMap<String, byte[]> playbooks = new TreeMap<>();

    BundleLog(String caseId, Tip upTo) {
        this.caseId = caseId;
        this.upTo = upTo;
    }

    /** @throws CaseLogException when the log is damaged: nobody could check what was written */
    void write(CaseReader reader, OutputStream to) throws IOException {
        try {
            reader.forEachStored(upTo.seq(), record -> write(record, to));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (chain.records() != upTo.seq() || !chain.head().equals(upTo.hash()))
            throw damaged("The log ends at record %d instead of %d.".formatted(chain.records(), upTo.seq()));
    }

    private void write(StoredRecord record, OutputStream to) {
        var broken = chain.add(record);
        if (broken.isPresent()) throw damaged(broken.get().message());
        if (Pinned.mayBeIn(record)) gather(record.read());
        try {
            to.write(record.line().getBytes(StandardCharsets.UTF_8));
            to.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void gather(LogRecord record) {
        for (var playbook : Pinned.in(record)) playbooks.put(playbook.sha256(), playbook.utf8());
    }

    private CaseLogException damaged(String what) {
        return new CaseLogException(
                "Case %s was damaged, and a bundle of it could not be checked by anybody: %s 'case verify %s' tells more; hand over the case's folder as it is."
                        .formatted(caseId, what, caseId));
    }

    /** The evidence that the case itself keeps. */
    Collection<EvidenceRef> evidence() {
        return chain.evidence();
    }

    /** The texts that runs followed, by their SHA-256. */
    SortedMap<String, byte[]> playbooks() {
        return playbooks;
    }
}
