package dev.cofferdam.caselog;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes a case: takes all that is waiting into one commit, and completes each append once that
 * commit is on disk. After a commit that failed nothing is written any more: a log with a hole is worse than one that
 * ends.
 */
final class GroupCommitWriter implements AutoCloseable {
    /** How many records one commit takes at most: a bound for how long the first of them waits. */
    private static final int MOST = 1_000;

    private final Path folder;
    private final String caseId;
    private final ChainWriter chain;
    private final TipFile tip;
    private final Consumer<LogRecord> committed;
    private final Thread thread;

    // guarded by this
    private final List<Pending> waiting = new ArrayList<>();
    private boolean closed;
    private @Nullable Throwable broken;
    private boolean toldOfIt;

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
        this.thread = Thread.ofPlatform().daemon().name("case-log-" + caseId).start(this::run);
    }

    /** Completes {@code pending.done}, now or later. */
    void submit(Pending pending) {
        synchronized (this) {
            if (closed) {
                pending.done.completeExceptionally(
                        new CaseLogException("Case " + caseId + " is closed; nothing was recorded."));
                return;
            }
            waiting.add(pending);
        }
        LockSupport.unpark(thread);
    }

    private void run() {
        for (var batch = await(); !batch.isEmpty(); batch = await()) {
            var cause = broken();
            if (cause == null) write(batch);
            else refuse(batch, cause);
        }
        if (broken() == null) vouchForAll();
    }

    /** Nothing once the writer is closed and all is written. */
    private List<Pending> await() {
        while (true) {
            synchronized (this) {
                if (closed || !waiting.isEmpty()) {
                    var next = waiting.subList(0, Math.min(MOST, waiting.size()));
                    var taken = List.copyOf(next);
                    next.clear();
                    return taken;
                }
            }
            LockSupport.park(this);
        }
    }

    private void write(List<Pending> batch) {
        var written = new ArrayList<LogRecord>(batch.size());
        try {
            for (var pending : batch) written.add(chain.insert(pending));
            chain.commit();
        } catch (Throwable e) {
            // whatever it was, even too little memory: whoever waits must hear of it
            stop(e);
            refuse(batch, e);
            return;
        }
        for (var i = 0; i < batch.size(); i++) {
            tell(written.get(i));
            batch.get(i).done.complete(written.get(i));
        }
        moveTip();
    }

    /** The records are safe when this fails; but a log whose end nothing vouches for shall not grow. */
    private void moveTip() {
        try {
            tip.write(chain.tip());
        } catch (IOException e) {
            stop(e);
        }
    }

    private void vouchForAll() {
        try {
            chain.checkpoint();
            chain.commit();
        } catch (SQLException | RuntimeException e) {
            stop(e);
        }
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

    private void stop(Throwable cause) {
        synchronized (this) {
            broken = cause;
        }
        try {
            chain.rollback();
        } catch (SQLException | RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private synchronized @Nullable Throwable broken() {
        return broken;
    }

    private void refuse(List<Pending> batch, Throwable cause) {
        synchronized (this) {
            toldOfIt = true;
        }
        for (var pending : batch) pending.done.completeExceptionally(failed(cause));
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
        }
        LockSupport.unpark(thread);
        awaitTheEnd();
        try (tip) {
            chain.close();
        } catch (SQLException | IOException e) {
            throw failed(e);
        }
        synchronized (this) {
            if (broken != null && !toldOfIt) throw failed(broken);
        }
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
