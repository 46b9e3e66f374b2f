package dev.cofferdam.caselog;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Verifying a long log, in a heap that could not hold it: the file has two gigabytes. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx64m")
public class VerifyBenchmark {
    /** The case, which the runner has made. */
    @State(Scope.Benchmark)
    public static class Given {
        @Param("")
        public String folder = "";
    }

    /** What the heap held after its last collection. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Heap {
        public long liveKilobytes;

        void look() {
            liveKilobytes = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                    .mapToLong(pool -> pool.getCollectionUsage().getUsed() / 1_024)
                    .sum();
        }
    }

    @Benchmark
    public Verification verify(Given given, Heap heap) {
        var found = new CaseVerifier().verify(Path.of(given.folder));
        if (!found.good()) throw new IllegalStateException(found.toString());
        heap.look();
        return found;
    }

    /** The baseline: nothing but reading what is to be checked, and the two hashes of each record. */
    @Benchmark
    public byte[] readAndHash(Given given) throws SQLException {
        var digest = Hashes.sha256();
        var last = new byte[0];
        try (var connection = Database.readOnly(Path.of(given.folder));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(Row.SELECT + "ORDER BY seq")) {
            while (rows.next()) last = hash(new Row(rows), digest);
        }
        return last;
    }

    private static byte[] hash(Row row, MessageDigest digest) {
        digest.update(row.salt);
        digest.digest(row.body);
        digest.update(row.hash);
        return digest.digest(row.envelope);
    }
}
