package dev.cofferdam.cli;

import dev.cofferdam.caselog.Json;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the actions there are. */
@Command(name = "list", description = "Lists the actions there are.", mixinStandardHelpOptions = true)
final class ActionList implements Callable<Integer> {
    private final Supplier<Parts> parts;
    private final Terminal terminal;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    ActionList(Supplier<Parts> parts, Terminal terminal) {
        this.parts = parts;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var actions = parts.get().actions().all();
        if (json) {
            actions.forEach(action -> terminal.json(Json.object()
                    .put("id", action.spec().id())
                    .put("title", action.spec().title())
                    .put("kind", Words.of(action.spec().kind()))
                    .put("risk", Words.of(action.spec().risk()))));
            return ExitStatus.DONE;
        }
        var table = new Table("ACTION", "KIND", "RISK", "TITLE");
        actions.forEach(action -> table.row(
                action.spec().id(),
                Words.of(action.spec().kind()),
                Words.of(action.spec().risk()),
                action.spec().title()));
        table.print(terminal);
        return ExitStatus.DONE;
    }
}
