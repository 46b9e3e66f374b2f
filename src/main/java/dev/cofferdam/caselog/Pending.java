package dev.cofferdam.caselog;

import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.node.ObjectNode;

/** A record on its way to the disk: all that could be prepared on the thread of whoever appends it. */
final class Pending {
    final Draft draft;
    /** Lacks what only the log knows: number, id, times, the hash of the record before. */
    final ObjectNode envelope;

    final byte[] body;
    final byte[] salt;
    final byte[] dataHash;
    final CompletableFuture<LogRecord> done = new CompletableFuture<>();

    Pending(Draft draft, String caseId, byte[] salt) {
        this.draft = draft;
        this.salt = salt;
        this.body = CanonicalJson.bytes(draft.body());
        this.dataHash = new Hashes().ofData(salt, body);
        this.envelope = RecordFormat.prepared(draft, caseId, dataHash);
    }
}
