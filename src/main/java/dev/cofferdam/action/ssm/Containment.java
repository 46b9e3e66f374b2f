package dev.cofferdam.action.ssm;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.caselog.Json;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionMetadata;
import tools.jackson.databind.JsonNode;

/**
 * What a step has a runbook contain; as JSON, all that letting go needs.
 *
 * @param parameters as they were given, without those that tell containing from letting go, in order of their names
 * @param dryRun whether it is only rehearsed
 */
record Containment(Runbook runbook, Map<String, String> parameters, boolean dryRun) {
    private static final String DOCUMENT = "document";
    private static final String PARAMETERS = "parameters";
    private static final String REHEARSED = "dry_run";

    Containment {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    static Containment of(JsonNode json) {
        var parameters = new TreeMap<String, String>();
        json.path(PARAMETERS).forEachEntry((name, value) -> parameters.put(name, value.asString()));
        return new Containment(
                Runbook.named(json.path(DOCUMENT).asString()),
                parameters,
                json.path(REHEARSED).asBoolean(false));
    }

    JsonNode json() {
        var json = Json.object().put(DOCUMENT, runbook.document()).put(REHEARSED, dryRun);
        parameters.forEach(json.putObject(PARAMETERS)::put);
        return json;
    }

    Executions containing(ActionContext aws) {
        return new Executions(runbook, runbook.containing(parameters, dryRun), aws);
    }

    Executions lettingGo(ActionContext aws) {
        return new Executions(runbook, runbook.lettingGo(parameters), aws);
    }

    /** The execution by which this step contained, unless it let go since. */
    Optional<String> contained(ActionContext aws) {
        var letGo = lettingGo(aws).standing();
        return containing(aws)
                .standing()
                .filter(contain -> letGo.isEmpty()
                        || contain.executionStartTime().isAfter(letGo.get().executionStartTime()))
                .map(AutomationExecutionMetadata::automationExecutionId);
    }

    /** The execution by which this step let go what it contained last. */
    Optional<String> letGo(ActionContext aws) {
        var contain = containing(aws).newest();
        return lettingGo(aws)
                .standing()
                .filter(letGo -> contain.isEmpty()
                        || !letGo.executionStartTime().isBefore(contain.get().executionStartTime()))
                .map(AutomationExecutionMetadata::automationExecutionId);
    }

    /** Whether something may be contained by it; an execution that failed has changed something too, perhaps. */
    boolean mayStand(ActionContext aws) {
        return !dryRun && containing(aws).newest().isPresent() && !isLetGo(aws);
    }

    /** One that is under way is waited for: how it ends decides. */
    private boolean isLetGo(ActionContext aws) {
        var executions = lettingGo(aws);
        return letGo(aws).filter(id -> executions.endedWell(executions.end(id))).isPresent();
    }
}
