package dev.cofferdam.cli;

import dev.cofferdam.caselog.Draft;
import dev.cofferdam.caselog.Origin;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Adds a note to a case. */
@Command(name = "note", description = "Adds a note to a case.", mixinStandardHelpOptions = true)
final class CaseNote implements Callable<Integer> {
    private final Supplier<Parts> parts;
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "CASE", description = "A case's id, or the beginning of one.")
    private String id = "";

    @Parameters(index = "1", paramLabel = "TEXT", description = "What to write down.")
    private String text = "";

    CaseNote(Supplier<Parts> parts, Terminal terminal) {
        this.parts = parts;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (text.isBlank()) throw Refusal.invalid("a note needs some text");
        var cases = parts.get().cases();
        var summary = Named.summary(cases, id);
        try (var log = cases.open(summary.id())) {
            var written = log.append(Draft.of("case.note", Origin.of(parts.get().actor(), summary.mode()))
                    .saying(text.strip()));
            terminal.note("Record " + written.seq() + " of case " + summary.id());
        }
        return ExitStatus.DONE;
    }
}
