package dev.cofferdam.ui.incident;

import dev.cofferdam.action.Action;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.action.offers.Offered;
import dev.cofferdam.action.offers.ResourceOffers;
import dev.cofferdam.aws.AccountRole;
import dev.cofferdam.aws.AwsSession;
import dev.cofferdam.aws.Recorder;
import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.CaseLogException;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.caselog.Origin;
import dev.cofferdam.caselog.TimelineIndex;
import dev.cofferdam.playbook.PlaybookReader;
import dev.cofferdam.playbook.StepBody;
import dev.cofferdam.report.MarkdownStep;
import dev.cofferdam.run.Preflight;
import dev.cofferdam.run.Run;
import dev.cofferdam.run.StepView;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.CaseOpener;
import dev.cofferdam.ui.CaseRequest;
import dev.cofferdam.ui.OpenCase;
import dev.cofferdam.ui.Trouble;
import dev.cofferdam.ui.WorkbenchServices;
import dev.cofferdam.ui.incident.action.ActionBrowserViewModel;
import dev.cofferdam.ui.incident.action.ActionFormViewModel;
import dev.cofferdam.ui.incident.action.Here;
import dev.cofferdam.ui.incident.graph.GraphViewModel;
import dev.cofferdam.ui.incident.timeline.TimelineViewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A case from being opened to being closed. */
final class IncidentViewModel {
    /** How far the opening has come. */
    sealed interface Stage {
        record Opening() implements Stage {}

        record Failed(Trouble trouble) implements Stage {}

        record Opened(
                OpenCase incident,
                TimelineViewModel timeline,
                RunsViewModel runs,
                ApprovalsViewModel approvals,
                CaseFactsViewModel facts)
                implements Stage {}
    }

    private final WorkbenchServices services;
    private final Background background;
    private final CaseRequest request;
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(new Stage.Opening());
    private Optional<Background.Job> opening = Optional.empty();
    private Optional<AutoCloseable> listening = Optional.empty();

    IncidentViewModel(WorkbenchServices services, Background background, CaseRequest request) {
        this.services = services;
        this.background = background;
        this.request = request;
    }

    ReadOnlyObjectProperty<Stage> stage() {
        return stage.getReadOnlyProperty();
    }

    void open() {
        stage.set(new Stage.Opening());
        var opener = new CaseOpener(services);
        opening = Optional.of(background.run(
                _ -> opener.open(request), this::opened, trouble -> stage.set(new Stage.Failed(trouble))));
    }

    /** For one note after the other; half of one stays in it. */
    NoteViewModel note(Stage.Opened opened) {
        return new NoteViewModel(
                opened.incident(),
                services.actor(),
                background,
                () -> opened.runs().works().stream()
                        .flatMap(work -> work.run().snapshot().get().steps().stream())
                        .toList());
    }

    /** The step that is looked at as Markdown, with the records of it. */
    void markdown(OpenCase incident, Work work, Consumer<String> done, Consumer<Trouble> failed) {
        work.run().selectedView().ifPresent(view -> {
            var runId = work.run().snapshot().get().runId();
            background.run(_ -> markdown(incident, runId, view), done, failed);
        });
    }

    private String markdown(OpenCase incident, String runId, StepView view) {
        var records = new ArrayList<LogRecord>();
        incident.reader().forEachOfRun(runId, logged -> {
            if (view.key().path().equals(logged.content().origin().stepKey())) records.add(logged);
        });
        return MarkdownStep.of(view, risk(view), records);
    }

    private Optional<Risk> risk(StepView view) {
        return view.step().body() instanceof StepBody.Act act
                ? services.actions()
                        .find(act.action())
                        .map(action -> action.spec().risk())
                : Optional.empty();
    }

    Instant now() {
        return services.clock().instant();
    }

    SituationViewModel situation(Stage.Opened opened) {
        return new SituationViewModel(opened.runs(), services.actions());
    }

    /** For what the screen's parts read by themselves. */
    Background background() {
        return background;
    }

    PreflightViewModel preflight(CaseLog log, Work work) {
        var run = work.run().snapshot().get();
        return new PreflightViewModel(
                () -> new Preflight(services.actions())
                        .check(log, work.session(), services.actor(), run.playbook(), run.inputs()),
                background);
    }

    ActionBrowserViewModel actions() {
        return new ActionBrowserViewModel(services.actions());
    }

    /** @param on the run on whose account it is to be run */
    ActionFormViewModel action(Action<?, ?> action, CaseLog log, Work on) {
        var session = on.session();
        var here = new Here(session.target(), session.identity().account(), session.defaultRegion());
        return new ActionFormViewModel(
                action,
                here,
                (type, account, role, region) -> {
                    var there = account.isEmpty() ? session : session.in(new AccountRole(account, role));
                    return list(log, there, type, region.isEmpty() ? session.defaultRegion() : region);
                },
                new PlaybookReader(services.actions()),
                background);
    }

    /** What there is of a type where a run acts. */
    Function<ValueType, Offered> listing(CaseLog log, Work on) {
        return type -> list(log, on.session(), type, on.session().defaultRegion());
    }

    /** What there is of a type: read for a form, and recorded in the case. */
    private Offered list(CaseLog log, AwsSession there, ValueType type, String region) {
        var identity = there.identity();
        var origin = Origin.of(services.actor().with(identity.arn(), identity.account()), there.mode());
        return ResourceOffers.list(type, new Recorder(log, origin, there), region);
    }

    GraphViewModel graph(CaseLog log, String title, String sha256) {
        return new GraphViewModel(title, () -> evidence(log, sha256), background);
    }

    private static byte[] evidence(CaseLog log, String sha256) {
        var file = log.evidence().file(sha256);
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CaseLogException("The evidence %s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    ReleaseViewModel release(Run run) {
        return new ReleaseViewModel(run, background);
    }

    ExportViewModel export(OpenCase incident) {
        return new ExportViewModel(services, background, incident);
    }

    /** Off the screen's thread; may take its time. */
    void close() {
        opening.ifPresent(Background.Job::cancel);
        if (!(stage.get() instanceof Stage.Opened opened)) return;
        try (var _ = opened.incident()) {
            if (listening.isPresent()) listening.get().close();
            opened.runs().close();
            opened.timeline().close();
        } catch (Exception e) {
            throw new IllegalStateException("The case screen could not be left cleanly", e);
        }
    }

    private void opened(OpenCase incident) {
        var timeline = new TimelineViewModel(
                incident.reader(), new TimelineIndex(incident.summary().folder()), services.clock(), background);
        var runs = new RunsViewModel(services, background, incident);
        var approvals = new ApprovalsViewModel(incident.reader(), runs, background);
        var facts = new CaseFactsViewModel(incident, services.actor(), background);
        var log = incident.log();
        if (log == null) {
            // whoever writes elsewhere does not tell
            timeline.lastSeq().subscribe((_, _) -> facts.poll());
        } else {
            listening = Optional.of(log.onAppend((LogRecord logged) -> {
                timeline.written();
                approvals.written(logged);
                facts.written(logged);
            }));
        }
        stage.set(new Stage.Opened(incident, timeline, runs, approvals, facts));
        timeline.showNewest();
        runs.openOthers();
    }
}
