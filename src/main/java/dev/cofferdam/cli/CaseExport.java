package dev.cofferdam.cli;

import dev.cofferdam.caselog.CaseInUseException;
import dev.cofferdam.caselog.CaseSummary;
import dev.cofferdam.caselog.EvidenceRef;
import dev.cofferdam.caselog.Origin;
import dev.cofferdam.report.Export;
import dev.cofferdam.report.TimelineExport;
import dev.cofferdam.report.TimelineFormat;
import dev.cofferdam.report.bundle.BundleExport;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a case's timeline, or the whole case, to a file, and records that it did. */
@Command(
        name = "export",
        description = {
            "Writes the timeline of a case, or all of it.",
            "The format bundle is the whole case in one file: its log, its evidence, the playbooks that were followed."
                    + " 'case verify FILE' checks it anywhere."
        },
        mixinStandardHelpOptions = true)
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
            names = {"-o", "--to"},
            paramLabel = "OUT",
            required = true,
            description = "The file to write, or - for standard output.")
    private Path out = Path.of("");

    @Option(names = "--without-evidence", description = "Leave the evidence files out of a bundle.")
    private boolean withoutEvidence;

    @Option(names = "--force", description = "Replace the file when it is there.")
    private boolean force;

    CaseExport(Supplier<Parts> parts, Terminal terminal) {
        this.parts = parts;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        demandFormat();
        var summary = Named.summary(parts.get().cases(), id);
        var toStandardOutput = out.equals(Path.of("-"));
        if (!toStandardOutput) demandPlace();
        var export = export(summary);
        var written = toStandardOutput ? export.write(terminal.bytes(), "standard output") : toFile(export);
        record(export, summary, written);
        if (!toStandardOutput)
            terminal.note("%s (%d bytes, SHA-256 %s)".formatted(out, written.size(), written.sha256()));
        return ExitStatus.DONE;
    }

    private void demandFormat() {
        if (!formats().contains(format))
            throw Refusal.invalid("not an export format: " + format + " (" + String.join(", ", formats()) + ")");
        if (withoutEvidence && !format.equals(BundleExport.FORMAT))
            throw Refusal.invalid("only a bundle has evidence to leave out; leave --without-evidence away");
    }

    private void demandPlace() {
        var folder = out.toAbsolutePath().getParent();
        if (Files.isDirectory(out)) throw Refusal.invalid(out + " is a folder; name the file to write");
        if (folder == null || !Files.isDirectory(folder)) throw Refusal.invalid("there is no folder " + folder);
    }

    private Export export(CaseSummary summary) {
        return format.equals(BundleExport.FORMAT)
                ? BundleExport.now(parts.get().bundler(), summary.id(), !withoutEvidence)
                : new TimelineExport(parts.get().exporter(), summary.id(), format);
    }

    private EvidenceRef toFile(Export export) throws IOException {
        try {
            return export.write(out, force);
        } catch (FileAlreadyExistsException e) {
            throw Refusal.invalid(out + " is already there; --force replaces it");
        }
    }

    /** A case that somebody works in can be exported all the same; then only they can write it down. */
    private void record(Export export, CaseSummary summary, EvidenceRef written) {
        try (var log = parts.get().cases().open(summary.id())) {
            log.append(export.exported(written, Origin.of(parts.get().actor(), summary.mode())));
        } catch (CaseInUseException e) {
            terminal.note("The export is not in the log, because the case is open elsewhere: " + e.getMessage());
        }
    }

    private static List<String> formats() {
        return Stream.concat(TimelineFormat.ids().stream(), Stream.of(BundleExport.FORMAT))
                .toList();
    }

    static final class Formats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return formats().iterator();
        }
    }
}
