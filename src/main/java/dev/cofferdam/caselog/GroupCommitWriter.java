package dev.cofferdam.caselog;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes a case: takes all that is waiting into one commit, and completes each append once that
 * commit is on disk. After a commit that failed nothing is written any more: a log with a hole is worse than one that
 * ends.
 */
final class GroupCommitWriter implements AutoCloseable {
    /** How many records one commit takes at most: a bound for its memory and for how long the first of them waits. */
    private static final int MOST = 1_000;

    private final Path folder;
    private final String caseId;
    private final ChainWriter chain;
    private final TipFile tip;
    private final Consumer<LogRecord> committed;
    /** An empty one is the mark behind the last. */
    private final LinkedBlockingQueue<Optional<Pending>> queue = new LinkedBlockingQueue<>();

    private final Thread thread;

    private volatile @Nullable Throwable broken;
    private volatile boolean toldOfIt;
    private boolean closed;

    /**
     * @param committed hears of each record on this writer's thread after its commit, in order
     * @param chain, tip are this writer's from now on; it closes them
     */
    GroupCommitWriter(Path folder, String caseId, ChainWriter chain, TipFile tip, Consumer<LogRecord> committed) {
        this.folder = folder;
        this.caseId = caseId;
        this.chain = chain;
        this.tip = tip;
        this.committed = committed;
        this.thread = Thread.ofPlatform().daemon().name("case-log-" + caseId).start(this::write);
    }

    void submit(Pending pending) {
        synchronized (this) {
            var cause = broken;
            if (closed) {
                pending.done.completeExceptionally(
                        new CaseLogException("Case " + caseId + " is closed; nothing was recorded."));
            } else if (cause != null) {
                refuse(pending, cause);
            } else {
                queue.add(Optional.of(pending));
            }
        }
    }

    private void write() {
        var taken = new ArrayList<Optional<Pending>>();
        while (true) {
            try {
                taken.add(queue.take());
            } catch (InterruptedException e) {
                // nobody interrupts this thread; the mark behind the last record ends it
                continue;
            }
            queue.drainTo(taken, MOST - 1);
            var last = taken.stream().anyMatch(Optional::isEmpty);
            write(taken.stream().flatMap(Optional::stream).toList(), last);
            taken.clear();
            if (last) return;
        }
    }

    private void write(List<Pending> batch, boolean closing) {
        var cause = broken;
        if (cause != null) {
            batch.forEach(pending -> refuse(pending, cause));
            return;
        }
        List<LogRecord> written;
        try {
            written = commit(batch, closing);
        } catch (Throwable e) {
            // whatever it was, even too little memory: whoever waits must hear of it
            stop(e, batch);
            return;
        }
        try {
            tip.write(chain.tip());
        } catch (IOException e) {
            // these records are safe; but an end that nothing vouches for shall not grow
            stop(e, List.of());
        }
        for (var i = 0; i < written.size(); i++) {
            tell(written.get(i));
            batch.get(i).done.complete(written.get(i));
        }
    }

    private List<LogRecord> commit(List<Pending> batch, boolean closing) throws SQLException {
        var written = new ArrayList<LogRecord>(batch.size());
        for (var pending : batch) written.add(chain.insert(pending));
        if (closing) chain.checkpoint();
        chain.commit();
        return written;
    }

    /** The record is on disk, and a listener that fails takes neither that from it nor the log from everybody else. */
    private void tell(LogRecord written) {
        try {
            committed.accept(written);
        } catch (Throwable e) {
            LoggerFactory.getLogger(GroupCommitWriter.class)
                    .error("A listener of case {} failed on record {}", caseId, written.seq(), e);
        }
    }

    private void stop(Throwable cause, List<Pending> batch) {
        synchronized (this) {
            broken = cause;
        }
        try {
            chain.rollback();
        } catch (SQLException | RuntimeException e) {
            cause.addSuppressed(e);
        }
        batch.forEach(pending -> refuse(pending, cause));
    }

    private void refuse(Pending pending, Throwable cause) {
        toldOfIt = true;
        pending.done.completeExceptionally(failed(cause));
    }

    private CaseLogException failed(Throwable cause) {
        return new CaseLogException(
                "The log of case %s in %s cannot be written (%s). Nothing goes on without it: free disk space or mend the folder, then open the case again."
                        .formatted(caseId, folder, cause.getMessage()),
                cause);
    }

    /**
     * Writes what is waiting and a last checkpoint.
     *
     * @throws CaseLogException when that fails, unless an append has told so before
     */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) return;
            closed = true;
            queue.add(Optional.empty());
        }
        awaitTheEnd();
        try (tip) {
            chain.close();
        } catch (SQLException | IOException e) {
            throw failed(e);
        }
        var cause = broken;
        if (cause != null && !toldOfIt) throw failed(cause);
    }

    private void awaitTheEnd() {
        var interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
