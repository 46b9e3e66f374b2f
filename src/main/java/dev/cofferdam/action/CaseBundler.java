package dev.cofferdam.action;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Makes a case into one file that others can check; bundles live above this package and are handed in by the wiring.
 * Thread-safe.
 */
public interface CaseBundler {
    /** How far the case has come. */
    Tip tip(String caseId);

    /**
     * How far it had come with a record.
     *
     * @throws dev.cofferdam.caselog.CaseLogException when there is no such record
     */
    Tip tip(String caseId, long seq);

    /**
     * Streams the case as it was at {@code upTo}, whatever is appended meanwhile.
     *
     * @throws dev.cofferdam.caselog.CaseLogException when the case is damaged, so that nobody could check the bundle
     * @throws IOException when {@code to} cannot be written, or evidence cannot be read
     */
    void bundle(String caseId, Tip upTo, boolean withEvidence, OutputStream to) throws IOException;

    /** @param hash of the record {@code seq}, lower-case hex: it stands for all records before it */
    record Tip(long seq, String hash) {}
}
