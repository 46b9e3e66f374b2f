package dev.cofferdam.run;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.aws.AwsSession;
import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.CaseReader;
import dev.cofferdam.playbook.Playbook;
import dev.cofferdam.playbook.StepBody;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Runs whose clients are built while somebody reads their first step: those of the services that the playbook's actions
 * need, in its order. The first call to EC2 takes a second and more otherwise, most of it for loading classes. Nobody
 * is called, nothing waits for it, and nothing comes of its failing. Thread-safe.
 */
public final class WarmRuns implements Runs {
    private static final Logger LOG = LoggerFactory.getLogger(WarmRuns.class);

    private final Runs runs;
    private final ActionRegistry actions;
    private final Executor aside;

    /** @param aside does it, without holding up whoever asks */
    public WarmRuns(Runs runs, ActionRegistry actions, Executor aside) {
        this.runs = runs;
        this.actions = actions;
        this.aside = aside;
    }

    @Override
    public Run start(
            CaseLog log,
            AwsSession session,
            Actor actor,
            Playbook playbook,
            Map<String, JsonNode> inputs,
            boolean dryRun) {
        warm(session, playbook);
        return runs.start(log, session, actor, playbook, inputs, dryRun);
    }

    @Override
    public Run reopen(CaseLog log, AwsSession session, Actor actor, String runId) {
        var run = runs.reopen(log, session, actor, runId);
        warm(session, run.snapshot().playbook());
        return run;
    }

    @Override
    public List<RunSummary> list(CaseReader reader) {
        return runs.list(reader);
    }

    private void warm(AwsSession session, Playbook playbook) {
        var services = playbook.allSteps()
                .flatMap(step ->
                        step.body() instanceof StepBody.Act act ? actions.find(act.action()).stream() : Stream.of())
                .flatMap(action -> action.spec().permissions().stream())
                .map(permission -> permission.action().split(":", 2)[0])
                .distinct()
                .toList();
        aside.execute(() -> services.forEach(service -> ready(session, service)));
    }

    private static void ready(AwsSession session, String service) {
        try {
            session.ready(service);
        } catch (RuntimeException | LinkageError e) {
            // the step that needs it tells, with what to do
            LOG.debug("no client of {} was built ahead", service, e);
        }
    }
}
