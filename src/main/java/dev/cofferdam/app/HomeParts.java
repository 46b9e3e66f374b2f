package dev.cofferdam.app;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.CaseBundler;
import dev.cofferdam.action.CaseExporter;
import dev.cofferdam.aws.LiveSessions;
import dev.cofferdam.aws.Sessions;
import dev.cofferdam.aws.SignInPrompts;
import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.CaseHome;
import dev.cofferdam.caselog.Cases;
import dev.cofferdam.cli.Parts;
import dev.cofferdam.playbook.FolderPlaybooks;
import dev.cofferdam.playbook.PlaybookReader;
import dev.cofferdam.playbook.PlaybookSource;
import dev.cofferdam.playbook.Problem;
import dev.cofferdam.range.Pacing;
import dev.cofferdam.range.RangeSessions;
import dev.cofferdam.range.ScenarioSummary;
import dev.cofferdam.report.Timeline;
import dev.cofferdam.report.bundle.Bundles;
import dev.cofferdam.run.RunEngine;
import dev.cofferdam.run.Runs;
import dev.cofferdam.run.WarmRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Everything that works below one home folder, each part made when it is first asked for. Thread-safe. */
final class HomeParts implements Parts {
    private final Path home;
    private final Lazy<Actor> actor;
    private final Lazy<Cases> cases;
    private final Lazy<CaseExporter> exporter;
    private final Lazy<CaseBundler> bundler;
    private final Lazy<ActionRegistry> actions;
    private final Lazy<FolderPlaybooks> playbooks;
    private final Lazy<RangeSessions> range;
    private final Lazy<LiveSessions> live;
    private final Lazy<Runs> runs;

    /** Where nobody can be asked to sign in. */
    HomeParts(Path home, Clock clock, Map<String, String> env, Pacing pacing) {
        this(home, clock, env, pacing, SignInPrompts.NOBODY);
    }

    /**
     * @param pacing how long waiting on the range really takes
     * @param prompts by which whoever sits there is asked to sign in
     */
    HomeParts(Path home, Clock clock, Map<String, String> env, Pacing pacing, SignInPrompts prompts) {
        this.home = home;
        actor = new Lazy<>(() -> Responder.of(env, System.getProperty("user.name", "unknown")));
        cases = new Lazy<>(() -> new CaseHome(home, clock, new SecureRandom()));
        exporter = new Lazy<>(() -> new Timeline(cases.get()));
        bundler = new Lazy<>(() -> new Bundles(cases.get(), clock, Main.version()));
        actions = new Lazy<>(() -> new ActionRegistry(AllActions.with(exporter.get(), bundler.get())));
        playbooks = new Lazy<>(() -> new FolderPlaybooks(new PlaybookReader(actions.get()), home.resolve("playbooks")));
        range = new Lazy<>(() -> new RangeSessions(clock, pacing));
        live = new Lazy<>(() -> new LiveSessions(clock, Main.version(), prompts));
        runs = new Lazy<>(() -> new WarmRuns(
                new RunEngine(
                        actions.get(),
                        new PlaybookReader(actions.get()),
                        clock,
                        () -> UuidCreator.getTimeOrderedEpoch().toString()),
                actions.get(),
                Thread::startVirtualThread));
    }

    @Override
    public Path home() {
        return home;
    }

    @Override
    public Path logFile() {
        return LogFile.in(home.resolve("logs"));
    }

    @Override
    public Actor actor() {
        return actor.get();
    }

    @Override
    public Cases cases() {
        return cases.get();
    }

    @Override
    public CaseExporter exporter() {
        return exporter.get();
    }

    @Override
    public CaseBundler bundler() {
        return bundler.get();
    }

    @Override
    public ActionRegistry actions() {
        return actions.get();
    }

    @Override
    public PlaybookSource playbooks() {
        return playbooks.get();
    }

    @Override
    public List<Problem> check(Path file) throws IOException {
        return playbooks.get().check(file);
    }

    @Override
    public Sessions sessions() {
        return new JoinedSessions(live, range);
    }

    @Override
    public List<ScenarioSummary> scenarios() {
        return range.get().scenarios();
    }

    @Override
    public JsonNode finding(String scenario) {
        return range.get().finding(scenario);
    }

    @Override
    public Runs runs() {
        return runs.get();
    }
}
