package dev.cofferdam.cli;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.CaseBundler;
import dev.cofferdam.action.CaseExporter;
import dev.cofferdam.aws.Sessions;
import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.Cases;
import dev.cofferdam.playbook.PlaybookSource;
import dev.cofferdam.playbook.Problem;
import dev.cofferdam.range.ScenarioSummary;
import dev.cofferdam.run.Runs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the commands work with, below one home folder; each part is made when it is first asked for. Thread-safe. */
public interface Parts {
    Path home();

    /** Where what a user is not shown is written. */
    Path logFile();

    Actor actor();

    Cases cases();

    CaseExporter exporter();

    CaseBundler bundler();

    ActionRegistry actions();

    PlaybookSource playbooks();

    /**
     * Everything that is wrong with a playbook file, empty for a good one.
     *
     * @throws IOException when it cannot be read
     */
    List<Problem> check(Path file) throws IOException;

    Sessions sessions();

    /** What can be practised on the range. */
    List<ScenarioSummary> scenarios();

    /** The finding that a scenario of the range begins with, as GuardDuty writes it. */
    JsonNode finding(String scenario);

    Runs runs();
}
