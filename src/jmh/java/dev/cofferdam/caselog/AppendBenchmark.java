package dev.cofferdam.caselog;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * {@link CaseLog#append} as the program calls it, down to the disk, in turns of some milliseconds with
 * {@link RawSqlite}. The time of a commit is the disk's, and changes within seconds on a machine that does other things
 * too: only what was measured in turns can be compared.
 */
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 10, time = 2)
@Fork(3)
public class AppendBenchmark {
    private static final int THREADS = 16;
    private static final int A_THREAD = 50;
    private static final int ALONE = 20;

    /** Both logs. */
    @State(Scope.Benchmark)
    public static class Both {
        private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        private @Nullable MeasuredLog ours;
        private @Nullable RawSqlite raw;

        @Setup
        public void open() throws IOException, SQLException {
            ours = new MeasuredLog();
            raw = new RawSqlite();
        }

        MeasuredLog ours() {
            return Objects.requireNonNull(ours);
        }

        RawSqlite raw() {
            return Objects.requireNonNull(raw);
        }

        @TearDown
        public void close() throws IOException, SQLException {
            threads.shutdown();
            ours().close();
            raw().close();
        }
    }

    /** What an iteration took, in nanoseconds; both wrote as many records in as many commits. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Taken {
        public long ours;
        public long raw;
        public long records;
        public long commits;

        void add(long began, long half, long ended, long ofRecords, long inCommits) {
            ours += half - began;
            raw += ended - half;
            records += ofRecords;
            commits += inCommits;
        }
    }

    @Benchmark
    public void oneThread(Both both, Taken taken) throws SQLException {
        var began = System.nanoTime();
        both.ours().append(ALONE);
        var half = System.nanoTime();
        for (var i = 0; i < ALONE; i++) both.raw().commit(1);
        taken.add(began, half, System.nanoTime(), ALONE, ALONE);
    }

    @Benchmark
    public void sixteenThreads(Both both, Taken taken) throws IOException, SQLException, InterruptedException {
        var before = both.ours().commits();
        Callable<Void> appends = () -> {
            both.ours().append(A_THREAD);
            return null;
        };
        var began = System.nanoTime();
        both.threads.invokeAll(Collections.nCopies(THREADS, appends));
        var half = System.nanoTime();
        var records = THREADS * A_THREAD;
        var commits = both.ours().commits() - before;
        var again = System.nanoTime();
        for (var i = 0L; i < commits; i++) both.raw().commit(records * (i + 1) / commits - records * i / commits);
        taken.add(began, half, System.nanoTime() - (again - half), records, commits);
    }
}
