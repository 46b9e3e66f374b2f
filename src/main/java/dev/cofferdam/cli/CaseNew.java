package dev.cofferdam.cli;

import dev.cofferdam.caselog.Json;
import dev.cofferdam.caselog.Mode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Opens a case; its id is all that goes to the standard output. */
@Command(name = "new", description = "Opens a case and prints its id.", mixinStandardHelpOptions = true)
final class CaseNew implements Callable<Integer> {
    private final Supplier<Parts> parts;
    private final Terminal terminal;

    @Option(names = "--title", paramLabel = "T", description = "What it is about; else the finding's own title.")
    private @Nullable String title;

    @Option(names = "--severity", paramLabel = "S", description = "One of ${COMPLETION-CANDIDATES}.")
    private @Nullable Severity severity;

    @Option(names = "--finding", paramLabel = "FILE", description = "A GuardDuty finding as JSON; kept in the case.")
    private @Nullable Path finding;

    @Option(names = "--exercise", description = "Mark it as an exercise, not a real incident.")
    private boolean exercise;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    CaseNew(Supplier<Parts> parts, Terminal terminal) {
        this.parts = parts;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var given = finding == null ? null : FindingFile.read(finding);
        var name = title != null ? title : given == null ? "" : FindingFile.title(given);
        if (name.isBlank()) throw Refusal.invalid("a case needs a title: --title T");
        var mode = exercise ? Mode.EXERCISE : Mode.LIVE;
        var level = severity == null ? null : severity.toString();
        try (var log = parts.get()
                .cases()
                .create(name.strip(), level, given, parts.get().actor(), mode)) {
            if (json) {
                terminal.json(Json.object()
                        .put("case_id", log.caseId())
                        .put("title", name.strip())
                        .put("folder", log.folder().toString()));
            } else {
                terminal.line(log.caseId());
                terminal.note("Opened in " + log.folder());
            }
        }
        return ExitStatus.DONE;
    }
}
