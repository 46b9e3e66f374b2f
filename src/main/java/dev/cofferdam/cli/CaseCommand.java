package dev.cofferdam.cli;

import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands that work on cases. */
@Command(
        name = "case",
        description = "Opens, lists, reads, verifies and exports cases.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class CaseCommand {
    private CaseCommand() {}

    static CommandLine in(Supplier<Parts> parts, Terminal terminal) {
        return new CommandLine(new CaseCommand())
                .addSubcommand(new CaseNew(parts, terminal))
                .addSubcommand(new CaseList(parts, terminal))
                .addSubcommand(new CaseShow(parts, terminal))
                .addSubcommand(new CaseLogCommand(parts, terminal))
                .addSubcommand(new CaseNote(parts, terminal))
                .addSubcommand(new CaseAttach(parts, terminal))
                .addSubcommand(new CaseVerify(parts, terminal))
                .addSubcommand(new CaseExport(parts, terminal));
    }
}
