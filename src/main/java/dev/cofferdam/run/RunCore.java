package dev.cofferdam.run;

import dev.cofferdam.action.Action;
import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.CancelledException;
import dev.cofferdam.aws.AwsSession;
import dev.cofferdam.aws.AwsSessionException;
import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.CaseLogException;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.playbook.Scope;
import dev.cofferdam.playbook.StepBody;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What all intents on a run stand on: its state, whose turn it is, and who is at work. The state changes only by the
 * records that are written. Thread-safe.
 */
final class RunCore implements AutoCloseable {
    private final RunHeader header;
    private final CaseLog log;
    private final AwsSession session;
    private final Actor actor;
    private final ActionRegistry actions;
    private final Clock clock;
    private final Journal journal;
    private final Scopes scopes;
    private final Workplaces workplaces;
    private final Guards guards;
    private final Decider decider;
    private final Ledger ledger = new Ledger();
    private final Listeners listeners = new Listeners(this::snapshot);
    /** One at a time makes what the playbook or a person decides, so that nothing is decided twice. */
    private final Object deciding = new Object();

    private volatile RunState state;
    /** How many records are in the state. */
    private volatile long folds;

    private volatile @Nullable Walked walked;

    private record Moment(long folds, long works) {}

    private record Walked(Moment asOf, Walk walk) {}

    RunCore(
            RunHeader header,
            RunState state,
            CaseLog log,
            AwsSession session,
            Actor actor,
            ActionRegistry actions,
            Clock clock) {
        this.header = header;
        this.state = state;
        this.log = log;
        this.session = session;
        this.actor = actor.with(session.identity().arn(), session.identity().account());
        this.actions = actions;
        this.clock = clock;
        this.journal = new Journal(log, header.origin(this.actor, session.mode()), this::fold);
        this.scopes = new Scopes(actions);
        this.workplaces = new Workplaces(session, this::scope);
        this.guards = new Guards(actions, scopes);
        this.decider = new Decider(journal, this::scope, header.dryRun());
    }

    RunHeader header() {
        return header;
    }

    RunState state() {
        return state;
    }

    StepFacts facts(StepKey step) {
        return state.facts(step);
    }

    Actor actor() {
        return actor;
    }

    ActionRegistry actions() {
        return actions;
    }

    Journal journal() {
        return journal;
    }

    Ledger ledger() {
        return ledger;
    }

    /** What speaks against running a step now. */
    List<String> against(Spot spot) {
        return guards.against(spot, walk(), state);
    }

    private synchronized void fold(LogRecord record) {
        state = RunState.fold(state, record);
        folds = folds + 1;
    }

    RunSnapshot snapshot() {
        var now = state;
        // anew: how far those are who are at work changes without a record
        return Picture.of(header, now, Walk.through(header.top(), now, ledger.all()), guards);
    }

    AutoCloseable onChange(Consumer<RunSnapshot> listener) {
        return listeners.add(listener);
    }

    void changed() {
        listeners.changed();
    }

    /** Does something that changes the run more often than anybody can look. */
    void crowd(Runnable work) {
        listeners.crowd(work);
    }

    /** Made anew only when something has changed since. */
    Walk walk() {
        // counted before what they count is read: at worst it is made once too often
        var asOf = new Moment(folds, ledger.changes());
        var last = walked;
        if (last != null && last.asOf.equals(asOf)) return last.walk;
        var walk = Walk.through(header.top(), state, ledger.all());
        walked = new Walked(asOf, walk);
        return walk;
    }

    Scope scope(Place place, Set<String> references) {
        return scopes.of(place, references, state, this::walk);
    }

    /** Makes every decision that is due, until a person or an action is needed; ends the run when nothing is left. */
    void goOn() {
        synchronized (deciding) {
            while (state.status() instanceof RunStatus.Active) {
                var walk = walk();
                var due = walk.decision();
                if (due.isPresent()) {
                    decider.decide(due.get());
                } else {
                    walk.outcome().ifPresent(outcome -> end(outcome));
                    return;
                }
            }
        }
    }

    private void end(String outcome) {
        if (!ledger.all().isEmpty()) return;
        journal.run(
                RecordTypes.RUN_ENDED,
                "Run ended: " + outcome.replace('_', ' '),
                Json.object().put("outcome", outcome));
    }

    void decide(Runnable intent) {
        synchronized (deciding) {
            intent.run();
            goOn();
        }
        changed();
    }

    /** Does something for a step that takes its time; others may work on other steps meanwhile. */
    <T> T working(Spot spot, boolean settles, Function<StepWork, T> task) {
        return atWork(spot, settles, work -> task.apply(stepWork(spot.place(), work)));
    }

    <T> T atWork(Spot spot, boolean settles, Function<Work, T> task) {
        var key = spot.place().key();
        var work = new Work(clock.instant(), session, this::changed);
        begin(spot, work);
        try {
            changed();
            return task.apply(work);
        } finally {
            ledger.leave(key);
            try {
                if (settles) afterwards(key);
            } finally {
                changed();
            }
        }
    }

    /** What was decided about the step since somebody looked at it goes first. */
    private void begin(Spot spot, Work work) {
        var key = spot.place().key();
        synchronized (deciding) {
            leaveRoom(spot.place());
            ledger.enter(key, work);
            if (state.facts(key) == spot.facts()) return;
        }
        ledger.leave(key);
        throw new IntentException(
                "Something has happened to '" + spot.place().step().title() + "' just now: look again.");
    }

    private void leaveRoom(Place place) {
        var loop = place.step().forEach();
        if (loop == null || place.key().iteration() == null) return;
        var atWork = ledger.roundsOf(place.key());
        if (atWork >= loop.maxParallel())
            throw new IntentException("%d rounds of '%s' are under way, and no more than %d may be at the same time."
                    .formatted(atWork, place.step().title(), loop.maxParallel()));
    }

    private void afterwards(StepKey key) {
        synchronized (deciding) {
            var stops = state.facts(key).state() instanceof StepState.Failed failed
                    && stops(key)
                    && state.status() instanceof RunStatus.Active
                    && !failed.failure().code().equals("Cancelled");
            if (stops) {
                var why = "a step failed that the playbook does not go on without: " + key;
                journal.run(
                        RecordTypes.RUN_PAUSED,
                        "Run paused: " + why,
                        Json.object().put("why", why));
            }
            goOn();
        }
    }

    private boolean stops(StepKey key) {
        return spot(key).place().step().onError() == dev.cofferdam.playbook.OnError.STOP;
    }

    /** @throws IntentException when the account it works in cannot be entered, which is recorded as its failure */
    StepWork stepWork(Place place, Work work) {
        var workplace = workplace(place, work);
        var identity = workplace.session().identity();
        var origin = journal.at(place.key()).by(actor.with(identity.arn(), identity.account()));
        var context = new StepContext(log, origin, place.key(), workplace, work);
        return new StepWork(
                place,
                (StepBody.Act) place.step().body(),
                context,
                work,
                journal,
                () -> state.facts(place.key()),
                references -> scope(place, references));
    }

    /** The account in which a step would work; empty where that cannot be told yet. */
    String accountOf(Place place) {
        return workplaces.accountOf(place);
    }

    private Workplace workplace(Place place, Work work) {
        var facts = state.facts(place.key());
        try {
            return work.during(() -> workplaces.of(place, facts));
        } catch (CancelledException | InterruptedException e) {
            if (e instanceof InterruptedException) Thread.currentThread().interrupt();
            throw new IntentException("'%s' was cancelled before its account was entered."
                    .formatted(place.step().title()));
        } catch (AwsSessionException e) {
            var failure = Failures.notEntered(e);
            // a change that is held, or in doubt, stays what it is: only the look at it failed
            if (!facts.canUndo()) journal.failed(place, RecordTypes.FAILED, failure, false);
            throw new IntentException(failure.what() + " " + failure.todo());
        }
    }

    Spot spot(StepKey step) {
        var spot = walk().spots().get(step);
        if (spot == null) throw new IntentException("There is no step " + step + " in this run.");
        return spot;
    }

    Spot active(StepKey step) {
        return switch (state.status()) {
            case RunStatus.Active _ -> spot(step);
            case RunStatus.Paused paused -> throw new IntentException("The run is paused: " + paused.why());
            case RunStatus.Ended ended ->
                throw new IntentException(
                        "The run has ended: " + ended.outcome().replace('_', ' '));
        };
    }

    static void need(Spot spot, boolean fits, String what) {
        if (fits) return;
        throw new IntentException("'%s' cannot be %s now: it is %s."
                .formatted(
                        spot.place().step().title(), what, spot.state().word().replace('_', ' ')));
    }

    Action<?, ?> action(Spot spot) {
        if (spot.place().step().body() instanceof StepBody.Act act)
            return actions.find(act.action())
                    .orElseThrow(() -> new IntentException("This program knows no action " + act.action() + "."));
        throw new IntentException("This step runs no action.");
    }

    StepOutcome ended(StepKey key) {
        return new StepOutcome.Ended(walk().state(key));
    }

    void refuseWhileHeld(Spot spot) {
        var held = against(spot);
        if (!held.isEmpty()) throw new IntentException(String.join(" ", held));
    }

    @Override
    public void close() {
        ledger.close();
    }

    /** A look that failed changed nothing: whoever asked for it is told why. */
    static <T> T readable(Supplier<T> look) {
        try {
            return look.get();
        } catch (CaseLogException | IntentException e) {
            throw e;
        } catch (RuntimeException e) {
            var failure = Failures.of(e).failure();
            throw new IntentException(failure.what() + " " + failure.todo());
        }
    }
}
