package dev.cofferdam.cli;

import dev.cofferdam.caselog.CaseInUseException;
import dev.cofferdam.caselog.CaseSummary;
import dev.cofferdam.caselog.EvidenceRef;
import dev.cofferdam.report.TimelineFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a case's timeline to a file, and records that it did. */
@Command(name = "export", description = "Writes the timeline of a case.", mixinStandardHelpOptions = true)
final class CaseExport implements Callable<Integer> {
    private final Supplier<Parts> parts;
    private final Terminal terminal;

    @Parameters(paramLabel = "CASE", description = "A case's id, or the beginning of one.")
    private String id = "";

    @Option(
            names = "--format",
            paramLabel = "F",
            required = true,
            completionCandidates = Formats.class,
            description = "One of ${COMPLETION-CANDIDATES}.")
    private String format = "";

    @Option(
            names = "-o",
            paramLabel = "OUT",
            required = true,
            description = "The file to write, or - for standard output.")
    private Path out = Path.of("");

    @Option(names = "--force", description = "Replace the file when it is there.")
    private boolean force;

    CaseExport(Supplier<Parts> parts, Terminal terminal) {
        this.parts = parts;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var chosen = TimelineFormat.named(format)
                .orElseThrow(() -> Refusal.invalid(
                        "not an export format: " + format + " (" + String.join(", ", TimelineFormat.ids()) + ")"));
        var summary = Named.summary(parts.get().cases(), id);
        var export = new TimelineExport(parts.get().exporter(), summary.id(), chosen);
        var toStandardOutput = out.equals(Path.of("-"));
        var written = toStandardOutput ? export.to(terminal.bytes(), "standard output") : export.toFile(out, force);
        record(export, summary, written);
        if (!toStandardOutput)
            terminal.note("%s (%d bytes, SHA-256 %s)".formatted(out, written.size(), written.sha256()));
        return ExitStatus.DONE;
    }

    /** A case that somebody works in can be exported all the same; then only they can write it down. */
    private void record(TimelineExport export, CaseSummary summary, EvidenceRef written) {
        try (var log = parts.get().cases().open(summary.id())) {
            export.record(written, log, parts.get().actor(), summary.mode());
        } catch (CaseInUseException e) {
            terminal.note("The export is not in the log, because the case is open elsewhere: " + e.getMessage());
        }
    }

    static final class Formats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return TimelineFormat.ids().iterator();
        }
    }
}
