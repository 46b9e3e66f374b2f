package dev.cofferdam.cli;

import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.Note;
import dev.cofferdam.caselog.Origin;
import dev.cofferdam.caselog.RecentNames;
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

    @Parameters(
            index = "1",
            paramLabel = "TEXT",
            description = "What to write down, in Markdown; @STEP, #RECORD and resources become links.")
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
            var note = Note.of(text, names(log));
            var written = log.append(note.draft(Origin.of(parts.get().actor(), summary.mode())));
            terminal.note("Record " + written.seq() + " of case " + summary.id());
        }
        return ExitStatus.DONE;
    }

    private static RecentNames names(CaseLog log) {
        try (var reader = log.reader()) {
            return RecentNames.of(reader);
        }
    }
}
