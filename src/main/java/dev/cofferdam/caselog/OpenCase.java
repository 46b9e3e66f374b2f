package dev.cofferdam.caselog;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A case with its lock, its writer and its evidence. */
final class OpenCase implements CaseLog {
    private final Path folder;
    private final String caseId;
    private final CaseLock lock;
    private final GroupCommitWriter writer;
    private final EvidenceFiles evidence;
    private final SecureRandom random = new SecureRandom();
    private final List<Consumer<LogRecord>> listeners = new CopyOnWriteArrayList<>();

    OpenCase(Path folder, String caseId, Clock clock, String holder) {
        this.folder = folder;
        this.caseId = caseId;
        try {
            this.lock = CaseLock.take(folder, caseId, holder);
            try {
                OwnerOnly.file(folder.resolve(Database.FILE));
                this.evidence = new EvidenceFiles(folder);
                evidence.sweep();
                this.writer = new GroupCommitWriter(
                        folder, caseId, clock, random, written -> listeners.forEach(l -> l.accept(written)));
            } catch (IOException | SQLException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException | SQLException e) {
            throw new CaseLogException("Case " + caseId + " in " + folder + " cannot be opened: " + e.getMessage(), e);
        }
    }

    @Override
    public String caseId() {
        return caseId;
    }

    @Override
    public CompletableFuture<LogRecord> submit(Draft draft) {
        var salt = new byte[32];
        random.nextBytes(salt);
        return writer.submit(draft, salt);
    }

    @Override
    public LogRecord append(Draft draft) {
        try {
            return submit(draft).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof CaseLogException why) throw why;
            throw e;
        }
    }

    @Override
    public CaseReader reader() {
        return new SqliteReader(folder);
    }

    @Override
    public EvidenceStore evidence() {
        return evidence;
    }

    @Override
    public AutoCloseable onAppend(Consumer<LogRecord> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        writer.close();
        try {
            lock.close();
        } catch (IOException e) {
            throw new CaseLogException("The lock of case " + caseId + " could not be given back: " + e.getMessage(), e);
        }
    }
}
