package dev.cofferdam.range;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.service.SimulatedService;
import dev.cofferdam.range.world.Ids;
import dev.cofferdam.range.world.Moment;
import dev.cofferdam.range.world.Simulation;
import dev.cofferdam.range.world.World;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * A simulated account that is open: answers one call at a time, each on a copy of the account that takes the place of
 * the former once it is written. Thread-safe.
 */
final class RangeAccount {
    private final StateFile file;
    private final Pacing pacing;
    private final Clock base;
    private final SimulatedClock clock;
    private final RangeFaults faults;
    private final RateLimit rates;
    private final LateSight late = new LateSight();
    private SavedState state;
    /** Whether something is remembered that is not on the disk. */
    private boolean unwritten;

    /** @param clock that this account shares with others */
    RangeAccount(StateFile file, SavedState state, Clock base, SimulatedClock clock, Pacing pacing) {
        this.file = file;
        this.state = state;
        this.base = base;
        this.pacing = pacing;
        this.clock = clock;
        this.faults = new RangeFaults(state.faults(), this::calls);
        this.rates = new RateLimit(state.limits());
    }

    Clock clock() {
        return clock;
    }

    RangeFaults faults() {
        return faults;
    }

    synchronized World world() {
        return state.world();
    }

    synchronized String scenario() {
        return state.scenario();
    }

    private synchronized Map<String, Long> calls() {
        return state.calls();
    }

    /** Lets simulated time pass; waiting for it does not hold up other callers. */
    void pause(Duration time) throws InterruptedException {
        var begun = base.instant();
        pacing.delay(time);
        var left = time.minus(Duration.between(begun, base.instant()));
        if (left.isPositive()) advance(left);
    }

    private synchronized void advance(Duration time) {
        clock.advance(time);
        var ids = new Ids(state.seed(), state.ids());
        save(settled(ids, clock.instant()), ids, state.calls());
    }

    /** A copy in which everything has happened that is due. */
    private World settled(Ids ids, Instant now) {
        var world = state.world().copy();
        Simulation.settle(new Moment(world, ids, now));
        return world;
    }

    /** Answers a call as the service would, or throws as the SDK would. */
    AwsResponse call(SimulatedService<?> service, Part part, String region, AwsRequest request) {
        var delay = hitting(service, part).stream()
                .filter(f -> f.kind() == Fault.Kind.LATENCY)
                .map(Fault::delay)
                .reduce(Duration.ZERO, Duration::plus);
        if (delay.isPositive()) await(delay);
        return answer(service, part, region, request);
    }

    private void await(Duration delay) {
        try {
            pause(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("The wait for the answer was interrupted", e);
        }
    }

    private synchronized List<Fault> hitting(SimulatedService<?> service, Part part) {
        var operation = service.prefix() + ":" + part.operation();
        return faults.hitting(operation, state.calls().getOrDefault(operation, 0L) + 1);
    }

    private synchronized AwsResponse answer(SimulatedService<?> service, Part part, String region, AwsRequest request) {
        var operation = service.prefix() + ":" + part.operation();
        var hitting = hitting(service, part);
        var kinds = hitting.stream().map(Fault::kind).toList();
        var calls = new HashMap<>(state.calls());
        calls.merge(operation, 1L, Long::sum);

        var ids = new Ids(state.seed(), state.ids());
        var now = clock.instant();
        var due = state.world().isDue(now);
        // not to be changed: where nothing is due it is the state itself
        var settled = due ? settled(ids, now) : state.world();
        if (kinds.contains(Fault.Kind.RESET_BEFORE)) {
            save(settled, ids, calls);
            throw Answers.connectionReset();
        }

        var changed = settled.copy();
        var here = service.global() ? changed : changed.in(region);
        var call = new Call(new Moment(here, ids, now), region, changed);
        var requestId = ids.uuid();
        if (kinds.contains(Fault.Kind.EXPIRE)) {
            // whoever signed with what has expired is nobody: CloudTrail has no event of it
            save(settled, ids, calls);
            throw Answers.refused(service, Denial.expired(service), requestId, now);
        }
        try {
            if (kinds.contains(Fault.Kind.THROTTLE) || (faults.limitsHold() && !rates.allows(operation, region, now))) {
                throw Denial.throttled(service);
            }
            if (kinds.contains(Fault.Kind.DENY)) throw Denial.of(service, part.operation(), here);
            if (asksForDryRun(request)) throw Denial.dryRun();
            var isRead = OwnTrail.reads(part.operation());
            var response = part.answer(isRead ? seen(call, service) : call, request);
            if (!isRead) {
                changed.keep(here);
                hitting.stream()
                        .filter(f -> f.kind() == Fault.Kind.STALE)
                        .forEach(f -> late.changed(service.prefix(), settled, now, f.delay()));
            }
            note(changed, call, service, part, request, requestId, null);
            if (isRead && !due && !changed.touched()) remember(changed, ids, calls);
            else save(changed, ids, calls);
            if (kinds.contains(Fault.Kind.RESET_AFTER)) throw Answers.connectionReset();
            return Answers.answered(response, requestId, now);
        } catch (ServiceError error) {
            var noted = settled.copy();
            note(noted, call, service, part, request, requestId, error);
            if (due) save(noted, ids, calls);
            else remember(noted, ids, calls);
            throw Answers.refused(service, error, requestId, now);
        }
    }

    /** The call as it is answered where the service does not show yet what was changed. */
    private Call seen(Call call, SimulatedService<?> service) {
        return late.former(service.prefix(), call.now())
                .map(World::copy)
                .map(former -> new Call(
                        new Moment(service.global() ? former : former.in(call.region()), call.ids(), call.now()),
                        call.region(),
                        former))
                .orElse(call);
    }

    private static void note(
            World world,
            Call call,
            SimulatedService<?> service,
            Part part,
            AwsRequest request,
            String requestId,
            @Nullable ServiceError error) {
        world.events().put(OwnTrail.event(call, service, part.operation(), request, requestId, error));
    }

    private static boolean asksForDryRun(AwsRequest request) {
        var field = request.sdkFieldNameToField().get("DryRun");
        return field != null && Boolean.TRUE.equals(field.getValueOrDefault(request));
    }

    private void save(World world, Ids ids, Map<String, Long> calls) {
        var next = next(world, ids, calls);
        write(next);
        state = next;
    }

    /** A look changes nothing but what CloudTrail saw: it is written with the next change, or when all is closed. */
    private void remember(World world, Ids ids, Map<String, Long> calls) {
        state = next(world, ids, calls);
        unwritten = true;
    }

    /** Writes what is not written yet. */
    synchronized void flush() {
        if (unwritten) write(state);
    }

    private void write(SavedState next) {
        try {
            file.write(next);
            unwritten = false;
        } catch (IOException e) {
            throw SdkClientException.create("The range cannot save its state: " + e.getMessage(), e);
        }
    }

    private SavedState next(World world, Ids ids, Map<String, Long> calls) {
        return new SavedState(
                SavedState.FORMAT,
                state.scenario(),
                state.seed(),
                ids.count(),
                clock.offset(),
                calls,
                state.faults(),
                state.limits(),
                state.trail(),
                world);
    }
}
