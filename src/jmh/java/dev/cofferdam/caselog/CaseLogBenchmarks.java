package dev.cofferdam.caselog;

import dev.cofferdam.run.FleetBenchmark;
import dev.cofferdam.ui.incident.timeline.TimelineBenchmark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks, each beside its baseline, and prints a table of both. Several rounds, because on a machine that
 * does other things too a figure and its baseline can be compared only when they were taken one after the other; the
 * ratio is the median of the rounds' own.
 */
public final class CaseLogBenchmarks {
    private static final int ROUNDS = 3;
    private static final int LONG_LOG = 1_000_000;
    private static final int LOOK_AHEAD = 10_000;

    private CaseLogBenchmarks() {}

    /**
     * @param arguments what to run, {@code append}, {@code verify}, {@code timeline} or {@code fleet}; everything
     *     without any
     */
    public static void main(String[] arguments) throws Exception {
        var named = Arrays.stream(arguments).filter(it -> !it.isBlank()).toList();
        var wanted = named.isEmpty() ? List.of("append", "verify", "timeline", "fleet") : named;
        var comparisons = new ArrayList<Comparison>();
        if (wanted.contains("append")) comparisons.addAll(appending());
        if (wanted.contains("verify")) comparisons.add(verifying());
        if (!comparisons.isEmpty()) System.out.println("\n" + Comparison.HEADER);
        comparisons.forEach(System.out::println);
        if (wanted.contains("timeline")) inNewFolder(TimelineBenchmark::run);
        if (wanted.contains("fleet")) inNewFolder(FleetBenchmark::run);
    }

    private interface InFolder {
        void run(Path home) throws Exception;
    }

    private static void inNewFolder(InFolder benchmark) throws Exception {
        var home = Sample.newFolder();
        try {
            benchmark.run(home);
        } finally {
            Sample.delete(home);
        }
    }

    private static List<Comparison> appending() throws RunnerException {
        var sixteen = new Comparison("append, 16 threads", "records/s", Comparison.Better.MORE, 0.8);
        for (var iteration : iterations(run(AppendBenchmark.class, "sixteenThreads"))) {
            var records = counted(iteration, "records") * 1e9;
            var batch = counted(iteration, "records") / counted(iteration, "commits");
            sixteen.add(
                    records / counted(iteration, "ours"),
                    records / counted(iteration, "raw"),
                    "%.1f records a commit".formatted(batch));
        }
        var one = new Comparison("append, 1 thread", "µs", Comparison.Better.LESS, 1.3);
        for (var iteration : iterations(run(AppendBenchmark.class, "oneThread"))) {
            var records = counted(iteration, "records") * 1e3;
            one.add(counted(iteration, "ours") / records, counted(iteration, "raw") / records, "");
        }
        return List.of(sixteen, one);
    }

    private static Comparison verifying() throws RunnerException {
        var comparison = new Comparison("verify 1,000,000 records", "s", Comparison.Better.LESS, Double.NaN);
        var home = Sample.newFolder();
        try {
            var folder = longLog(home).toString();
            for (var round = 0; round < ROUNDS; round++) {
                var verified = run(VerifyBenchmark.class, "verify", "folder", folder);
                var baseline = score(run(VerifyBenchmark.class, "readAndHash", "folder", folder));
                var live = iterations(verified).stream()
                        .mapToDouble(it -> counted(it, "liveKilobytes"))
                        .max()
                        .orElseThrow();
                comparison.add(
                        score(verified),
                        baseline,
                        "wanted: under 10 s; %.0f MB live in a heap of 64".formatted(live / 1_024));
            }
        } finally {
            Sample.delete(home);
        }
        return comparison;
    }

    private static Path longLog(Path home) {
        System.out.println("# Writing a log of " + LONG_LOG + " records");
        try (var log = Sample.newCase(home)) {
            for (var written = 1; written < LONG_LOG; written += LOOK_AHEAD) {
                IntStream.range(0, Math.min(LOOK_AHEAD, LONG_LOG - written))
                        .mapToObj(i -> log.submit(Sample.draft()))
                        .toList()
                        .forEach(CompletableFuture::join);
            }
            return log.folder();
        }
    }

    private static RunResult run(Class<?> benchmark, String method, String... param) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder().include(benchmark.getName() + "." + method + "$");
        options = options.jvmArgsPrepend("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
        if (param.length > 0) options = options.param(param[0], param[1]);
        return new Runner(options.build()).runSingle();
    }

    private static List<IterationResult> iterations(RunResult result) {
        return result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .toList();
    }

    private static double counted(IterationResult iteration, String counter) {
        return Objects.requireNonNull(iteration.getSecondaryResults().get(counter), counter)
                .getScore();
    }

    private static double score(RunResult result) {
        return result.getPrimaryResult().getScore();
    }
}
