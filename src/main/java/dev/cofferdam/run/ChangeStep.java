package dev.cofferdam.run;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.CancelledException;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.caselog.CaseLogException;
import dev.cofferdam.caselog.Json;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A step that changes something, while it is worked on: plan, apply, wait, verify, and settle what is in doubt. */
final class ChangeStep<I extends Record, O extends Record> {
    private static final Duration FIRST_LOOK = Duration.ofSeconds(3);
    private static final Duration LONGEST_BETWEEN_LOOKS = Duration.ofSeconds(15);

    private final ChangeAction<I, O> action;
    private final StepWork step;
    /** Whether the present attempt has begun to change something. */
    private boolean begun;

    ChangeStep(ChangeAction<I, O> action, StepWork step) {
        this.action = action;
        this.step = step;
    }

    /** Reads the account and records what would be changed. */
    ShownPlan plan(List<String> engineWarnings, boolean dryRun) {
        step.work().within(step.place().step().timeout());
        var inputs = step.inputs();
        return record(action.plan(typed(inputs), step.context()), inputs, engineWarnings, dryRun);
    }

    /** Reads the account and tells what would be changed, for somebody who has to decide before. */
    ShownPlan preview() {
        step.work().within(step.place().step().timeout());
        var plan = action.plan(typed(step.inputs()), step.context());
        return new ShownPlan(plan, Journal.hashOf(plan));
    }

    /** In a dry run a goal that holds already is as good as done. */
    void alreadyDone() {
        var inputs = step.inputs();
        finish(typed(inputs), inputs, null);
    }

    /** @param lessWillDo whether a part of what was agreed to is agreed to with it */
    StepOutcome run(ShownPlan agreed, boolean lessWillDo) {
        var retry = step.place().step().retry();
        for (var attempt = 0; ; attempt++) {
            try {
                return once(agreed, lessWillDo || attempt > 0);
            } catch (CaseLogException e) {
                throw e;
            } catch (RuntimeException e) {
                var told = Failures.of(e);
                if (begun && told.changeUnknown()) {
                    step.unknown(RecordTypes.UNKNOWN, told.failure(), e);
                    settleAtOnce();
                    return ended();
                }
                if (e instanceof CancelledException || attempt >= retry.times()) {
                    step.failed(RecordTypes.FAILED, told.failure(), e, undoable());
                    return ended();
                }
                if (!step.pauseBeforeRetry(told.failure(), attempt + 1, undoable())) return ended();
            }
        }
    }

    /**
     * Looks at the account to tell what became of a change in doubt.
     *
     * @throws RuntimeException when it cannot be looked at; the doubt stays
     */
    void settle() {
        step.work().within(step.place().step().timeout());
        var inputs = step.inputs();
        var in = typed(inputs);
        var left = action.plan(in, step.context());
        if (left.changes().isEmpty()) finish(in, inputs, null);
        else record(left, inputs, List.of(), false);
    }

    private StepOutcome once(ShownPlan agreed, boolean lessWillDo) {
        begun = false;
        step.work().within(step.place().step().timeout());
        var inputs = step.inputs();
        var in = typed(inputs);
        var now = action.plan(in, step.context());
        var hash = Journal.hashOf(now);
        if (!hash.equals(agreed.hash()) && !(lessWillDo && covers(agreed.plan(), now))) {
            return new StepOutcome.PlanChanged(record(now, inputs, List.of(), false));
        }
        if (now.changes().isEmpty()) {
            finish(in, inputs, null);
            return ended();
        }
        intended(new ShownPlan(now, hash), inputs);
        begun = true;
        var out = action.apply(in, now, step.context());
        var body = Json.object();
        body.set("outputs", Outputs.of(out));
        step.journal().step(step.place(), RecordTypes.APPLIED, "changed, to be verified", body);
        finish(in, inputs, out);
        return ended();
    }

    /**
     * A part may be done by now, by an earlier attempt or by another round: what is left was agreed to with the whole.
     */
    static boolean covers(Plan agreed, Plan left) {
        return agreed.changes().containsAll(left.changes());
    }

    private void intended(ShownPlan plan, ObjectNode inputs) {
        var changes = step.facts().get().merged(plan.plan().changes());
        var whole = new Plan(
                plan.plan().summary(),
                changes,
                plan.plan().warnings(),
                plan.plan().resources());
        step.journal()
                .intended(
                        step.place(),
                        plan,
                        changes,
                        action.undo(whole),
                        inputs,
                        step.context().workplace().kept(),
                        Journal.word(action.spec().risk()));
    }

    /** Waits where the playbook says so, reads again, and records how it stands. */
    private void finish(I in, ObjectNode inputs, @Nullable O applied) {
        var out = applied == null ? action.verify(in, step.context()) : applied;
        var late = await(in, out);
        if (late.isPresent()) {
            step.failed(RecordTypes.FAILED, late.get(), null, undoable());
            return;
        }
        step.work().progress("verifying");
        var verified = Outputs.of(action.verify(in, step.context()));
        var outputs = applied == null ? verified : Outputs.merged(Outputs.of(applied), verified);
        var unmet = step.verify(outputs);
        if (unmet.isPresent()) {
            step.failed(RecordTypes.FAILED, unmet.get(), null, undoable());
            return;
        }
        var body = Json.object();
        body.set("inputs", inputs);
        body.set("outputs", outputs);
        step.addEvidence(body);
        if (changing()) step.journal().step(step.place(), RecordTypes.SUCCEEDED, "done and verified", body);
        else
            step.journal()
                    .step(step.place(), RecordTypes.ALREADY_DONE, "the goal holds already, nothing was changed", body);
    }

    private Optional<Failure> await(I in, O out) {
        var wait = step.place().step().await();
        if (wait == null) return Optional.empty();
        step.work().withoutHurry();
        var clock = step.context().clock();
        var end = clock.instant().plus(wait.timeout());
        var pause = FIRST_LOOK;
        while (true) {
            var progress = action.progress(wait.until(), in, out, step.context());
            step.work().progress(progress.detail());
            if (progress.reached()) return Optional.empty();
            if (clock.instant().isAfter(end)) return Optional.of(Failures.waitedTooLong(wait.until(), wait.timeout()));
            step.work().pause(pause);
            var longer = pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST_BETWEEN_LOOKS) > 0 ? LONGEST_BETWEEN_LOOKS : longer;
        }
    }

    /** An answer that got lost is asked for once, right away; where that fails, the doubt stays. */
    private void settleAtOnce() {
        try {
            settle();
        } catch (CaseLogException e) {
            throw e;
        } catch (RuntimeException e) {
            step.unknown(RecordTypes.UNKNOWN, Failures.of(e).failure(), e);
        }
    }

    private ShownPlan record(Plan plan, ObjectNode inputs, List<String> engineWarnings, boolean dryRun) {
        var body = Json.object();
        body.set("inputs", inputs);
        if (!engineWarnings.isEmpty()) body.set("held_by", Json.MAPPER.valueToTree(engineWarnings));
        if (dryRun) body.put("dry_run", true);
        return step.journal()
                .planned(
                        step.place(),
                        RecordTypes.PLANNED,
                        plan,
                        Journal.word(action.spec().risk()),
                        body);
    }

    /**
     * What cannot be taken back wants the resource's name typed: as the plan has it, or the last part of its ARN.
     *
     * @throws IntentException when it was not
     */
    void confirm(ShownPlan plan, @Nullable String typed) {
        if (action.spec().risk() != Risk.DESTRUCTIVE || plan.nothingToDo()) return;
        var names = plan.plan().changes().stream()
                .map(change -> change.resource())
                .distinct()
                .toList();
        var wanted = typed == null ? "" : typed.strip();
        var fits = names.stream()
                .anyMatch(name -> name.equals(wanted)
                        || Arrays.asList(name.split("[:/]")).getLast().equals(wanted));
        if (!fits) {
            throw new IntentException("This cannot be taken back. Type the name of the resource to confirm it: "
                    + String.join(" or ", names) + ".");
        }
    }

    /** Whether a change was begun that has neither succeeded nor been taken back. */
    private boolean changing() {
        return step.facts().get().state() instanceof StepState.InDoubt
                || !step.facts().get().changes().isEmpty();
    }

    private boolean undoable() {
        return step.facts().get().canUndo();
    }

    private StepOutcome ended() {
        var state = step.facts().get().state();
        return new StepOutcome.Ended(state == null ? new StepState.Ready() : state);
    }

    private I typed(ObjectNode inputs) {
        try {
            return ActionInputs.of(action.spec(), inputs);
        } catch (ActionException e) {
            throw new ActionException(e.code(), step.place().step().title() + ": " + e.getMessage(), e);
        }
    }
}
