package dev.cofferdam.range.sfn;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Table;
import dev.cofferdam.range.world.Workflows.Execution;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionRequest;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;

/** Executions. Source: Step Functions API Reference, StopExecution, RedriveExecution, DescribeExecution. */
final class Executions implements SfnClient {
    private final Call call;
    private final Table<Execution> executions;

    Executions(Call call) {
        this.call = call;
        this.executions = call.world().workflows().executions();
    }

    @Override
    public DescribeExecutionResponse describeExecution(DescribeExecutionRequest request) {
        var execution = find(request.executionArn());
        return DescribeExecutionResponse.builder()
                .executionArn(execution.id())
                .stateMachineArn(execution.machine())
                .name(execution.id().substring(execution.id().lastIndexOf(':') + 1))
                .status(execution.status())
                .startDate(execution.started())
                .stopDate(execution.stopped())
                .redriveStatus(
                        execution.isRedrivable(call.now())
                                ? ExecutionRedriveStatus.REDRIVABLE
                                : ExecutionRedriveStatus.NOT_REDRIVABLE)
                .redriveStatusReason(reason(execution))
                .build();
    }

    private @Nullable String reason(Execution execution) {
        if (execution.isRedrivable(call.now())) return null;
        if (execution.runs()) return "Execution is RUNNING and cannot be redriven";
        return execution.status().equals("SUCCEEDED")
                ? "Execution is SUCCEEDED and cannot be redriven"
                : "Execution has exceeded the redrivable period";
    }

    /** One that has ended stays as it is. */
    @Override
    public StopExecutionResponse stopExecution(StopExecutionRequest request) {
        var execution = find(request.executionArn());
        var changed = execution.runs() ? execution.aborted(call.now()) : execution;
        executions.put(changed);
        return StopExecutionResponse.builder().stopDate(changed.stopped()).build();
    }

    @Override
    public RedriveExecutionResponse redriveExecution(RedriveExecutionRequest request) {
        var execution = find(request.executionArn());
        var reason = reason(execution);
        if (reason != null) throw new ServiceError("ExecutionNotRedrivable", reason);
        executions.put(execution.running());
        return RedriveExecutionResponse.builder().redriveDate(call.now()).build();
    }

    private Execution find(@Nullable String arn) {
        return executions
                .find(arn)
                .orElseThrow(() ->
                        new ServiceError("ExecutionDoesNotExist", "Execution Does Not Exist: '%s'".formatted(arn)));
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
