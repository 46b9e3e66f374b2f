package dev.cofferdam.ui;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.iam.IamActions;
import dev.cofferdam.aws.AwsSession;
import dev.cofferdam.aws.AwsSessionException;
import dev.cofferdam.aws.FakeSession;
import dev.cofferdam.aws.SessionOrder;
import dev.cofferdam.aws.Sessions;
import dev.cofferdam.aws.Target;
import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.CaseHome;
import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.CaseReader;
import dev.cofferdam.playbook.Playbook;
import dev.cofferdam.playbook.PlaybookSource;
import dev.cofferdam.playbook.Problem;
import dev.cofferdam.report.Timeline;
import dev.cofferdam.report.bundle.Bundles;
import dev.cofferdam.run.Run;
import dev.cofferdam.run.RunSummary;
import dev.cofferdam.run.Runs;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the window works with, in a test: a real case log, real actions, and whatever playbooks and runs are given. */
public final class TestServices implements PlaybookSource, Runs, Sessions {
    private final Clock clock =
            Clock.tick(Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC), Duration.ofMillis(1));
    private final CaseHome cases;
    private final Path folder;
    private final List<Playbook> playbooks = new ArrayList<>();
    private final List<Practice> practices = new ArrayList<>();
    private final List<String> started = new ArrayList<>();
    private final List<RunSummary> summaries = new ArrayList<>();
    private final List<String> brokenGlass = new ArrayList<>();
    private @Nullable Run run;
    private @Nullable String signInProblem;
    private @Nullable String glassProblem;

    public TestServices(Path folder) {
        this.folder = folder;
        this.cases = new CaseHome(folder, clock, new Random(1));
    }

    public TestServices playbooks(Playbook... more) {
        playbooks.addAll(List.of(more));
        return this;
    }

    public TestServices practice(Practice more) {
        practices.add(more);
        return this;
    }

    /** What every start and reopening yields. */
    public TestServices runs(Run yielded) {
        run = yielded;
        return this;
    }

    /** The case has had this run before. */
    public TestServices had(RunSummary former) {
        summaries.add(former);
        return this;
    }

    public TestServices signInFails(String why) {
        signInProblem = why;
        return this;
    }

    public TestServices signInWorks() {
        signInProblem = null;
        return this;
    }

    /** {@code start PLAYBOOK INPUTS} or {@code reopen RUN}, in order. */
    public List<String> started() {
        return started;
    }

    public CaseHome cases() {
        return cases;
    }

    public WorkbenchServices services() {
        return new WorkbenchServices(
                cases,
                this,
                this,
                this,
                new ActionRegistry(IamActions.all()),
                new Timeline(cases),
                new Bundles(cases, clock, "test"),
                new Actor("Ada", "ada", "laptop", null, null),
                clock,
                () -> practices,
                folder,
                new SettingsFile(folder.resolve("window.json")));
    }

    public TestServices glassHolds(String why) {
        glassProblem = why;
        return this;
    }

    /** Why the glass was broken, in order. */
    public List<String> brokenGlass() {
        return brokenGlass;
    }

    @Override
    public AwsSession open(Target target, SessionOrder order) {
        if (order.breakGlass() == null) return open(target, order.log().folder());
        if (glassProblem != null) throw new AwsSessionException(glassProblem);
        brokenGlass.add(order.breakGlass());
        return new FakeSession(Map.of());
    }

    @Override
    public AwsSession open(Target target, Path caseFolder) {
        if (signInProblem != null) throw new AwsSessionException(signInProblem);
        return new FakeSession(Map.of());
    }

    @Override
    public List<Playbook> all() {
        return playbooks;
    }

    @Override
    public Optional<Playbook> find(String id) {
        return playbooks.stream().filter(playbook -> playbook.id().equals(id)).findFirst();
    }

    @Override
    public List<Problem> problems() {
        return List.of();
    }

    @Override
    public Run start(
            CaseLog log,
            AwsSession session,
            Actor actor,
            Playbook playbook,
            Map<String, JsonNode> inputs,
            boolean dryRun) {
        started.add("start " + playbook.id() + " " + inputs + (dryRun ? " dry" : ""));
        return yielded();
    }

    @Override
    public Run reopen(CaseLog log, AwsSession session, Actor actor, String runId) {
        started.add("reopen " + runId);
        return yielded();
    }

    @Override
    public List<RunSummary> list(CaseReader reader) {
        return summaries;
    }

    private Run yielded() {
        if (run == null) throw new dev.cofferdam.run.IntentException("No run was given to this test.");
        return run;
    }
}
