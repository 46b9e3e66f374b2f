package dev.cofferdam.range.world;

import dev.cofferdam.range.world.AutoScalingGroup.Lifecycle;
import dev.cofferdam.range.world.AutoScalingGroup.Member;
import dev.cofferdam.range.world.Instance.State;
import java.time.Duration;
import java.util.Comparator;

/**
 * How an auto scaling group keeps its capacity. Source: Amazon EC2 Auto Scaling User Guide, "Temporarily remove
 * instances", "Health checks", "Suspend and resume processes".
 */
public final class Scaling {
    private static final Duration TO_NOTICE = Duration.ofMinutes(1);
    private static final Duration TO_SERVE = Duration.ofSeconds(90);
    private static final Duration TO_MOVE = Duration.ofSeconds(30);

    private Scaling() {}

    /** Takes an instance out of service but not out of the group. */
    public static void enterStandby(Moment moment, AutoScalingGroup group, String instance) {
        leaveService(moment, group, instance, Lifecycle.ENTERING_STANDBY);
        moment.world().schedule().add(moment.now().plus(TO_MOVE), Due.Kind.MEMBER_IN_STANDBY, instance);
    }

    public static void exitStandby(Moment moment, AutoScalingGroup group, String instance) {
        join(moment, group, instance);
    }

    /** Takes an instance out of the group; it goes on running. */
    public static void detach(Moment moment, AutoScalingGroup group, String instance) {
        leaveService(moment, group, instance, Lifecycle.DETACHING);
        moment.world().schedule().add(moment.now().plus(TO_MOVE), Due.Kind.MEMBER_GONE, instance);
    }

    public static void attach(Moment moment, AutoScalingGroup group, String instance) {
        join(moment, group, instance);
    }

    public static void setDesired(Moment moment, String group, int capacity) {
        moment.world().autoScalingGroups().update(group, g -> g.withDesired(capacity));
        checkLater(moment, group);
    }

    /** The group looks at itself a little later. */
    public static void checkLater(Moment moment, String group) {
        moment.world().schedule().add(moment.now().plus(TO_NOTICE), Due.Kind.GROUP_CHECKED, group);
    }

    static void noticeLater(Moment moment, String instance) {
        moment.world().groupOf(instance).ifPresent(g -> checkLater(moment, g.name()));
    }

    static void inService(Moment moment, String instance) {
        moment.world().groupOf(instance).ifPresent(g -> {
            if (lifecycle(g, instance) != Lifecycle.PENDING) return;
            move(moment, g.name(), instance, Lifecycle.IN_SERVICE);
            if (!g.suspended().contains("AddToLoadBalancer")) {
                Balancing.registerEverywhere(moment, g.targetGroups(), instance);
            }
        });
    }

    static void inStandby(Moment moment, String instance) {
        moment.world().groupOf(instance).ifPresent(g -> {
            if (lifecycle(g, instance) == Lifecycle.ENTERING_STANDBY) {
                move(moment, g.name(), instance, Lifecycle.STANDBY);
            }
        });
    }

    static void gone(Moment moment, String instance) {
        moment.world().groupOf(instance).ifPresent(g -> {
            var lifecycle = lifecycle(g, instance);
            if (lifecycle == Lifecycle.DETACHING || lifecycle == Lifecycle.TERMINATING) {
                moment.world().autoScalingGroups().update(g.name(), now -> now.without(instance));
            }
        });
    }

    /** Replaces what does not run, then launches or ends what is missing or too many. */
    static void check(Moment moment, String name) {
        replaceUnhealthy(moment, moment.world().autoScalingGroups().get(name));
        var group = moment.world().autoScalingGroups().get(name);
        var present =
                group.members().stream().filter(m -> m.lifecycle().counts()).count();
        if (present < group.desired() && !group.suspended().contains("Launch")) {
            for (var missing = group.desired() - present; missing > 0; missing--) {
                join(moment, group, Launching.launch(moment, group));
            }
        } else if (present > group.desired() && !group.suspended().contains("Terminate")) {
            group.members().stream()
                    .filter(m -> m.lifecycle() == Lifecycle.IN_SERVICE && !m.protectedFromScaleIn())
                    .sorted(Comparator.comparing(
                            m -> moment.world().instances().get(m.instance()).launched()))
                    .limit(present - group.desired())
                    .forEach(m -> end(moment, group, m));
        }
    }

    private static void replaceUnhealthy(Moment moment, AutoScalingGroup group) {
        if (group.suspended().contains("HealthCheck") || group.suspended().contains("ReplaceUnhealthy")) return;
        var mayTerminate = !group.suspended().contains("Terminate");
        group.members().stream()
                .filter(m -> m.lifecycle().counts() && !runs(moment, m))
                .forEach(m -> {
                    if (mayTerminate) end(moment, group, m);
                    else markUnhealthy(moment, group, m);
                });
    }

    private static boolean runs(Moment moment, Member member) {
        return moment.world()
                .instances()
                .find(member.instance())
                .filter(i -> i.state() == State.RUNNING || i.state() == State.PENDING)
                .isPresent();
    }

    private static void end(Moment moment, AutoScalingGroup group, Member member) {
        leaveService(moment, group, member.instance(), Lifecycle.TERMINATING);
        moment.world().schedule().add(moment.now().plus(TO_MOVE), Due.Kind.MEMBER_GONE, member.instance());
        var instance = moment.world().instances().find(member.instance());
        if (instance.filter(i -> !i.state().ends()).isPresent()) Power.terminate(moment, member.instance());
    }

    private static void markUnhealthy(Moment moment, AutoScalingGroup group, Member member) {
        moment.world()
                .autoScalingGroups()
                .update(
                        group.name(),
                        g -> g.withMember(new Member(
                                member.instance(), member.lifecycle(), false, member.protectedFromScaleIn())));
    }

    private static void join(Moment moment, AutoScalingGroup group, String instance) {
        moment.world()
                .autoScalingGroups()
                .update(group.name(), g -> g.withMember(new Member(instance, Lifecycle.PENDING)));
        moment.world().schedule().add(moment.now().plus(TO_SERVE), Due.Kind.MEMBER_IN_SERVICE, instance);
    }

    private static void leaveService(Moment moment, AutoScalingGroup group, String instance, Lifecycle to) {
        moment.world().schedule().cancel(Due.Kind.MEMBER_IN_SERVICE, instance);
        move(moment, group.name(), instance, to);
        Balancing.deregisterEverywhere(moment, group.targetGroups(), instance);
        checkLater(moment, group.name());
    }

    private static void move(Moment moment, String group, String instance, Lifecycle to) {
        moment.world()
                .autoScalingGroups()
                .update(
                        group,
                        g -> g.withMember(g.member(instance).orElseThrow().with(to)));
    }

    private static Lifecycle lifecycle(AutoScalingGroup group, String instance) {
        return group.member(instance).orElseThrow().lifecycle();
    }
}
