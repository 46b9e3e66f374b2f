package dev.cofferdam.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program as the shell sees it. */
@Command(
        name = "cofferdam",
        description = "Guides you through an AWS incident, and keeps a log of it that holds.",
        footer = {
            "",
            "Without a command the workbench opens. Begin with a whole incident on a simulated account:",
            "",
            "  cofferdam demo",
            "",
            "Exit status: 0 done; 1 it ran and something needs attention; 2 usage or invalid input, nothing changed."
        },
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class Cofferdam implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Terminal terminal;
    private final Function<Path, Parts> wiring;
    private final Window window;

    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            scope = ScopeType.INHERIT,
            description = "Where cases are kept (else COFFERDAM_HOME, else the platform's data folder).")
    private @Nullable Path home;

    private @Nullable Parts parts;

    /**
     * @param wiring makes the parts below a home folder
     * @param window what opens when no command is given
     */
    public Cofferdam(Surroundings surroundings, Terminal terminal, Function<Path, Parts> wiring, Window window) {
        this.surroundings = surroundings;
        this.terminal = terminal;
        this.wiring = wiring;
        this.window = window;
    }

    /** @return the exit status */
    public int run(String... arguments) {
        var line = new CommandLine(this)
                .addSubcommand(new DemoCommand(this::parts, terminal))
                .addSubcommand(PlaybookCommand.in(this::parts, terminal))
                .addSubcommand(ActionCommand.in(this::parts, terminal))
                .addSubcommand(CaseCommand.in(this::parts, terminal))
                .addSubcommand(new RunCommand(this::parts, terminal))
                .addSubcommand(new UndoCommand(this::parts, terminal))
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setUsageHelpWidth(Terminal.WIDTH)
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        terminal.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setParameterExceptionHandler(new UsageErrors())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, _, _) -> new Failures(terminal, this::parts).report(failure));
        return line.execute(arguments);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!surroundings.hasDisplay()) return withoutWindow("neither DISPLAY nor WAYLAND_DISPLAY is set");
        try {
            window.open(parts());
            return ExitStatus.DONE;
        } catch (NoWindowException e) {
            LoggerFactory.getLogger(Cofferdam.class).info("no window", e);
            return withoutWindow(String.valueOf(e.getMessage()));
        }
    }

    private int withoutWindow(String why) {
        terminal.note("cofferdam: there is no display for the workbench (" + why + ").");
        terminal.note(
                "In a terminal, ./cofferdam demo plays a whole incident, and ./cofferdam --help lists the commands.");
        return ExitStatus.INVALID;
    }

    private Parts parts() {
        if (parts == null) {
            var folder = (home == null ? surroundings.defaultHome() : home)
                    .toAbsolutePath()
                    .normalize();
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw Refusal.invalid(folder + " is a file; --home and COFFERDAM_HOME take a folder");
            }
            parts = wiring.apply(folder);
        }
        return parts;
    }
}
