package dev.cofferdam.caselog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** {@link CaseLog#append} as the program calls it, down to the disk. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class AppendBenchmark {
    /** A new case that is open for writing. */
    @State(Scope.Benchmark)
    public static class OpenLog {
        private final ByteBuffer counter = ByteBuffer.allocate(4).order(ByteOrder.nativeOrder());

        private @Nullable Path home;
        private @Nullable CaseLog log;
        private @Nullable FileChannel walIndex;

        @Setup
        public void open() throws IOException {
            home = Sample.newFolder();
            log = Sample.newCase(home);
            walIndex = FileChannel.open(log.folder().resolve("case.db-shm"));
        }

        CaseLog log() {
            return java.util.Objects.requireNonNull(log);
        }

        /**
         * Transactions so far: {@code iChange} in the header of the WAL index. Source: SQLite documentation, "WAL-mode
         * File Format", "The WAL-Index File Format".
         */
        long commits() throws IOException {
            java.util.Objects.requireNonNull(walIndex).read(counter.clear(), 8);
            return Integer.toUnsignedLong(counter.flip().getInt());
        }

        @TearDown
        public void close() throws IOException {
            log().close();
            java.util.Objects.requireNonNull(walIndex).close();
            Sample.delete(java.util.Objects.requireNonNull(home));
        }
    }

    /** How many commits the appends shared; counted by one of the threads. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Counted {
        public long commits;

        private long before = -1;
        private boolean counts;

        @Setup
        public void chooseOne(org.openjdk.jmh.infra.ThreadParams thread) {
            counts = thread.getThreadIndex() == 0;
        }

        @Setup(org.openjdk.jmh.annotations.Level.Iteration)
        public void begin(OpenLog log) throws IOException {
            if (counts) before = log.commits();
        }

        void count(OpenLog log) throws IOException {
            if (counts) commits = log.commits() - before;
        }
    }

    @Benchmark
    @Threads(16)
    public LogRecord sixteenThreads(OpenLog open, Counted counted) throws IOException {
        var written = open.log().append(Sample.draft());
        counted.count(open);
        return written;
    }

    @Benchmark
    @Threads(1)
    public LogRecord oneThread(OpenLog open) {
        return open.log().append(Sample.draft());
    }
}
