package dev.cofferdam.ui.incident.timeline;

import dev.cofferdam.caselog.CaseHome;
import dev.cofferdam.caselog.CaseReader;
import dev.cofferdam.caselog.LongCase;
import dev.cofferdam.caselog.PlainQueries;
import dev.cofferdam.caselog.RecordKind;
import dev.cofferdam.caselog.TimelineIndex;
import dev.cofferdam.ui.Background;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * The timeline of a case of a million records as the window takes it: through the view model, from the wish to the
 * parsed records in the list, but without another thread to wait for. Each time in turns with the plain query that
 * answers the same.
 */
public final class TimelineBenchmark {
    static final int RECORDS = 1_000_000;
    private static final double WANTED = 50;
    private static final int WARM_UP = 300;
    private static final int TURNS = 1_000;
    private static final int SEARCHES = 25;
    private static final String PAGE = " ORDER BY seq DESC LIMIT " + PageLoader.PAGE;
    private static final String ROWS = "SELECT envelope, body, hash FROM record WHERE ";
    private static final String ZONED = "uuuu-MM-dd HH:mm:ss";

    private final Path folder;
    private final CaseReader reader;
    private final Random random = new Random(5);
    private final List<String> lines = new ArrayList<>();
    private final TimelineViewModel model;
    private final PlainQueries plain;

    /** Where only a part of a turn counts, how long that was. */
    private long taken;

    /** One turn: does it and tells the query that does the same. */
    private interface Turn {
        String take();
    }

    private TimelineBenchmark(Path home, Path folder) throws SQLException {
        this.folder = folder;
        this.reader = new CaseHome(home, Clock.systemUTC(), random)
                .read(folder.getFileName().toString());
        var before = live();
        buildIndex();
        this.model = new TimelineViewModel(
                reader, new TimelineIndex(folder), Clock.systemUTC(), new Background(Runnable::run, Runnable::run));
        var began = System.nanoTime();
        model.poll();
        lines.add("Opened with the index there: %.0f ms until the first rows."
                .formatted((System.nanoTime() - began) / 1e6));
        for (var i = 0; i < 200; i++) look(random.nextInt(model.rows().size()));
        lines.add("Live in the heap for it, scrolled about: %.0f MB.".formatted((live() - before) / 1e6));
        this.plain = new PlainQueries(folder);
    }

    /** Prints a table. */
    public static void run(Path home) throws IOException, SQLException, InterruptedException {
        System.out.println("# Writing a case of " + RECORDS + " records");
        var folder = LongCase.write(home, RECORDS);
        var benchmark = new TimelineBenchmark(home, folder);
        benchmark.lines.add("""

            | what | p50 ms | p95 ms | worst ms | plain JDBC p50, p95 ms | ratio of p50 | of p95 | sqlite3 shell p95 ms | p95 ≤ 50 ms |
            | --- | ---: | ---: | ---: | --- | ---: | ---: | ---: | --- |\
            """);
        benchmark.measure();
        benchmark.model.close();
        benchmark.reader.close();
        benchmark.plain.close();
        System.out.println();
        benchmark.lines.forEach(System.out::println);
    }

    private void buildIndex() {
        try (var index = new TimelineIndex(folder)) {
            var began = System.nanoTime();
            TimelineIndex.Progress progress;
            do {
                progress = index.advance();
            } while (!progress.isComplete());
            var seconds = (System.nanoTime() - began) / 1e9;
            lines.add("Index of %,d records made in %.1f s: %,.0f records/s."
                    .formatted(progress.done(), seconds, progress.done() / seconds));
        }
        lines.add("Index %,d MB beside a log of %,d MB.".formatted(size("index.db"), size("case.db")));
    }

    private long size(String name) {
        return folder.resolve(name).toFile().length() / 1_000_000;
    }

    private void measure() throws SQLException, IOException, InterruptedException {
        kinds(EnumSet.allOf(RecordKind.class));
        measure("scroll to any row, everything", TURNS, () -> scroll("1"));
        measure("jump to any time, everything", TURNS, () -> jump("1"));
        kinds(FilterViewModel.USUAL);
        measure("scroll to any row, without reads (3 in 10)", TURNS, () -> scroll("type <> 'aws.read'"));
        measure("jump to any time, without reads", TURNS, () -> jump("type <> 'aws.read'"));
        kinds(EnumSet.of(RecordKind.PEOPLE));
        measure("scroll to any row, people only (1 in 200)", TURNS, () -> scroll("type LIKE 'case.%'"));
        kinds(EnumSet.allOf(RecordKind.class));
        measure(
                "search an instance (about 200 rows)",
                SEARCHES,
                () -> search("i-0%015x".formatted(random.nextInt(5_000) * 1_000_003L)));
        measure("search a call (140,000 rows)", SEARCHES, () -> search(pick("AssumeRole", "DescribeVol")));
        measure("search in nearly all (900,000 rows)", SEARCHES, () -> search(pick("ec2:", "instance/")));
        model.filters().search("");
        measure("choose other kinds", SEARCHES, this::choose);
    }

    private String pick(String... of) {
        return of[random.nextInt(of.length)];
    }

    private void kinds(Set<RecordKind> wanted) {
        for (var kind : RecordKind.values()) {
            if (wanted.contains(kind) != model.filters().filter().get().kinds().contains(kind))
                model.filters().toggle(kind);
        }
    }

    /** As the list view does when its bar is dragged there: asks for the rows that it can show. */
    private void look(int first) {
        for (var row = first; row < Math.min(model.rows().size(), first + 16); row++)
            model.rows().get(row);
        if (model.rows().get(first).record().isEmpty()) throw new IllegalStateException("not read: row " + first);
    }

    private String scroll(String condition) {
        var row = random.nextInt(model.rows().size());
        look(row);
        return ROWS + "seq <= " + model.rows().get(row).seq() + " AND " + condition + PAGE;
    }

    private String jump(String condition) {
        var at = LongCase.time(1 + random.nextInt(RECORDS - 2));
        var typed = DateTimeFormatter.ofPattern(ZONED, Locale.ROOT).format(at.atOffset(ZoneOffset.UTC));
        if (!model.goTo(typed)) throw new IllegalStateException(typed);
        look(model.target().get().orElseThrow().row());
        return ROWS + "seq <= (SELECT seq FROM record WHERE event_time >= " + at.getEpochSecond() * 1_000_000
                + " ORDER BY event_time, seq LIMIT 1) AND " + condition + PAGE;
    }

    private String search(String piece) {
        // another filter, so that nothing is left from the last time
        model.filters().search("nothing is like this");
        var began = System.nanoTime();
        model.filters().search(piece);
        if (!model.rows().isEmpty()) look(0);
        taken = System.nanoTime() - began;
        return ROWS + "seq IN (SELECT rowid FROM found.said WHERE said MATCH '\"" + piece + "\"')" + PAGE;
    }

    private String choose() {
        var began = System.nanoTime();
        model.filters().toggle(RecordKind.STEPS);
        look(0);
        taken = System.nanoTime() - began;
        var steps = model.filters().filter().get().kinds().contains(RecordKind.STEPS) ? "1" : "type NOT LIKE 'step.%'";
        return ROWS + steps + PAGE;
    }

    private void measure(String what, int turns, Turn turn) throws SQLException, IOException, InterruptedException {
        System.out.println("# " + what);
        var ours = new ArrayList<Double>();
        var theirs = new ArrayList<Double>();
        var queries = new ArrayList<String>();
        var warmUp = Math.min(turns, WARM_UP);
        for (var i = -warmUp; i < turns; i++) {
            taken = 0;
            var began = System.nanoTime();
            var query = turn.take();
            var half = System.nanoTime();
            plain.read(query);
            var ended = System.nanoTime();
            if (i < 0) continue;
            ours.add((taken == 0 ? half - began : taken) / 1e6);
            theirs.add((ended - half) / 1e6);
            queries.add(query);
        }
        var shell = plain.byShell(queries.subList(0, Math.min(200, queries.size())));
        var p95 = quantile(0.95, ours);
        lines.add(String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f | %.2f, %.2f | %.2f | %.2f | %s | %s |",
                what,
                quantile(0.5, ours),
                p95,
                quantile(1, ours),
                quantile(0.5, theirs),
                quantile(0.95, theirs),
                quantile(0.5, ours) / quantile(0.5, theirs),
                p95 / quantile(0.95, theirs),
                shell.isEmpty() ? "no shell" : String.format(Locale.ROOT, "%.0f", quantile(0.95, shell)),
                p95 <= WANTED ? "yes" : "no"));
    }

    private static double quantile(double part, List<Double> of) {
        var sorted = of.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[(int) Math.round(part * (sorted.length - 1))];
    }

    private static long live() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
