package dev.cofferdam.run;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.aws.AwsSession;
import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.CaseReader;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.playbook.Playbook;
import dev.cofferdam.playbook.PlaybookReader;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** The engine. */
public final class RunEngine implements Runs {
    private final ActionRegistry actions;
    private final PlaybookReader reader;
    private final Clock clock;
    private final Supplier<String> ids;

    /** @param ids makes the ids of new runs, unique in the world */
    public RunEngine(ActionRegistry actions, PlaybookReader reader, Clock clock, Supplier<String> ids) {
        this.actions = actions;
        this.reader = reader;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Run start(
            CaseLog log,
            AwsSession session,
            Actor actor,
            Playbook playbook,
            Map<String, JsonNode> inputs,
            boolean dryRun) {
        var given = Json.object();
        inputs.forEach(given::set);
        var header = new RunHeader(
                ids.get(),
                playbook,
                session.target().toString(),
                session.identity().account(),
                StartInputs.of(playbook, given),
                dryRun);
        var run = new RunCore(header, RunState.NEW, log, session, actor, actions, clock);
        run.journal()
                .run(
                        RecordTypes.RUN_STARTED,
                        "%s started: %s, on %s"
                                .formatted(dryRun ? "Dry run" : "Run", playbook.title(), session.target()),
                        header.body());
        run.goOn();
        return new OpenRun(run);
    }

    @Override
    public Run reopen(CaseLog log, AwsSession session, Actor actor, String runId) {
        var fold = new Fold();
        try (var records = log.reader()) {
            records.forEachOfRun(runId, fold::take);
        }
        var started = fold.started;
        if (started == null) throw new IntentException("Case " + log.caseId() + " has no run " + runId + ".");
        var header = RunHeader.of(started, PinnedPlaybooks.read(started, reader));
        if (!header.account().equals(session.identity().account()))
            throw new IntentException("The run acted on account %s, and %s is account %s."
                    .formatted(
                            header.account(),
                            session.target(),
                            session.identity().account()));
        var run = new RunCore(header, fold.state, log, session, actor, actions, clock);
        run.goOn();
        return new OpenRun(run);
    }

    @Override
    public List<RunSummary> list(CaseReader reader) {
        var runs = new LinkedHashMap<String, RunSummary>();
        reader.forEachOfRuns(record -> {
            var id = Objects.requireNonNull(record.content().origin().runId());
            if (record.type().equals(RecordTypes.RUN_STARTED)) runs.put(id, summary(id, record));
            else
                runs.computeIfPresent(
                        id,
                        (_, run) -> new RunSummary(
                                run.runId(),
                                run.playbook(),
                                run.target(),
                                run.dryRun(),
                                run.startedAt(),
                                RunState.fold(new RunState(run.status(), Map.of(), Map.of()), record)
                                        .status()));
        });
        return List.copyOf(runs.values());
    }

    private static RunSummary summary(String id, LogRecord started) {
        var body = started.content().body();
        return new RunSummary(
                id,
                Objects.requireNonNull(started.content().origin().playbook()),
                body.path("target").asString(),
                body.path("dry_run").asBoolean(),
                started.recordedAt(),
                new RunStatus.Active());
    }

    /** Takes a run's records one by one. */
    private static final class Fold {
        private RunState state = RunState.NEW;
        private @org.jspecify.annotations.Nullable LogRecord started;

        void take(LogRecord record) {
            if (record.type().equals(RecordTypes.RUN_STARTED)) started = record;
            state = RunState.fold(state, record);
        }
    }
}
