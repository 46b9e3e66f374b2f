package dev.cofferdam.caselog;

import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;

/** A record on its way to the disk: all that could be prepared on the thread of whoever appends it. */
final class Pending {
    final Draft draft;
    final Envelope envelope;
    final byte[] body;
    final byte[] salt;
    /** Lower-case hex. */
    final String dataHash;

    final CompletableFuture<LogRecord> done = new CompletableFuture<>();

    Pending(Draft draft, String caseId, byte[] salt) {
        this.draft = draft;
        this.salt = salt;
        this.body = CanonicalJson.bytes(draft.body());
        this.dataHash = HexFormat.of().formatHex(new Hashes().ofData(salt, body));
        this.envelope = new Envelope(draft, caseId, dataHash);
    }
}
