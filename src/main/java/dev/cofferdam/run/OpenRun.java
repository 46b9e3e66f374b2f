package dev.cofferdam.run;

import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.Undo;
import dev.cofferdam.caselog.Approval;
import dev.cofferdam.caselog.CaseLogException;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.playbook.EvaluationException;
import dev.cofferdam.playbook.StepBody;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A run that is open: carries out what a responder wants of it. */
final class OpenRun implements Run {
    private final RunCore core;
    private final Decisions decisions;
    private final Rounds rounds;

    OpenRun(RunCore core) {
        this.core = core;
        this.decisions = new Decisions(core);
        this.rounds = new Rounds(core, new Rounds.Single() {
            @Override
            public ShownPlan plan(StepKey round) {
                return OpenRun.this.plan(round);
            }

            @Override
            public StepOutcome run(StepKey round, @Nullable ShownPlan agreed, @Nullable String confirmation) {
                return OpenRun.this.run(round, agreed == null ? null : agreed.hash(), confirmation, true);
            }

            @Override
            public ShownPlan planUndo(StepKey round) {
                return OpenRun.this.planUndo(round);
            }

            @Override
            public StepOutcome undo(StepKey round, ShownPlan agreed) {
                return OpenRun.this.undo(round, agreed.hash());
            }
        });
    }

    @Override
    public RunSnapshot snapshot() {
        return core.snapshot();
    }

    @Override
    public AutoCloseable onChange(Consumer<RunSnapshot> listener) {
        return core.onChange(listener);
    }

    @Override
    public void answer(StepKey step, Map<String, String> answers) {
        decisions.answer(step, answers);
    }

    @Override
    public List<StepKey> letsThrough(StepKey approval) {
        return decisions.letsThrough(approval);
    }

    @Override
    public List<Preview> preview(StepKey approval) {
        return decisions.preview(approval);
    }

    @Override
    public void approve(StepKey step, Approval.Decision decision, String by, @Nullable String reason) {
        decisions.approve(step, decision, by, reason);
    }

    @Override
    public void skip(StepKey step, String reason) {
        decisions.skip(step, reason);
    }

    @Override
    public void override(StepKey step, String reason) {
        decisions.override(step, reason);
    }

    @Override
    public void retry(StepKey step) {
        decisions.retry(step);
    }

    @Override
    public void close() {
        core.close();
    }

    @Override
    public String id() {
        return core.header().runId();
    }

    @Override
    public String guidance(StepKey step) {
        var place = core.spot(step).place();
        var guidance = place.step().guidance();
        if (guidance == null) return "";
        try {
            return guidance.render(core.scope(place, guidance.references()));
        } catch (EvaluationException e) {
            // before the steps that it speaks of: better with its gaps than not at all
            return guidance.source().replaceAll("\\$\\{\\{.*?}}", "(not known yet)");
        }
    }

    @Override
    public Map<String, JsonNode> inputs(StepKey step) {
        var place = core.spot(step).place();
        var known = new LinkedHashMap<String, JsonNode>();
        if (!(place.step().body() instanceof StepBody.Act act)) return known;
        try {
            StepWork.evaluated(act, references -> core.scope(place, references)).forEachEntry(known::put);
            return known;
        } catch (EvaluationException e) {
            return Map.of();
        }
    }

    @Override
    public ShownPlan plan(StepKey step) {
        var spot = core.active(step);
        RunCore.need(spot, isItsTurn(spot), "planned");
        if (!(core.action(spot) instanceof ChangeAction<?, ?> changing))
            throw new IntentException("This step only reads: there is nothing to plan.");
        return core.working(spot, core.header().dryRun(), work -> planned(spot, changing, work));
    }

    private ShownPlan planned(Spot spot, ChangeAction<?, ?> changing, StepWork work) {
        var step = new ChangeStep<>(changing, work);
        try {
            var warnings = core.against(spot);
            var plan = step.plan(warnings, core.header().dryRun());
            if (core.header().dryRun()) shownOnly(spot, plan, step);
            return plan;
        } catch (CaseLogException e) {
            throw e;
        } catch (EvaluationException e) {
            if (core.header().dryRun()) {
                decisions.skipped(
                        spot, "dry run: depends on what is only known when it is done (" + e.getMessage() + ")", true);
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
                    core.facts(spot.place().key()).canUndo());
            throw new IntentException(failure.what() + " " + failure.todo());
        }
    }

    /** In a dry run a plan is all there is of a step, unless its goal holds already. */
    private void shownOnly(Spot spot, ShownPlan plan, ChangeStep<?, ?> step) {
        if (plan.nothingToDo()) step.alreadyDone();
        else decisions.skipped(spot, "dry run: the plan was shown, nothing was changed", true);
    }

    @Override
    public StepOutcome run(StepKey step, @Nullable String planHash, @Nullable String confirmation) {
        return run(step, planHash, confirmation, false);
    }

    private StepOutcome run(
            StepKey step, @Nullable String planHash, @Nullable String confirmation, boolean lessWillDo) {
        var spot = core.active(step);
        RunCore.need(spot, isItsTurn(spot), "run");
        var held = core.against(spot);
        if (!held.isEmpty()) throw new IntentException(String.join(" ", held));
        return switch (core.action(spot)) {
            case ReadAction<?, ?> reading ->
                core.working(spot, true, work -> {
                    new ReadStep<>(reading, work).run();
                    return core.ended(step);
                });
            case ChangeAction<?, ?> changing -> change(spot, changing, planHash, confirmation, lessWillDo);
        };
    }

    /** A loop has the state of its rounds; it is they that can be run. */
    private static boolean isItsTurn(Spot spot) {
        return spot.own() && (spot.state() instanceof StepState.Ready || spot.state() instanceof StepState.Planned);
    }

    private StepOutcome change(
            Spot spot,
            ChangeAction<?, ?> changing,
            @Nullable String planHash,
            @Nullable String confirmation,
            boolean lessWillDo) {
        if (core.header().dryRun()) throw new IntentException("This is a dry run: it shows plans and changes nothing.");
        var shown = core.facts(spot.place().key()).plan();
        if (shown == null || planHash == null)
            throw new IntentException("Look first: nothing runs whose plan was not shown.");
        if (!shown.hash().equals(planHash))
            throw new IntentException("Another plan has been shown since; look at it before you agree.");
        return core.working(spot, true, work -> {
            var step = new ChangeStep<>(changing, work);
            step.confirm(shown, confirmation);
            return step.run(shown, lessWillDo);
        });
    }

    @Override
    public RoundsPlan planRounds(StepKey loop) {
        return rounds.plan(loop);
    }

    @Override
    public void runRounds(StepKey loop, @Nullable String planHash, @Nullable String confirmation) {
        rounds.run(loop, planHash, confirmation);
    }

    @Override
    public void cancelRounds(StepKey loop) {
        rounds.cancel(loop);
    }

    @Override
    public void retryRounds(StepKey loop) {
        rounds.failed(loop).forEach(decisions::retry);
    }

    @Override
    public void settle(StepKey step) {
        var spot = core.spot(step);
        RunCore.need(spot, spot.state() instanceof StepState.InDoubt, "settled");
        if (!(core.action(spot) instanceof ChangeAction<?, ?> changing))
            throw new IntentException("This step only reads: there is no doubt about it.");
        core.working(spot, true, work -> {
            try {
                var undo = core.facts(step).undo();
                if (core.facts(step).undoing() && undo != null) new UndoStep(changing, undo, work).settle();
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
        var spot = core.spot(step);
        var work = core.ledger()
                .at(step)
                .orElseThrow(() -> new IntentException(
                        "Nothing is under way in '" + spot.place().step().title() + "'."));
        core.journal().step(spot.place(), RecordTypes.CANCEL, "cancel was asked for", Json.object());
        work.cancel();
    }

    @Override
    public List<StepKey> undoable() {
        var now = core.state();
        return core.walk().spots().values().stream()
                .map(spot -> spot.place().key())
                .filter(key -> now.facts(key).canUndo())
                .sorted(Comparator.comparingLong((StepKey key) -> now.facts(key).changedAt())
                        .reversed())
                .toList();
    }

    @Override
    public ShownPlan planUndo(StepKey step) {
        var spot = core.spot(step);
        return core.working(
                spot, true, work -> RunCore.readable(() -> undoing(spot, work).plan()));
    }

    @Override
    public StepOutcome undo(StepKey step, String planHash) {
        var spot = core.spot(step);
        var shown = core.facts(step).undoPlan();
        if (shown == null) throw new IntentException("Look first: nothing is taken back whose plan was not shown.");
        if (!shown.hash().equals(planHash))
            throw new IntentException("Another plan has been shown since; look at it before you agree.");
        return core.working(spot, true, work -> undoing(spot, work).run(planHash));
    }

    @Override
    public RoundsPlan planUndoRounds(StepKey loop) {
        return rounds.planUndo(loop);
    }

    @Override
    public void undoRounds(StepKey loop, String planHash) {
        rounds.undo(loop, planHash);
    }

    private UndoStep undoing(Spot spot, StepWork work) {
        Undo undo = core.facts(spot.place().key()).undo();
        if (undo == null || undo.restore().isEmpty())
            throw new IntentException(
                    "There is nothing to take back in '" + spot.place().step().title() + "'.");
        if (core.facts(spot.place().key()).state() instanceof StepState.InDoubt)
            throw new IntentException("It is in doubt what was changed: settle that first.");
        if (core.action(spot) instanceof ChangeAction<?, ?> changing) return new UndoStep(changing, undo, work);
        throw new IntentException("This step only reads: there is nothing to take back.");
    }

    @Override
    public void pause(String why) {
        core.decide(() -> {
            if (!(core.state().status() instanceof RunStatus.Active))
                throw new IntentException("The run is not going on.");
            core.journal()
                    .run(
                            RecordTypes.RUN_PAUSED,
                            "Run paused: " + why,
                            Json.object().put("why", why));
        });
    }

    @Override
    public void resume() {
        core.decide(() -> {
            if (!(core.state().status() instanceof RunStatus.Paused))
                throw new IntentException("The run is not paused.");
            core.journal().run(RecordTypes.RUN_RESUMED, "Run resumed", Json.object());
        });
    }
}
