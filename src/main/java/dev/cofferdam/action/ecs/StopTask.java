package dev.cofferdam.action.ecs;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Irreversible;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * Source: ECS API Reference, StopTask; ECS Developer Guide, "Amazon ECS task lifecycle", "Amazon ECS container agent
 * configuration" (how long stopped containers stay on the host).
 */
public final class StopTask implements Irreversible<StopTask.In, StopTask.Out> {
    private static final String TASK = "arn:${Partition}:ecs:${Region}:${Account}:task/${ClusterName}/${TaskId}";
    private static final String ATTRIBUTE = "DesiredStatus";
    private static final String STOPPED = "STOPPED";
    private static final String OF_SERVICE = "service:";

    public record In(
            @Input(value = "The cluster's name; else default.", optional = true) @Nullable
            String cluster,

            @Input("The task: its id or ARN.") String task) {
        String id() {
            return Cluster.id(task);
        }
    }

    public record Out(
            @Output("Its state, as ECS calls it: RUNNING, STOPPING, DEPROVISIONING, STOPPED.")
            String state) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ecs.stop-task",
                "Stop an ECS task",
                """
                Stops one task: its containers get a signal, and are killed 30 seconds later.

                - **It is gone for good**, with its memory; on Fargate with its file system as well. On your own \
                instances (launch type EC2) the stopped container stays on the host for three hours by default: \
                snapshot the host's volume before.
                - **A service puts another one in its place at once**, from the same image: `ecs.scale-service` first. \
                The plan tells whether it belongs to one.
                - The attacker sees the signal and has some seconds to act on it.
                - The credentials of the task's role stay valid, up to six hours: `iam.revoke-role-sessions`.
                - ECS tells of a stopped task for an hour: describe it before. Its tags go at once.
                """,
                Kind.CONTAIN,
                Risk.DESTRUCTIVE,
                In.class,
                Out.class,
                List.of(Permission.on(TASK, "ecs:DescribeTasks"), Permission.on(TASK, "ecs:StopTask")),
                "None: a stopped task does not start again; another one can be run from its definition.",
                "A task that stops loses its memory, and on Fargate what it wrote.");
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var cluster = Cluster.named(in.cluster(), aws);
        var task = cluster.task(in.id());
        var arn = cluster.taskArn(in.id());
        if (task.desiredStatus().equals(STOPPED))
            return Plan.of("Task %s is %s already".formatted(in.id(), task.lastStatus()), List.of(), arn);
        return Plan.of(
                        "Stop task %s for good".formatted(in.id()),
                        List.of(Change.of(arn, ATTRIBUTE, task.desiredStatus(), STOPPED)),
                        arn)
                .warning(warnings(task));
    }

    private static List<String> warnings(Task task) {
        var warnings = new ArrayList<String>();
        warnings.add(
                task.launchType() == LaunchType.FARGATE
                        ? "The task's memory and file system are lost."
                        : "The task's memory is lost; its containers stay on the host for some hours.");
        var group = task.group();
        if (group != null && group.startsWith(OF_SERVICE))
            warnings.add("Service %s starts another one in its place at once: scale it first."
                    .formatted(group.substring(OF_SERVICE.length())));
        return warnings;
    }

    /** Stopping one that stops is no error. The reason is in CloudTrail and in ECS. */
    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        for (var change : plan.changes())
            aws.client(EcsClient.class)
                    .stopTask(r -> r.cluster(Cluster.of(change.resource(), aws).name())
                            .task(Cluster.id(change.resource()))
                            .reason("cofferdam case " + aws.caseId()));
        return verify(in, aws);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        return new Out(Cluster.named(in.cluster(), aws).task(in.id()).lastStatus());
    }

    @Override
    public List<String> waitStates() {
        return List.of("stopped");
    }

    @Override
    public Progress progress(String until, In in, Out out, ActionContext aws) {
        var state = verify(in, aws).state();
        return new Progress(state.equals(STOPPED), "%s %s".formatted(in.id(), state));
    }
}
