package dev.cofferdam.cli;

import dev.cofferdam.caselog.CaseReader;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.report.RecordJson;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints a case's records, and goes on printing what is added. */
@Command(name = "log", description = "Prints the records of a case.", mixinStandardHelpOptions = true)
final class CaseLogCommand implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofMillis(300);
    private static final int PAGE = 500;

    private final Supplier<Parts> parts;
    private final Terminal terminal;

    @Parameters(paramLabel = "CASE", description = "A case's id, or the beginning of one.")
    private String id = "";

    @Option(names = "--since", paramLabel = "SEQ", description = "Only records behind this number.")
    private long since;

    @Option(names = "--follow", description = "Go on with what is added, until interrupted.")
    private boolean follow;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    CaseLogCommand(Supplier<Parts> parts, Terminal terminal) {
        this.parts = parts;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (since < 0) throw Refusal.invalid("--since takes a record's number, not " + since);
        var cases = parts.get().cases();
        try (var reader = cases.read(Named.summary(cases, id).id())) {
            var last = printAfter(since, reader);
            while (follow && !terminal.deaf()) {
                Thread.sleep(LOOK);
                last = printAfter(last, reader);
            }
        }
        return ExitStatus.DONE;
    }

    /** @return the number of the last record printed */
    private long printAfter(long seq, CaseReader reader) {
        var last = seq;
        while (!terminal.deaf()) {
            var page = reader.page(last, PAGE);
            page.forEach(this::print);
            if (page.isEmpty()) return last;
            last = page.getLast().seq();
        }
        return last;
    }

    private void print(LogRecord logged) {
        if (json) {
            terminal.json(RecordJson.of(logged));
            return;
        }
        var origin = logged.content().origin();
        terminal.line("%5d  %s  %-8s  %-20s  %s"
                .formatted(
                        logged.seq(),
                        Times.of(logged.eventTime()),
                        PlainText.line(origin.actor().name()),
                        PlainText.line(logged.type()),
                        PlainText.line(logged.message())));
    }
}
