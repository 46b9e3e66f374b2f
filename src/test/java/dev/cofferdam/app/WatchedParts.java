package dev.cofferdam.app;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.CaseBundler;
import dev.cofferdam.action.CaseExporter;
import dev.cofferdam.aws.Sessions;
import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.CaseReader;
import dev.cofferdam.caselog.CaseSummary;
import dev.cofferdam.caselog.Cases;
import dev.cofferdam.caselog.Mode;
import dev.cofferdam.cli.Parts;
import dev.cofferdam.playbook.PlaybookSource;
import dev.cofferdam.playbook.Problem;
import dev.cofferdam.range.ScenarioSummary;
import dev.cofferdam.run.Runs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The real parts, whose cases somebody looks at as soon as they are open for writing. */
record WatchedParts(Parts parts, Consumer<CaseLog> watcher) implements Parts {
    @Override
    public Cases cases() {
        var real = parts.cases();
        return new Cases() {
            @Override
            public CaseLog create(
                    String title, @Nullable String severity, @Nullable JsonNode finding, Actor actor, Mode mode) {
                return watched(real.create(title, severity, finding, actor, mode));
            }

            @Override
            public CaseLog open(String idOrPrefix) {
                return watched(real.open(idOrPrefix));
            }

            @Override
            public List<CaseSummary> list() {
                return real.list();
            }

            @Override
            public CaseReader read(String idOrPrefix) {
                return real.read(idOrPrefix);
            }

            @Override
            public CaseSummary summary(String idOrPrefix) {
                return real.summary(idOrPrefix);
            }
        };
    }

    private CaseLog watched(CaseLog log) {
        watcher.accept(log);
        return log;
    }

    @Override
    public Path home() {
        return parts.home();
    }

    @Override
    public Path logFile() {
        return parts.logFile();
    }

    @Override
    public Actor actor() {
        return parts.actor();
    }

    @Override
    public CaseExporter exporter() {
        return parts.exporter();
    }

    @Override
    public CaseBundler bundler() {
        return parts.bundler();
    }

    @Override
    public ActionRegistry actions() {
        return parts.actions();
    }

    @Override
    public PlaybookSource playbooks() {
        return parts.playbooks();
    }

    @Override
    public List<Problem> check(Path file) throws IOException {
        return parts.check(file);
    }

    @Override
    public Sessions sessions() {
        return parts.sessions();
    }

    @Override
    public List<ScenarioSummary> scenarios() {
        return parts.scenarios();
    }

    @Override
    public JsonNode finding(String scenario) {
        return parts.finding(scenario);
    }

    @Override
    public Runs runs() {
        return parts.runs();
    }
}
