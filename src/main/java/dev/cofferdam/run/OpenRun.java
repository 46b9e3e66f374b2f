package dev.cofferdam.run;

import dev.cofferdam.action.Action;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.Undo;
import dev.cofferdam.aws.AwsSession;
import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.Approval;
import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.CaseLogException;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.playbook.EvaluationException;
import dev.cofferdam.playbook.Scope;
import dev.cofferdam.playbook.StepBody;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A run that goes on in this process. What it knows is the fold of its records; beside it stands who is at work. */
final class OpenRun implements Run {
    private final RunHeader header;
    private final CaseLog log;
    private final AwsSession session;
    private final Actor actor;
    private final ActionRegistry actions;
    private final Clock clock;
    private final Journal journal;
    private final Scopes scopes;
    private final Guards guards;
    private final Approvals approvals;
    private final Decider decider;
    private final Ledger ledger = new Ledger();
    private final List<Consumer<RunSnapshot>> listeners = new CopyOnWriteArrayList<>();
    /** One at a time makes what the playbook or a person decides, so that nothing is decided twice. */
    private final Object deciding = new Object();

    private volatile RunState state;

    OpenRun(
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
        this.approvals = new Approvals(actions, this::scope);
        this.decider = new Decider(journal, this::scope, header.dryRun());
    }

    Journal journal() {
        return journal;
    }

    private synchronized void fold(LogRecord record) {
        state = RunState.fold(state, record);
    }

    @Override
    public String id() {
        return header.runId();
    }

    @Override
    public RunSnapshot snapshot() {
        return Picture.of(header, state, walk(), guards);
    }

    @Override
    public AutoCloseable onChange(Consumer<RunSnapshot> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void changed() {
        if (listeners.isEmpty()) return;
        var now = snapshot();
        listeners.forEach(listener -> listener.accept(now));
    }

    private Walk walk() {
        return Walk.through(header.top(), state, ledger.all());
    }

    private Scope scope(Place place, Set<String> references) {
        return scopes.of(place, references, state, walk());
    }

    @Override
    public String guidance(StepKey step) {
        var place = spot(step).place();
        var guidance = place.step().guidance();
        if (guidance == null) return "";
        try {
            return guidance.render(scope(place, guidance.references()));
        } catch (EvaluationException e) {
            // before the steps that it speaks of: better with its gaps than not at all
            return guidance.source().replaceAll("\\$\\{\\{.*?}}", "(not known yet)");
        }
    }

    @Override
    public Map<String, JsonNode> inputs(StepKey step) {
        var place = spot(step).place();
        var known = new LinkedHashMap<String, JsonNode>();
        if (!(place.step().body() instanceof StepBody.Act act)) return known;
        try {
            StepWork.evaluated(act, references -> scope(place, references)).forEachEntry(known::put);
            return known;
        } catch (EvaluationException e) {
            return Map.of();
        }
    }

    @Override
    public ShownPlan plan(StepKey step) {
        var spot = active(step);
        need(spot, isItsTurn(spot), "planned");
        if (!(action(spot) instanceof ChangeAction<?, ?> changing))
            throw new IntentException("This step only reads: there is nothing to plan.");
        return working(spot, header.dryRun(), work -> planned(spot, changing, work));
    }

    private ShownPlan planned(Spot spot, ChangeAction<?, ?> changing, StepWork work) {
        var step = new ChangeStep<>(changing, work);
        try {
            var warnings = guards.against(spot, walk(), state);
            var plan = step.plan(warnings, header.dryRun());
            if (header.dryRun()) shownOnly(spot, plan, step);
            return plan;
        } catch (CaseLogException e) {
            throw e;
        } catch (EvaluationException e) {
            if (header.dryRun()) {
                skipped(spot, "dry run: depends on what is only known when it is done (" + e.getMessage() + ")", true);
            } else {
                work.failed(RecordTypes.FAILED, Failures.expression(e), null, false);
            }
            throw new IntentException(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            var failure = Failures.of(e).failure();
            work.failed(
                    RecordTypes.FAILED,
                    failure,
                    e,
                    state.facts(spot.place().key()).canUndo());
            throw new IntentException(failure.what() + " " + failure.todo());
        }
    }

    /** In a dry run a plan is all there is of a step, unless its goal holds already. */
    private void shownOnly(Spot spot, ShownPlan plan, ChangeStep<?, ?> step) {
        if (plan.nothingToDo()) step.alreadyDone();
        else skipped(spot, "dry run: the plan was shown, nothing was changed", true);
    }

    @Override
    public StepOutcome run(StepKey step, @Nullable String planHash, @Nullable String confirmation) {
        var spot = active(step);
        need(spot, isItsTurn(spot), "run");
        var held = guards.against(spot, walk(), state);
        if (!held.isEmpty()) throw new IntentException(String.join(" ", held));
        return switch (action(spot)) {
            case ReadAction<?, ?> reading ->
                working(spot, true, work -> {
                    new ReadStep<>(reading, work).run();
                    return ended(step);
                });
            case ChangeAction<?, ?> changing -> change(spot, changing, planHash, confirmation);
        };
    }

    /** A loop has the state of its rounds; it is they that can be run. */
    private static boolean isItsTurn(Spot spot) {
        return spot.own() && (spot.state() instanceof StepState.Ready || spot.state() instanceof StepState.Planned);
    }

    private StepOutcome change(
            Spot spot, ChangeAction<?, ?> changing, @Nullable String planHash, @Nullable String confirmation) {
        if (header.dryRun()) throw new IntentException("This is a dry run: it shows plans and changes nothing.");
        var shown = state.facts(spot.place().key()).plan();
        if (shown == null || planHash == null)
            throw new IntentException("Look first: nothing runs whose plan was not shown.");
        if (!shown.hash().equals(planHash))
            throw new IntentException("Another plan has been shown since; look at it before you agree.");
        return working(spot, true, work -> {
            var step = new ChangeStep<>(changing, work);
            step.confirm(shown, confirmation);
            return step.run(shown);
        });
    }

    @Override
    public void answer(StepKey step, Map<String, String> answers) {
        decide(() -> {
            var spot = active(step);
            if (!(spot.place().step().body() instanceof StepBody.Manual manual))
                throw new IntentException("This step asks nothing.");
            need(spot, spot.state() instanceof StepState.Ready, "answered");
            refuseWhileHeld(spot);
            var given = Answered.of(manual, answers);
            var body = Json.object();
            body.set("answers", given);
            journal.step(spot.place(), RecordTypes.ANSWERED, Answered.words(given), body);
        });
    }

    @Override
    public List<StepKey> letsThrough(StepKey approval) {
        return approvals.letsThrough(spot(approval), walk(), state).stream()
                .map(Place::key)
                .toList();
    }

    @Override
    public List<Preview> preview(StepKey approval) {
        var asked = active(approval);
        need(asked, asked.state() instanceof StepState.AwaitingApproval, "decided");
        var through = approvals.letsThrough(asked, walk(), state);
        return atWork(asked, false, work -> {
            var previews = through.stream()
                    .flatMap(place -> preview(place, work).stream())
                    .toList();
            journal.previewed(asked.place(), previews);
            return previews;
        });
    }

    /** Nothing where it cannot be planned before what comes before it has run. */
    private Optional<Preview> preview(Place place, Work work) {
        work.progress("planning " + place.step().title());
        try {
            var changing = (ChangeAction<?, ?>)
                    actions.find(((StepBody.Act) place.step().body()).action()).orElseThrow();
            return Optional.of(new Preview(
                    place.key(), Picture.title(place), new ChangeStep<>(changing, stepWork(place, work)).preview()));
        } catch (ActionException e) {
            return Optional.empty();
        }
    }

    @Override
    public void approve(StepKey step, Approval.Decision decision, String by, @Nullable String reason) {
        decide(() -> {
            var spot = active(step);
            if (!(spot.place().step().body() instanceof StepBody.Approve approve))
                throw new IntentException("This step asks for no approval.");
            need(spot, spot.state() instanceof StepState.AwaitingApproval, "decided");
            refuseWhileHeld(spot);
            if (by.isBlank()) throw new IntentException("Say by name who decided.");
            if (approve.notSelf() && isSelf(by.strip()))
                throw new IntentException("Somebody else has to decide this, not " + actor.name() + ".");
            if (decision == Approval.Decision.REJECTED && (reason == null || reason.isBlank()))
                throw new IntentException("A no needs a reason.");
            var word = Journal.word(decision);
            var shown = state.facts(step).previews();
            journal.decision(
                    spot.place(),
                    RecordTypes.DECIDED,
                    word + " by " + by.strip() + (reason == null ? "" : ": " + reason.strip()),
                    new Approval(
                            decision,
                            by.strip(),
                            reason == null ? null : reason.strip(),
                            shown.isEmpty() ? null : Journal.hashOf(shown)),
                    approve.role() == null ? Json.object() : Json.object().put("role", approve.role()));
        });
    }

    private boolean isSelf(String by) {
        return by.equalsIgnoreCase(actor.name()) || by.equalsIgnoreCase(actor.osUser());
    }

    private void refuseWhileHeld(Spot spot) {
        var held = guards.against(spot, walk(), state);
        if (!held.isEmpty()) throw new IntentException(String.join(" ", held));
    }

    @Override
    public void skip(StepKey step, String reason) {
        decide(() -> {
            var spot = active(step);
            var mayBeSkipped = switch (spot.state()) {
                case StepState.Waiting _, StepState.Ready _, StepState.Planned _, StepState.AwaitingApproval _ ->
                    spot.own();
                case StepState.Failed _ -> spot.own();
                case StepState.Running _,
                        StepState.Done _,
                        StepState.AlreadyDone _,
                        StepState.Skipped _,
                        StepState.InDoubt _,
                        StepState.Undone _ -> false;
            };
            need(spot, mayBeSkipped, "skipped");
            skipped(spot, needReason(reason), false);
        });
    }

    private void skipped(Spot spot, String reason, boolean notApplicable) {
        var body = Json.object().put("reason", reason);
        if (notApplicable) body.put("not_applicable", true);
        journal.step(spot.place(), RecordTypes.SKIPPED, "skipped: " + reason, body);
    }

    @Override
    public void override(StepKey step, String reason) {
        decide(() -> {
            var spot = active(step);
            if (spot.turn() instanceof Turn.Preview)
                throw new IntentException(
                        "What this step would do cannot be told yet: what it depends on has not run.");
            var held = guards.against(spot, walk(), state);
            if (held.isEmpty()) throw new IntentException("Nothing speaks against this step.");
            var body = Json.object().put("reason", needReason(reason));
            body.set("warnings", Json.MAPPER.valueToTree(held));
            if (spot.turn() instanceof Turn.NotYet) body.put("out_of_turn", true);
            journal.decision(
                    spot.place(),
                    RecordTypes.OVERRIDDEN,
                    "overridden: " + reason.strip() + " (" + String.join(" ", held) + ")",
                    new Approval(Approval.Decision.OVERRIDDEN, actor.name(), reason.strip(), null),
                    body);
        });
    }

    @Override
    public void retry(StepKey step) {
        decide(() -> {
            var spot = active(step);
            var mayBeRetried = switch (spot.state()) {
                case StepState.Failed _, StepState.Skipped _, StepState.Undone _ ->
                    state.facts(step).state() != null;
                case StepState.Done _ -> approvals.canBeAskedAgain(spot, walk());
                case StepState.Waiting _,
                        StepState.Ready _,
                        StepState.Planned _,
                        StepState.AwaitingApproval _,
                        StepState.Running _,
                        StepState.AlreadyDone _,
                        StepState.InDoubt _ -> false;
            };
            need(spot, mayBeRetried, "tried again");
            journal.step(spot.place(), RecordTypes.RETRIED, "to be tried again", Json.object());
        });
    }

    @Override
    public void settle(StepKey step) {
        var spot = spot(step);
        need(spot, spot.state() instanceof StepState.InDoubt, "settled");
        if (!(action(spot) instanceof ChangeAction<?, ?> changing))
            throw new IntentException("This step only reads: there is no doubt about it.");
        working(spot, true, work -> {
            try {
                var undo = state.facts(step).undo();
                if (state.facts(step).undoing() && undo != null) new UndoStep(changing, undo, work).settle();
                else new ChangeStep<>(changing, work).settle();
                return true;
            } catch (CaseLogException e) {
                throw e;
            } catch (RuntimeException e) {
                var failure = Failures.of(e).failure();
                throw new IntentException("The account could not be looked at, so the doubt stays: " + failure.what()
                        + " " + failure.todo());
            }
        });
    }

    @Override
    public void cancel(StepKey step) {
        var spot = spot(step);
        var work = ledger.at(step)
                .orElseThrow(() -> new IntentException(
                        "Nothing is under way in '" + spot.place().step().title() + "'."));
        journal.step(spot.place(), RecordTypes.CANCEL, "cancel was asked for", Json.object());
        work.cancel();
    }

    @Override
    public List<StepKey> undoable() {
        var now = state;
        return walk().spots().values().stream()
                .map(spot -> spot.place().key())
                .filter(key -> now.facts(key).canUndo())
                .sorted(Comparator.comparingLong((StepKey key) -> now.facts(key).changedAt())
                        .reversed())
                .toList();
    }

    @Override
    public ShownPlan planUndo(StepKey step) {
        var spot = spot(step);
        return working(spot, true, work -> readable(() -> undoing(spot, work).plan()));
    }

    /** A look that failed changed nothing: whoever asked for it is told why. */
    private static ShownPlan readable(Supplier<ShownPlan> look) {
        try {
            return look.get();
        } catch (CaseLogException | IntentException e) {
            throw e;
        } catch (RuntimeException e) {
            var failure = Failures.of(e).failure();
            throw new IntentException(failure.what() + " " + failure.todo());
        }
    }

    @Override
    public StepOutcome undo(StepKey step, String planHash) {
        var spot = spot(step);
        var shown = state.facts(step).undoPlan();
        if (shown == null) throw new IntentException("Look first: nothing is taken back whose plan was not shown.");
        if (!shown.hash().equals(planHash))
            throw new IntentException("Another plan has been shown since; look at it before you agree.");
        return working(spot, true, work -> undoing(spot, work).run(planHash));
    }

    private UndoStep undoing(Spot spot, StepWork work) {
        Undo undo = state.facts(spot.place().key()).undo();
        if (undo == null || undo.restore().isEmpty())
            throw new IntentException(
                    "There is nothing to take back in '" + spot.place().step().title() + "'.");
        if (state.facts(spot.place().key()).state() instanceof StepState.InDoubt)
            throw new IntentException("It is in doubt what was changed: settle that first.");
        if (action(spot) instanceof ChangeAction<?, ?> changing) return new UndoStep(changing, undo, work);
        throw new IntentException("This step only reads: there is nothing to take back.");
    }

    @Override
    public void pause(String why) {
        decide(() -> {
            if (!(state.status() instanceof RunStatus.Active)) throw new IntentException("The run is not going on.");
            journal.run(
                    RecordTypes.RUN_PAUSED, "Run paused: " + why, Json.object().put("why", why));
        });
    }

    @Override
    public void resume() {
        decide(() -> {
            if (!(state.status() instanceof RunStatus.Paused)) throw new IntentException("The run is not paused.");
            journal.run(RecordTypes.RUN_RESUMED, "Run resumed", Json.object());
        });
    }

    @Override
    public void close() {
        ledger.close();
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

    private void decide(Runnable intent) {
        synchronized (deciding) {
            intent.run();
            goOn();
        }
        changed();
    }

    /** Does something for a step that takes its time; others may work on other steps meanwhile. */
    private <T> T working(Spot spot, boolean settles, Function<StepWork, T> task) {
        return atWork(spot, settles, work -> task.apply(stepWork(spot.place(), work)));
    }

    private <T> T atWork(Spot spot, boolean settles, Function<Work, T> task) {
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

    private StepWork stepWork(Place place, Work work) {
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

    private Spot spot(StepKey step) {
        var spot = walk().spots().get(step);
        if (spot == null) throw new IntentException("There is no step " + step + " in this run.");
        return spot;
    }

    private Spot active(StepKey step) {
        return switch (state.status()) {
            case RunStatus.Active _ -> spot(step);
            case RunStatus.Paused paused -> throw new IntentException("The run is paused: " + paused.why());
            case RunStatus.Ended ended ->
                throw new IntentException(
                        "The run has ended: " + ended.outcome().replace('_', ' '));
        };
    }

    private static void need(Spot spot, boolean fits, String what) {
        if (fits) return;
        throw new IntentException("'%s' cannot be %s now: it is %s."
                .formatted(
                        spot.place().step().title(), what, spot.state().word().replace('_', ' ')));
    }

    private static String needReason(String reason) {
        if (reason.isBlank()) throw new IntentException("A reason is needed: it goes into the log.");
        return reason.strip();
    }

    private Action<?, ?> action(Spot spot) {
        if (spot.place().step().body() instanceof StepBody.Act act)
            return actions.find(act.action())
                    .orElseThrow(() -> new IntentException("This program knows no action " + act.action() + "."));
        throw new IntentException("This step runs no action.");
    }

    private StepOutcome ended(StepKey key) {
        return new StepOutcome.Ended(walk().state(key));
    }
}
