package dev.cofferdam.action.autoscaling;

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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.SuspendedProcess;

/**
 * Source: EC2 Auto Scaling User Guide, "Suspend and resume Amazon EC2 Auto Scaling processes", "Types of processes".
 */
public final class SuspendProcesses implements ChangesSettings<SuspendProcesses.In, SuspendProcesses.Out> {
    /** What would end an instance that is examined, or move others about. */
    private static final List<String> USUALLY = List.of("AZRebalance", "ReplaceUnhealthy", "Terminate");

    /** All that there are, and what the group does not do without them. */
    private static final Map<String, String> LACKING = Map.of(
            "Launch", "launches nothing, not even for what ends: it shrinks",
            "Terminate", "ends nothing: it does not scale in, and can grow 10 % beyond its maximum",
            "AddToLoadBalancer", "adds no new instance to its load balancers, also not after the process is resumed",
            "AlarmNotification", "does not scale by alarms",
            "AZRebalance", "does not even out its Availability Zones",
            "HealthCheck", "does not notice unhealthy instances",
            "InstanceRefresh", "does not replace instances by new ones",
            "ReplaceUnhealthy", "does not replace unhealthy instances",
            "ScheduledActions", "does not scale by schedule");

    public record In(
            @Input(type = ValueType.AUTOSCALING_GROUP, value = "The Auto Scaling group.")
            String group,

            @Input(
                    value = "The processes, as AWS spells them; Terminate, ReplaceUnhealthy and AZRebalance where"
                            + " nothing is said.",
                    optional = true)
            @Nullable
            List<String> processes) {
        List<String> wanted() {
            return processes == null || processes.isEmpty()
                    ? USUALLY
                    : processes.stream().distinct().sorted().toList();
        }
    }

    public record Out(
            @Output("Whether all of them are suspended.") boolean suspended,

            @Output("All that the group has suspended now.") List<String> suspendedProcesses) {
        public Out {
            suspendedProcesses = List.copyOf(suspendedProcesses);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "autoscaling.suspend-processes",
                "Keep a group from acting by itself",
                """
                Suspends what an Auto Scaling group does by itself, so that it does not end the instance that you \
                examine, and the evidence with it. Use it where neither standby nor detaching fits, or for the time \
                until they took effect.

                - **It holds for the whole group**, and so for the service behind it: without `Terminate` it does not \
                scale in, without `ReplaceUnhealthy` broken instances stay. Do not leave it so.
                - Somebody who terminates an instance by hand is not kept from it: `ec2.enable-termination-protection`.
                - What was suspended before stays so after undo.
                - **When `ReplaceUnhealthy` is resumed, the group replaces at once what it took for unhealthy \
                meanwhile**, an isolated instance first of all.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.of("autoscaling:DescribeAutoScalingGroups"),
                        Permission.on(Membership.GROUP_ARN, "autoscaling:SuspendProcesses"),
                        Permission.on(Membership.GROUP_ARN, "autoscaling:ResumeProcesses")),
                "Resumes those that were not suspended before.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        demandKnown(in);
        var group = group(in, aws);
        var arn = group.autoScalingGroupARN();
        var changes = in.wanted().stream()
                .map(process -> new ProcessState(process).change(arn, ProcessState.SUSPENDED, aws))
                .flatMap(Optional::stream)
                .toList();
        if (changes.isEmpty())
            return Plan.of(
                    "%s of %s are suspended already".formatted(String.join(", ", in.wanted()), in.group()),
                    List.of(),
                    arn);
        var processes = changes.stream()
                .map(c -> ProcessState.of(c.attribute()).process())
                .toList();
        return Plan.of("Suspend %s of %s".formatted(String.join(", ", processes), in.group()), changes, arn)
                .warning(Stream.concat(
                                processes.stream().map(p -> "%s %s.".formatted(in.group(), LACKING.get(p))),
                                inProgress(group))
                        .toList());
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var suspended = suspended(group(in, aws));
        return new Out(suspended.containsAll(in.wanted()), suspended);
    }

    @Override
    public Setting setting(Change change) {
        return ProcessState.of(change.attribute());
    }

    @Override
    public List<String> reopens(Change restore) {
        var process = ProcessState.of(restore.attribute()).process();
        if (!restore.after().isNull()
                || !List.of("ReplaceUnhealthy", "Terminate", "HealthCheck").contains(process)) return List.of();
        return List.of(
                "Once %s is resumed, %s ends what it takes for unhealthy, an isolated instance first of all: detach it before, or put it into standby."
                        .formatted(process, Membership.nameOf(restore.resource())));
    }

    private static void demandKnown(In in) {
        for (var process : in.wanted()) {
            if (!LACKING.containsKey(process))
                throw new ActionException(
                        "InvalidInput",
                        "An Auto Scaling group such as %s has no process %s. There are: %s."
                                .formatted(
                                        in.group(),
                                        process,
                                        String.join(
                                                ", ",
                                                LACKING.keySet().stream()
                                                        .sorted()
                                                        .toList())));
        }
    }

    private static AutoScalingGroup group(In in, ActionContext aws) {
        return new Memberships(aws)
                .group(in.group())
                .orElseThrow(() -> new ActionException(
                        "NoSuchGroup",
                        "There is no Auto Scaling group %s in %s of account %s. Check the name and the region."
                                .formatted(in.group(), aws.region(), aws.account())));
    }

    private static List<String> suspended(AutoScalingGroup group) {
        return group.suspendedProcesses().stream()
                .map(SuspendedProcess::processName)
                .sorted()
                .toList();
    }

    private static Stream<String> inProgress(AutoScalingGroup group) {
        return group.instances().stream()
                .filter(i -> i.lifecycleStateAsString().startsWith("Terminating"))
                .map(i -> "%s is %s already: suspending does not save it."
                        .formatted(i.instanceId(), i.lifecycleStateAsString()));
    }
}
