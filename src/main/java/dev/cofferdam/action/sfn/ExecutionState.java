package dev.cofferdam.action.sfn;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.Setting;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Whether an execution, by its ARN, runs; the value is Step Functions' own word. One that was stopped runs again by
 * being redriven, from the step at which it was stopped. Source: Step Functions Developer Guide, "Restarting state
 * machine executions with redrive in Step Functions".
 */
record ExecutionState() implements Setting {
    static final String RUNNING = ExecutionStatus.RUNNING.toString();
    static final String ABORTED = ExecutionStatus.ABORTED.toString();

    @Override
    public String attribute() {
        return "Status";
    }

    @Override
    public String title() {
        return "status";
    }

    @Override
    public String owner(String execution) {
        return "execution " + execution.substring(execution.lastIndexOf(':') + 1);
    }

    @Override
    public Optional<JsonNode> read(String execution, ActionContext aws) {
        return find(execution, aws).map(found -> StringNode.valueOf(found.statusAsString()));
    }

    /** Neither is sent where it is so already: one that ended meanwhile stays as it is. */
    @Override
    public void write(String execution, JsonNode status, ActionContext aws) {
        if (read(execution, aws).filter(status::equals).isPresent()) return;
        var sfn = aws.client(SfnClient.class);
        if (status.asString().equals(RUNNING)) sfn.redriveExecution(r -> r.executionArn(execution));
        else sfn.stopExecution(r -> r.executionArn(execution));
    }

    @Override
    public Optional<String> lost(String execution, JsonNode former, ActionContext aws) {
        return find(execution, aws)
                .filter(found -> found.redriveStatus() != ExecutionRedriveStatus.REDRIVABLE)
                .map(found -> "Step Functions does not redrive it (%s). Start another execution with the same input."
                        .formatted(found.redriveStatusReason()));
    }

    static Optional<DescribeExecutionResponse> find(String execution, ActionContext aws) {
        try {
            return Optional.of(aws.client(SfnClient.class).describeExecution(r -> r.executionArn(execution)));
        } catch (ExecutionDoesNotExistException _) {
            return Optional.empty();
        }
    }
}
