package dev.cofferdam.action.ecs;

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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.SchedulingStrategy;
import software.amazon.awssdk.services.ecs.model.Service;
import tools.jackson.databind.node.IntNode;

/**
 * Source: ECS API Reference, UpdateService; ECS Developer Guide, "Automatically scale your Amazon ECS service" (what
 * falls below the minimum is raised by the next scale-out); Application Auto Scaling User Guide, "Suspend and resume
 * scaling for Application Auto Scaling".
 */
public final class ScaleService implements ChangesSettings<ScaleService.In, ScaleService.Out> {
    private static final String SERVICE =
            "arn:${Partition}:ecs:${Region}:${Account}:service/${ClusterName}/${ServiceName}";
    private static final String STEADY = "steady";

    public record In(
            @Input(value = "The cluster's name; else default.", optional = true) @Nullable
            String cluster,

            @Input("The service's name.") String service,

            @Input(value = "How many tasks it shall keep; else none.", optional = true)
            long count) {}

    public record Out(
            @Output("How many tasks the service is to keep.")
            long desired,

            @Output("How many run now.") long running,

            @Output("Whether nothing scales it by itself: scaling is suspended, or there is none.")
            boolean stays) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ecs.scale-service",
                "Scale an ECS service",
                """
                Sets how many tasks a service keeps running, to none if nothing else is said, and suspends what scales \
                it by itself, which would raise it again.

                - **Tasks that stop are gone**, with their memory and their file systems; which of them stop, ECS \
                chooses. Capture what is to be kept first. On your own instances (launch type EC2) the stopped \
                container stays on the host for three hours by default: snapshot the host's volume.
                - The credentials of the task's role stay valid after the task, up to six hours: \
                `iam.revoke-role-sessions`.
                - A service that runs one task on each instance (`DAEMON`) has no count. Tasks that were started by \
                themselves go on: `ecs.stop-task`.
                - A pipeline or a stack that deploys the service may set the count anew.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(SERVICE, "ecs:DescribeServices"),
                        Permission.on(SERVICE, "ecs:UpdateService"),
                        Permission.of("application-autoscaling:DescribeScalableTargets"),
                        Permission.of("application-autoscaling:RegisterScalableTarget")),
                "Sets the former count, and lets the service be scaled again as before; the tasks are new ones.",
                "Tasks that stop lose their memory and what they wrote.");
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        if (in.count() < 0 || in.count() > Integer.MAX_VALUE)
            throw new ActionException(
                    "InvalidInput", "A service cannot keep %d tasks: name none or more.".formatted(in.count()));
        var cluster = Cluster.named(in.cluster(), aws);
        var service = cluster.service(in.service());
        var arn = cluster.serviceArn(service.serviceName());
        if (service.schedulingStrategy() == SchedulingStrategy.DAEMON)
            throw new ActionException(
                    "DaemonService",
                    "Service %s runs one task on each container instance and has no count. Stop its tasks, drain the instances, or delete the service."
                            .formatted(service.serviceName()));
        var changes = new ArrayList<Change>();
        var target = ScalingSuspension.target(arn, aws);
        if (target.isPresent())
            new ScalingSuspension()
                    .change(arn, ScalingSuspension.EVERYTHING, aws)
                    .ifPresent(changes::add);
        new DesiredCount().change(arn, IntNode.valueOf((int) in.count()), aws).ifPresent(changes::add);
        if (changes.isEmpty())
            return Plan.of(
                    "Service %s keeps %d task(s) already".formatted(service.serviceName(), in.count()), List.of(), arn);
        var warnings = warnings(service, in);
        target.ifPresent(t -> warnings.add(
                "It is scaled by itself between %d and %d tasks; that is suspended, for it would raise the count again."
                        .formatted(t.minCapacity(), t.maxCapacity())));
        return Plan.of("Scale service %s to %d task(s)".formatted(service.serviceName(), in.count()), changes, arn)
                .warning(warnings);
    }

    private static List<String> warnings(Service service, In in) {
        var warnings = new ArrayList<String>();
        var going = service.runningCount() - in.count();
        if (going > 0)
            warnings.add("%d of %d running task(s) stop, with their memory and what they wrote; ECS chooses which."
                    .formatted(going, service.runningCount()));
        if (in.count() == 0 && service.runningCount() > 0)
            warnings.add("What service %s does, nobody does meanwhile.".formatted(service.serviceName()));
        return warnings;
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var cluster = Cluster.named(in.cluster(), aws);
        var service = cluster.service(in.service());
        var suspended = new ScalingSuspension().read(cluster.serviceArn(service.serviceName()), aws);
        return new Out(
                service.desiredCount(),
                service.runningCount(),
                suspended.isEmpty() || suspended.get().equals(ScalingSuspension.EVERYTHING));
    }

    @Override
    public List<String> waitStates() {
        return List.of(STEADY);
    }

    @Override
    public Progress progress(String until, In in, Out out, ActionContext aws) {
        var service = Cluster.named(in.cluster(), aws).service(in.service());
        return new Progress(
                service.runningCount().equals(service.desiredCount()) && service.pendingCount() == 0,
                "%s %d of %d running".formatted(service.serviceName(), service.runningCount(), service.desiredCount()));
    }

    @Override
    public Setting setting(Change change) {
        return switch (change.attribute()) {
            case DesiredCount.ID -> new DesiredCount();
            case ScalingSuspension.ID -> new ScalingSuspension();
            default -> throw new IllegalArgumentException("not a setting of a service: " + change.attribute());
        };
    }

    @Override
    public List<String> reopens(Change restore) {
        return restore.attribute().equals(DesiredCount.ID)
                ? List.of("Tasks are started anew, from the image and the definition that the service has now.")
                : List.of();
    }
}
