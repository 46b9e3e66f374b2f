package dev.cofferdam.cli;

import dev.cofferdam.caselog.Json;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the playbooks that can be run. */
@Command(
        name = "list",
        description = "Lists the playbooks, the shipped ones and those in the home folder.",
        mixinStandardHelpOptions = true)
final class PlaybookList implements Callable<Integer> {
    private final Supplier<Parts> parts;
    private final Terminal terminal;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    PlaybookList(Supplier<Parts> parts, Terminal terminal) {
        this.parts = parts;
        this.terminal = terminal;
    }

    /** A broken file is told about and makes the status 1; the others are listed all the same. */
    @Override
    public Integer call() {
        var playbooks = parts.get().playbooks();
        var table = new Table("PLAYBOOK", "VERSION", "SEVERITY", "STEPS", "TITLE");
        for (var each : playbooks.all()) {
            var severity = each.severity() == null ? "-" : each.severity();
            if (json) {
                terminal.json(Json.object()
                        .put("id", each.id())
                        .put("version", each.version())
                        .put("title", each.title())
                        .put("severity", each.severity())
                        .put("steps", each.allSteps().count())
                        .put("sha256", each.sha256())
                        .put("source", each.source()));
            } else {
                table.row(
                        each.id(),
                        each.version(),
                        severity,
                        Long.toString(each.allSteps().count()),
                        each.title());
            }
        }
        if (!json) table.print(terminal);
        playbooks.problems().forEach(problem -> terminal.note(problem.toString()));
        return playbooks.problems().isEmpty() ? ExitStatus.DONE : ExitStatus.ATTENTION;
    }
}
