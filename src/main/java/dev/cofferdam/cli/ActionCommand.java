package dev.cofferdam.cli;

import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands that tell about actions. */
@Command(
        name = "action",
        description = "Tells what playbook steps can do.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class ActionCommand {
    private ActionCommand() {}

    static CommandLine in(Supplier<Parts> parts, Terminal terminal) {
        return new CommandLine(new ActionCommand())
                .addSubcommand(new ActionList(parts, terminal))
                .addSubcommand(new ActionShow(parts, terminal));
    }
}
