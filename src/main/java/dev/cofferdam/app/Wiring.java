package dev.cofferdam.app;

import dev.cofferdam.cli.Cofferdam;
import dev.cofferdam.cli.NoWindowException;
import dev.cofferdam.cli.Parts;
import dev.cofferdam.cli.Surroundings;
import dev.cofferdam.cli.Terminal;
import dev.cofferdam.cli.TerminalPrompts;
import dev.cofferdam.range.Pacing;
import dev.cofferdam.ui.NoToolkitException;
import dev.cofferdam.ui.SettingsFile;
import dev.cofferdam.ui.WorkbenchServices;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Puts the program together. */
final class Wiring {
    private final Map<String, String> env = System.getenv();
    private final Terminal terminal = SystemTerminal.open(env);
    private final SystemBrowser browser = new SystemBrowser(env, System.getProperty("os.name", ""));
    private final AskedWhereSomebodySits prompts =
            new AskedWhereSomebodySits(new TerminalPrompts(terminal, browser::open));

    Cofferdam commandLine() {
        LogFile.silence();
        var surroundings =
                new Surroundings(env, System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")));
        return new Cofferdam(surroundings, terminal, this::parts, this::openWindow);
    }

    private Parts parts(Path home) {
        LogFile.use(home.resolve("logs"));
        return new HomeParts(home, Clock.systemUTC(), env, Pacing.NONE, prompts);
    }

    private void openWindow(Parts parts) throws InterruptedException {
        try {
            WorkbenchApplication.show(services(parts), browser::open, prompts::askBy);
        } catch (NoToolkitException e) {
            throw new NoWindowException(String.valueOf(e.getMessage()), e);
        }
    }

    static WorkbenchServices services(Parts parts) {
        return new WorkbenchServices(
                parts.cases(),
                parts.playbooks(),
                parts.sessions(),
                parts.runs(),
                parts.actions(),
                parts.exporter(),
                parts.bundler(),
                parts.actor(),
                Clock.systemUTC(),
                new Practices(parts),
                Path.of(System.getProperty("user.home", ".")),
                new SettingsFile(parts.home().resolve("window.json")));
    }
}
