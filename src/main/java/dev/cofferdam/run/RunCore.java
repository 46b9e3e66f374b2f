package dev.cofferdam.run;

import dev.cofferdam.action.Action;
import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.aws.AwsSession;
import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.CaseLogException;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.playbook.EvaluationException;
import dev.cofferdam.playbook.Scope;
import dev.cofferdam.playbook.StepBody;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

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
    private final Guards guards;
    private final Decider decider;
    private final Ledger ledger = new Ledger();
    private final List<Consumer<RunSnapshot>> listeners = new CopyOnWriteArrayList<>();
    /** One at a time makes what the playbook or a person decides, so that nothing is decided twice. */
    private final Object deciding = new Object();

    private volatile RunState state;

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
    }

    RunSnapshot snapshot() {
        return Picture.of(header, state, walk(), guards);
    }

    AutoCloseable onChange(Consumer<RunSnapshot> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void changed() {
        if (listeners.isEmpty()) return;
        var now = snapshot();
        listeners.forEach(listener -> listener.accept(now));
    }

    Walk walk() {
        return Walk.through(header.top(), state, ledger.all());
    }

    Scope scope(Place place, Set<String> references) {
        return scopes.of(place, references, state, walk());
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
            ledger.enter(key, work);
            if (state.facts(key) == spot.facts()) return;
        }
        ledger.leave(key);
        throw new IntentException(
                "Something has happened to '" + spot.place().step().title() + "' just now: look again.");
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

    StepWork stepWork(Place place, Work work) {
        var facts = state.facts(place.key());
        var context = new StepContext(session, log, journal.at(place.key()), place.key(), region(place, facts), work);
        return new StepWork(
                place,
                (StepBody.Act) place.step().body(),
                context,
                work,
                journal,
                () -> state.facts(place.key()),
                references -> scope(place, references));
    }

    /** What was changed in a region is settled and taken back there. */
    private String region(Place place, StepFacts facts) {
        if (facts.region() != null && facts.canUndo()) return facts.region();
        var template = place.step().region();
        if (template == null) template = place.frame().playbook().defaults().region();
        if (template == null) return session.defaultRegion();
        try {
            var region = template.render(scope(place, template.references()));
            return region.isBlank() ? session.defaultRegion() : region;
        } catch (EvaluationException e) {
            throw new IntentException("The step's region cannot be told: " + e.getMessage());
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
