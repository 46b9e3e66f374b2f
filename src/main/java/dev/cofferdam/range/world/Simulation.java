package dev.cofferdam.range.world;

import dev.cofferdam.range.world.Functions.EventSource;
import java.time.Duration;

/** Lets happen what was due since the account was looked at last, each thing at its own time. */
public final class Simulation {
    private Simulation() {}

    public static void settle(Moment moment) {
        for (var due = moment.world().schedule().next(moment.now());
                due.isPresent();
                due = moment.world().schedule().next(moment.now())) {
            happen(due.get(), moment.at(due.get().at()));
        }
        for (var there : moment.world().abroad().all().keySet()) {
            settle(new Moment(moment.world().in(there), moment.ids(), moment.now()));
        }
    }

    private static void happen(Due due, Moment then) {
        switch (due.kind()) {
            case INSTANCE_RUNNING -> Power.running(then, due.resource());
            case INSTANCE_STOPPED -> Power.stopped(then, due.resource());
            case INSTANCE_TERMINATED -> Power.terminated(then, due.resource());
            case INSTANCE_FORGOTTEN -> then.world().instances().remove(due.resource());
            case PROFILE_GONE -> profileGone(then, due.resource(), of(due));
            case METADATA_APPLIED -> Power.metadataApplied(then, due.resource());
            case MEMBER_IN_SERVICE -> Scaling.inService(then, due.resource());
            case MEMBER_IN_STANDBY -> Scaling.inStandby(then, due.resource());
            case MEMBER_GONE -> Scaling.gone(then, due.resource());
            case GROUP_CHECKED -> Scaling.check(then, due.resource());
            case TARGET_HEALTHY -> Balancing.healthy(then, of(due), due.resource());
            case TARGET_DRAINED -> Balancing.drained(then, of(due), due.resource());
            case CLUSTER_UPDATED ->
                then.world().eks().clusters().update(due.resource(), EksState.KubernetesCluster::updated);
            case CONTAINERS_SETTLED -> then.world().containers().settle(then, due.resource());
            case EVENT_SOURCE_AT_REST ->
                then.world().functions().eventSources().update(due.resource(), EventSource::settled);
            case DATABASE_SETTLED -> Databases.settled(then, due.resource());
            case DATABASE_RESTARTS -> Databases.restart(then, due.resource());
            case SECRET_ROTATED -> Secrets.rotated(then, due.resource(), of(due));
        }
    }

    /** Unless the instance has got another one meanwhile. */
    private static void profileGone(Moment then, String instance, String association) {
        then.world()
                .instances()
                .find(instance)
                .filter(i -> i.profile() != null && i.profile().association().equals(association))
                .ifPresent(i -> then.world().instances().put(i.withProfile(null)));
    }

    private static String of(Due due) {
        return Given.required(due.of(), "of");
    }

    /**
     * How long a thing of so many GiB takes to be snapshotted the first time, here: two minutes and five seconds each.
     */
    public static Duration snapshotTime(int gibibytes) {
        return Duration.ofMinutes(2).plusSeconds(5L * gibibytes);
    }
}
