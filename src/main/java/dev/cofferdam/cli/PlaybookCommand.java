package dev.cofferdam.cli;

import dev.cofferdam.playbook.Playbook;
import dev.cofferdam.playbook.PlaybookSource;
import dev.cofferdam.playbook.Suggestion;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands that tell about playbooks. */
@Command(
        name = "playbook",
        description = "Lists, shows and checks playbooks.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class PlaybookCommand {
    private PlaybookCommand() {}

    static CommandLine in(Supplier<Parts> parts, Terminal terminal) {
        return new CommandLine(new PlaybookCommand())
                .addSubcommand(new PlaybookList(parts, terminal))
                .addSubcommand(new PlaybookShow(parts, terminal))
                .addSubcommand(new PlaybookCheck(parts, terminal))
                .addSubcommand(new PlaybookPermissions(parts, terminal));
    }

    static Playbook find(PlaybookSource playbooks, String id) {
        return playbooks
                .find(id)
                .orElseThrow(() -> Refusal.invalid("there is no usable playbook " + id
                        + Suggestion.among(
                                id, playbooks.all().stream().map(Playbook::id).toList())));
    }
}
