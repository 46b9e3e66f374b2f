package dev.cofferdam.action.local;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.CaseExporter;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.Risk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Exports the case and keeps the export with it. */
public final class ExportCase implements ReadAction<ExportCase.In, ExportCase.Out> {
    public record In(
            @Input("The format's name, as cofferdam case export takes it: csv, jsonl, markdown, timesketch-csv or"
                    + " timesketch-jsonl.")
            String format) {}

    public record Out(
            @Output("The evidence: the export itself.") String evidenceSha256,
            @Output("Its size.") long bytes) {}

    private final CaseExporter exporter;

    public ExportCase(CaseExporter exporter) {
        this.exporter = exporter;
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "case.export",
                "Export the case's timeline",
                """
                Writes every record so far in a format for others, and keeps the file as evidence of the case: what was \
                known at this moment. The case goes on; export again at its end.
                """,
                Kind.LOCAL,
                Risk.READ,
                In.class,
                Out.class,
                List.of(),
                "Nothing in the account is changed; the export stays with the case.",
                null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        if (!exporter.formats().contains(in.format()))
            throw new ActionException(
                    "UnknownFormat",
                    "There is no export format %s; there are: %s."
                            .formatted(in.format(), String.join(", ", exporter.formats())));
        try {
            return export(in.format(), aws);
        } catch (IOException e) {
            throw new ActionException(
                    "ExportFailed",
                    "The case could not be exported as %s: %s. Check the space in the temporary folder."
                            .formatted(in.format(), e.getMessage()),
                    e);
        }
    }

    /** By way of a file that only its owner can read: the export may be larger than memory. */
    private Out export(String format, ActionContext aws) throws IOException {
        Path file = Files.createTempFile("cofferdam-export-", null);
        try {
            try (var to = Files.newOutputStream(file)) {
                exporter.export(aws.caseId(), format, to);
            }
            try (var from = Files.newInputStream(file)) {
                var kept = aws.keep("case-" + aws.caseId() + "." + format, "application/octet-stream", from);
                return new Out(kept.sha256(), kept.size());
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
