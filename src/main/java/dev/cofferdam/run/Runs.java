package dev.cofferdam.run;

import dev.cofferdam.aws.AwsSession;
import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.CaseReader;
import dev.cofferdam.playbook.Playbook;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Starts and reopens runs. Thread-safe. */
public interface Runs {
    /**
     * Records {@code run.started} with the playbook's text, and returns the run ready for its first step.
     *
     * @param inputs by name, checked against the playbook's types
     * @param dryRun reads and plans, changes nothing
     * @throws IntentException when an input is missing or wrong
     */
    Run start(
            CaseLog log,
            AwsSession session,
            Actor actor,
            Playbook playbook,
            Map<String, JsonNode> inputs,
            boolean dryRun);

    /**
     * Folds a run's records into a run that can go on, with the playbook text that was pinned at its start. What was
     * under way when the program stopped is in doubt.
     */
    Run reopen(CaseLog log, AwsSession session, Actor actor, String runId);

    /** The runs of a case, the oldest first, by folding its records. */
    List<RunSummary> list(CaseReader reader);
}
