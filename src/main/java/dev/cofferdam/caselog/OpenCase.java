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

    OpenCase(Path folder, String caseId, Clock clock, Holder holder) {
        this.folder = folder;
        this.caseId = caseId;
        this.evidence = new EvidenceFiles(folder);
        try {
            this.lock = CaseLock.take(folder, caseId, holder);
            try {
                this.writer = writer(clock, holder);
            } catch (IOException | SQLException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException | SQLException e) {
            throw new CaseLogException("Case " + caseId + " in " + folder + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private GroupCommitWriter writer(Clock clock, Holder holder) throws IOException, SQLException {
        OwnerOnly.file(folder.resolve(Database.FILE));
        OwnerOnly.tighten(folder);
        evidence.sweep();
        var connection = Database.writable(folder);
        try {
            var chain = new ChainWriter(connection, caseId, clock, random);
            var lost = LostEnd.of(folder, chain.tip(), holder.actor());
            var opened = new GroupCommitWriter(
                    folder, caseId, chain, TipFile.open(folder), written -> listeners.forEach(l -> l.accept(written)));
            lost.ifPresent(draft -> opened.submit(pending(draft)));
            return opened;
        } catch (IOException | SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public String caseId() {
        return caseId;
    }

    @Override
    public CompletableFuture<LogRecord> submit(Draft draft) {
        var pending = pending(draft);
        writer.submit(pending);
        return pending.done;
    }

    private Pending pending(Draft draft) {
        var salt = new byte[32];
        random.nextBytes(salt);
        return new Pending(draft, caseId, salt);
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
        try (lock) {
            writer.close();
        } catch (IOException e) {
            throw new CaseLogException("The lock of case " + caseId + " could not be given back: " + e.getMessage(), e);
        }
    }
}
