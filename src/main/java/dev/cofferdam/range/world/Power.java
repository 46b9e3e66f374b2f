package dev.cofferdam.range.world;

import dev.cofferdam.range.world.Instance.State;
import java.time.Duration;

/**
 * Starts, stops and ends instances, which takes its time. Source: EC2 User Guide, "Amazon EC2 instance state changes".
 */
public final class Power {
    private static final Duration TO_START = Duration.ofSeconds(25);
    private static final Duration TO_STOP = Duration.ofSeconds(40);
    private static final Duration TO_TERMINATE = Duration.ofSeconds(35);
    private static final Duration STAYS_VISIBLE = Duration.ofHours(1);

    private Power() {}

    public static void start(Moment moment, String id) {
        moment.world().instances().update(id, i -> i.relaunched(moment.now()));
        moment.world().schedule().add(moment.now().plus(TO_START), Due.Kind.INSTANCE_RUNNING, id);
    }

    public static void stop(Moment moment, String id) {
        moment.world().instances().update(id, i -> i.withState(State.STOPPING, initiated(moment)));
        moment.world().schedule().cancel(Due.Kind.INSTANCE_RUNNING, id);
        moment.world().schedule().add(moment.now().plus(TO_STOP), Due.Kind.INSTANCE_STOPPED, id);
        Scaling.noticeLater(moment, id);
    }

    public static void terminate(Moment moment, String id) {
        moment.world().instances().update(id, i -> i.withState(State.SHUTTING_DOWN, initiated(moment)));
        moment.world().schedule().cancel(Due.Kind.INSTANCE_RUNNING, id);
        moment.world().schedule().cancel(Due.Kind.INSTANCE_STOPPED, id);
        moment.world().schedule().add(moment.now().plus(TO_TERMINATE), Due.Kind.INSTANCE_TERMINATED, id);
        Scaling.noticeLater(moment, id);
    }

    static void running(Moment moment, String id) {
        settle(moment, id, State.RUNNING);
        metadataApplied(moment, id);
    }

    /** What was changed while it was down waits until it runs. */
    static void metadataApplied(Moment moment, String id) {
        moment.world()
                .instances()
                .find(id)
                .filter(i -> i.state() == State.RUNNING)
                .ifPresent(i -> moment.world().instances().put(i.withMetadataApplied()));
    }

    static void stopped(Moment moment, String id) {
        settle(moment, id, State.STOPPED);
    }

    static void terminated(Moment moment, String id) {
        var world = moment.world();
        settle(moment, id, State.TERMINATED);
        world.instances().update(id, i -> i.withProfile(null));
        world.networkInterfaces().stream()
                .filter(n -> n.instance().equals(id))
                .forEach(n -> world.networkInterfaces().remove(n.id()));
        world.volumes().stream().filter(v -> id.equals(v.instance())).forEach(v -> {
            if (v.deleteOnTermination()) world.volumes().remove(v.id());
            else world.volumes().put(v.detached());
        });
        world.schedule().add(moment.now().plus(STAYS_VISIBLE), Due.Kind.INSTANCE_FORGOTTEN, id);
    }

    private static void settle(Moment moment, String id, State state) {
        moment.world().instances().update(id, i -> i.withState(state, i.stateReason()));
    }

    private static String initiated(Moment moment) {
        return "User initiated (%s)"
                .formatted(moment.now().toString().substring(0, 19).replace('T', ' ') + " GMT");
    }
}
