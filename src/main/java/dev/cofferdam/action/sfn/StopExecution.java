package dev.cofferdam.action.sfn;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangesSettings;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Setting;
import dev.cofferdam.action.ValueType;
import java.util.List;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/**
 * Source: Step Functions API Reference, StopExecution (which express workflows do not have), RedriveExecution; Step
 * Functions Developer Guide, "Restarting state machine executions with redrive in Step Functions".
 */
public final class StopExecution implements ChangesSettings<StopExecution.In, StopExecution.Out> {
    private static final String EXECUTION =
            "arn:${Partition}:states:${Region}:${Account}:execution:${StateMachineName}:${ExecutionId}";
    private static final String EXPRESS = ":express:";

    public record In(
            @Input(type = ValueType.AWS_ARN, value = "The execution.")
            String execution) {}

    public record Out(
            @Output("Its status, as Step Functions calls it: RUNNING, ABORTED, SUCCEEDED, FAILED, TIMED_OUT.")
            String executionStatus) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "stepfunctions.stop-execution",
                "Stop an execution of Step Functions",
                """
                Stops one execution of a standard workflow: no further step of it begins.

                - **What a step started may go on**: a function, a job, a task, an execution of another workflow. Stop \
                those by themselves; Step Functions ends only what it may and can.
                - Whoever may start it starts another one: a rule, a schedule, an API, the attacker. Close that first, \
                and look for other executions of the same workflow.
                - It can be taken back for 14 days from its start: the execution goes on at the step at which it was \
                stopped, which runs again from its beginning. A step that is not safe to be repeated may do its work \
                twice.
                - **Express workflows cannot be stopped**: they end by themselves, five minutes after their start at \
                the latest. Stop what they call.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(EXECUTION, "states:DescribeExecution"),
                        Permission.on(EXECUTION, "states:StopExecution"),
                        Permission.on(EXECUTION, "states:RedriveExecution")),
                "Redrives the execution: it goes on at the step at which it was stopped, for 14 days from its start.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var execution = get(in, aws);
        var arn = execution.executionArn();
        if (!execution.statusAsString().equals(ExecutionState.RUNNING))
            return Plan.of(
                    "Execution %s has ended: %s".formatted(execution.name(), execution.statusAsString()),
                    List.of(),
                    arn);
        return new Plan(
                "Stop execution %s".formatted(execution.name()),
                List.of(Change.of(
                        arn, new ExecutionState().attribute(), ExecutionState.RUNNING, ExecutionState.ABORTED)),
                List.of(
                        "What its steps have started may go on: functions, jobs, tasks, other executions.",
                        "Whoever may start %s can start another execution."
                                .formatted(execution
                                        .stateMachineArn()
                                        .substring(execution.stateMachineArn().lastIndexOf(':') + 1))),
                List.of(arn, execution.stateMachineArn()));
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        return new Out(get(in, aws).statusAsString());
    }

    private static DescribeExecutionResponse get(In in, ActionContext aws) {
        if (in.execution().contains(EXPRESS))
            throw new ActionException(
                    "ExpressWorkflow",
                    "%s is an execution of an express workflow, which cannot be stopped. It ends within five minutes of its start; stop what it calls, and who starts it."
                            .formatted(in.execution()));
        return ExecutionState.find(in.execution(), aws)
                .orElseThrow(() -> new ActionException(
                        "NoSuchExecution",
                        "There is no execution %s. Check its ARN; Step Functions forgets one 90 days after its end."
                                .formatted(in.execution())));
    }

    @Override
    public Setting setting(Change change) {
        return new ExecutionState();
    }

    @Override
    public List<String> reopens(Change restore) {
        return List.of("The step at which it was stopped runs again from its beginning, with what it did already.");
    }
}
