package dev.cofferdam.cli;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the cases, the newest first. */
@Command(name = "list", description = "Lists the cases, the newest first.", mixinStandardHelpOptions = true)
final class CaseList implements Callable<Integer> {
    private final Supplier<Parts> parts;
    private final Terminal terminal;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    CaseList(Supplier<Parts> parts, Terminal terminal) {
        this.parts = parts;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var cases = parts.get().cases().list();
        if (json) {
            cases.forEach(each -> terminal.json(CaseJson.of(each)));
        } else if (cases.isEmpty()) {
            terminal.note("No cases in " + parts.get().home() + " yet. Open one with: cofferdam case new --title T");
        } else {
            var table = new Table("CASE", "UPDATED", "MODE", "SEVERITY", "ASSIGNEE", "RECORDS", "TITLE");
            for (var each : cases) {
                table.row(
                        each.id(),
                        each.isReadable() ? Times.of(each.updatedAt()) : "-",
                        each.isReadable() ? each.mode().name() : "-",
                        each.severity() == null ? "-" : each.severity(),
                        each.assignee() == null ? "-" : each.assignee(),
                        Long.toString(each.records()),
                        each.title());
            }
            table.print(terminal);
        }
        return ExitStatus.DONE;
    }
}
