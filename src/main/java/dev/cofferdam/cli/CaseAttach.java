package dev.cofferdam.cli;

import dev.cofferdam.caselog.Draft;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.caselog.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Copies a file into a case as evidence. */
@Command(name = "attach", description = "Copies a file into a case as evidence.", mixinStandardHelpOptions = true)
final class CaseAttach implements Callable<Integer> {
    private final Supplier<Parts> parts;
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "CASE", description = "A case's id, or the beginning of one.")
    private String id = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The file; it stays where it is.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    CaseAttach(Supplier<Parts> parts, Terminal terminal) {
        this.parts = parts;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (Files.isDirectory(file))
            throw Refusal.invalid(file + " is a folder; attach its files, or an archive of it");
        if (!Files.isRegularFile(file)) throw Refusal.invalid("no such file: " + file);
        var cases = parts.get().cases();
        var summary = Named.summary(cases, id);
        try (var log = cases.open(summary.id());
                var content = Files.newInputStream(file)) {
            var item = log.evidence().put(content);
            var name = String.valueOf(file.getFileName());
            log.append(Draft.of("evidence.collected", Origin.of(parts.get().actor(), summary.mode()))
                    .evidence(item)
                    .with(
                            "Attached " + name + " (" + item.size() + " bytes)",
                            Json.object().put("name", name)));
            if (json) terminal.json(Json.object().put("sha256", item.sha256()).put("size", item.size()));
            else terminal.line(item.sha256());
        }
        return ExitStatus.DONE;
    }
}
