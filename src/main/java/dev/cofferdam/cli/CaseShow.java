package dev.cofferdam.cli;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one case. */
@Command(name = "show", description = "Shows what a case is about and how it stands.", mixinStandardHelpOptions = true)
final class CaseShow implements Callable<Integer> {
    private final Supplier<Parts> parts;
    private final Terminal terminal;

    @Parameters(paramLabel = "CASE", description = "A case's id, or the beginning of one.")
    private String id = "";

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    CaseShow(Supplier<Parts> parts, Terminal terminal) {
        this.parts = parts;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var cases = parts.get().cases();
        var summary = Named.summary(cases, id);
        try (var reader = cases.read(summary.id())) {
            var facts = reader.facts();
            if (json) {
                terminal.json(CaseJson.of(summary, facts).put("head", reader.head()));
                return ExitStatus.DONE;
            }
            terminal.styled(Style.HEADING, summary.title());
            terminal.line("case      " + summary.id());
            terminal.line("mode      " + summary.mode());
            if (summary.severity() != null) terminal.line("severity  " + summary.severity());
            if (summary.assignee() != null) terminal.line("assignee  " + PlainText.line(summary.assignee()));
            if (facts.detectedAt() != null) terminal.line("detected  " + Times.of(facts.detectedAt()));
            terminal.line("opened    " + Times.of(summary.openedAt()));
            terminal.line("updated   " + Times.of(summary.updatedAt()));
            terminal.line("records   " + summary.records());
            terminal.line("head      " + reader.head());
            terminal.line("folder    " + summary.folder());
            if (facts.summary() != null) {
                terminal.line("");
                facts.summary().lines().map(PlainText::line).forEach(terminal::line);
            }
        }
        return ExitStatus.DONE;
    }
}
