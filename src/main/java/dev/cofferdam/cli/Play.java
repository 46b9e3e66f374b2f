package dev.cofferdam.cli;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.Risk;
import dev.cofferdam.playbook.StepBody;
import dev.cofferdam.run.IntentException;
import dev.cofferdam.run.Run;
import dev.cofferdam.run.RunSnapshot;
import dev.cofferdam.run.RunStatus;
import dev.cofferdam.run.ShownPlan;
import dev.cofferdam.run.StepKey;
import dev.cofferdam.run.StepState;
import dev.cofferdam.run.StepView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Leads a run to its end, or as far as it gets: shows each plan before it runs it, asks the responder where a person
 * must decide, and runs at the same time what the engine offers at the same time. Used by one thread.
 */
final class Play {
    private final Run run;
    private final ActionRegistry actions;
    private final Responder responder;
    private final Narrator narrator;
    private final PlayedRounds together;
    private final Set<StepKey> announced = new HashSet<>();
    /** Steps that wait for somebody, and for what. */
    private final Map<StepKey, String> held = new LinkedHashMap<>();

    Play(Run run, ActionRegistry actions, Responder responder, Narrator narrator) {
        this.run = run;
        this.actions = actions;
        this.responder = responder;
        this.narrator = narrator;
        this.together = new PlayedRounds(run, actions, responder, narrator);
    }

    /** @return the exit status */
    int toTheEnd() {
        narrator.begins(run.snapshot());
        while (true) {
            var now = run.snapshot();
            switch (now.status()) {
                case RunStatus.Ended _ -> {
                    narrator.ends(now);
                    return failedSteps(now) ? ExitStatus.ATTENTION : ExitStatus.DONE;
                }
                case RunStatus.Paused paused -> {
                    narrator.stops(now, "The run is paused: " + paused.why());
                    return ExitStatus.ATTENTION;
                }
                case RunStatus.Active _ -> {
                    if (!goOn(now)) {
                        narrator.stops(run.snapshot(), whyNot());
                        return ExitStatus.ATTENTION;
                    }
                }
            }
        }
    }

    /** Makes ready again what failed before, as somebody wants who resumes a run. */
    void retryFailed() {
        var now = run.snapshot();
        now.next().stream()
                .flatMap(key -> now.step(key).stream())
                .filter(step -> step.state() instanceof StepState.Failed)
                .forEach(step -> run.retry(step.key()));
    }

    private String whyNot() {
        return held.isEmpty() ? "No step can go on." : String.join("\n", new LinkedHashSet<>(held.values()));
    }

    private static boolean failedSteps(RunSnapshot run) {
        return run.steps().stream().anyMatch(step -> step.state() instanceof StepState.Failed);
    }

    /** @return whether anything could be done */
    private boolean goOn(RunSnapshot now) {
        var turns = now.next().stream()
                .filter(key -> !held.containsKey(key))
                .flatMap(key -> now.step(key).stream())
                .toList();
        var loops = loops(turns);
        loops.forEach((loop, rounds) -> rounds(loop, rounds, now.dryRun()));
        var agreed = new ArrayList<AgreedStep>();
        for (var step : turns) {
            if (PlayedRounds.loopOf(step).filter(loops::containsKey).isPresent()) continue;
            try {
                turn(step, now.dryRun(), agreed);
            } catch (IntentException e) {
                hold(step.key(), step.title() + ": " + e.getMessage());
            }
        }
        runAll(agreed);
        return !turns.isEmpty();
    }

    /**
     * Of the steps whose turn it is, the rounds that go together: several of one loop, and nobody wants one left out.
     */
    private Map<StepKey, List<StepView>> loops(List<StepView> turns) {
        var loops = new LinkedHashMap<StepKey, List<StepView>>();
        for (var step : turns)
            PlayedRounds.loopOf(step)
                    .ifPresent(loop ->
                            loops.computeIfAbsent(loop, _ -> new ArrayList<>()).add(step));
        loops.values()
                .removeIf(rounds -> rounds.size() < 2
                        || rounds.stream()
                                .anyMatch(round -> responder.skip(round).isPresent()));
        return loops;
    }

    private void rounds(StepKey loop, List<StepView> rounds, boolean dryRun) {
        try {
            var why = together.play(loop, rounds, dryRun);
            rounds.forEach(round -> announced.add(round.key()));
            why.ifPresent(told -> rounds.forEach(round -> hold(round.key(), told)));
        } catch (IntentException e) {
            rounds.forEach(round -> hold(round.key(), round.title() + ": " + e.getMessage()));
        }
    }

    private void turn(StepView step, boolean dryRun, List<AgreedStep> agreed) {
        var isNew = announced.add(step.key());
        if (isNew) narrator.turn(step, run.guidance(step.key()));
        switch (step.state()) {
            case StepState.InDoubt _ -> settle(step);
            case StepState.Failed failed -> {
                if (isNew) narrator.comesTo(step);
                var reason = responder.skip(step);
                if (reason.isPresent()) {
                    run.skip(step.key(), reason.get());
                    narrator.comesTo(view(step.key()));
                    return;
                }
                hold(
                        step.key(),
                        "%s failed: %s %s"
                                .formatted(
                                        step.title(),
                                        failed.failure().what(),
                                        failed.failure().todo()));
            }
            case StepState.Ready _, StepState.Planned _, StepState.AwaitingApproval _ -> decide(step, dryRun, agreed);
            case StepState.Waiting _,
                    StepState.Running _,
                    StepState.Done _,
                    StepState.AlreadyDone _,
                    StepState.Skipped _,
                    StepState.Undone _ ->
                throw new IllegalStateException(
                        step.key() + " was offered as " + step.state().word());
        }
    }

    private void settle(StepView step) {
        run.settle(step.key());
        var settled = view(step.key());
        narrator.comesTo(settled);
        if (settled.state() instanceof StepState.InDoubt doubt) {
            hold(
                    step.key(),
                    step.title() + " is still in doubt: " + doubt.why() + " Go on with --resume to look again.");
        }
    }

    private void decide(StepView step, boolean dryRun, List<AgreedStep> agreed) {
        var reason = responder.skip(step);
        if (reason.isPresent()) {
            run.skip(step.key(), reason.get());
            narrator.comesTo(view(step.key()));
            return;
        }
        if (!step.warnings().isEmpty() && !dryRun && !overridden(step)) return;
        switch (step.step().body()) {
            case StepBody.Act act -> agree(step, act, dryRun, agreed);
            case StepBody.Manual manual -> answer(step, manual, dryRun);
            case StepBody.Approve approve -> approve(step, approve, dryRun);
            case StepBody.Choose _, StepBody.Parallel _, StepBody.Call _, StepBody.End _ ->
                throw new IllegalStateException(step.key() + " was offered, which nobody can do by itself");
        }
    }

    private boolean overridden(StepView step) {
        var reason = responder.override(step);
        if (reason.isPresent()) {
            run.override(step.key(), reason.get());
            return true;
        }
        hold(
                step.key(),
                step.title() + " should not run now: " + String.join(" ", step.warnings()) + " "
                        + responder.remedy(step, "{override: REASON}"));
        return false;
    }

    private void agree(StepView step, StepBody.Act act, boolean dryRun, List<AgreedStep> agreed) {
        var action = actions.find(act.action()).orElse(null);
        if (!(action instanceof ChangeAction<?, ?> changing)) {
            agreed.add(new AgreedStep(step, null, null));
            return;
        }
        var plan = run.plan(step.key());
        narrator.plans(step, plan, false);
        if (dryRun) {
            narrator.comesTo(view(step.key()));
            return;
        }
        // what stands in a plan's way can depend on what was read for it
        var planned = view(step.key());
        if (!planned.warnings().isEmpty() && !overridden(planned)) return;
        switch (plan.nothingToDo() ? new Responder.Consent.Go() : responder.consent(step, plan)) {
            case Responder.Consent.Go _ -> confirm(step, changing.spec().risk(), plan, agreed);
            case Responder.Consent.Skip skip -> {
                run.skip(step.key(), skip.reason());
                narrator.comesTo(view(step.key()));
            }
            case Responder.Consent.NotNow _ ->
                hold(step.key(), step.title() + " was not agreed to. " + responder.remedy(step, "{skip: REASON}"));
        }
    }

    private void confirm(StepView step, Risk risk, ShownPlan plan, List<AgreedStep> agreed) {
        if (risk != Risk.DESTRUCTIVE || plan.nothingToDo()) {
            agreed.add(new AgreedStep(step, plan, null));
            return;
        }
        var typed = responder.confirmation(step);
        if (typed.isPresent()) {
            agreed.add(new AgreedStep(step, plan, typed.get()));
        } else {
            hold(
                    step.key(),
                    step.title() + " cannot be taken back and needs the name of the resource, typed. "
                            + responder.remedy(step, "{confirm: NAME}"));
        }
    }

    private void answer(StepView step, StepBody.Manual manual, boolean dryRun) {
        var answers = responder.answers(step, manual);
        if (answers.isPresent()) {
            run.answer(step.key(), answers.get());
            narrator.comesTo(view(step.key()));
        } else if (dryRun) {
            run.skip(step.key(), "dry run: nobody was asked");
            narrator.comesTo(view(step.key()));
        } else {
            var form = String.join(": …, ", manual.ask().keySet());
            hold(step.key(), step.title() + " needs an answer. " + responder.remedy(step, "{" + form + ": …}"));
        }
    }

    /** Who decides sees what the decision lets through, where that can be told already. */
    private void approve(StepView step, StepBody.Approve approve, boolean dryRun) {
        if (!dryRun && !run.letsThrough(step.key()).isEmpty()) {
            run.preview(step.key()).forEach(preview -> narrator.previews(step, preview));
        }
        var decision = responder.decision(step, approve);
        if (decision.isPresent()) {
            var given = decision.get();
            run.approve(step.key(), given.decision(), given.by(), given.reason());
            narrator.comesTo(view(step.key()));
        } else if (dryRun) {
            run.skip(step.key(), "dry run: nobody was asked");
            narrator.comesTo(view(step.key()));
        } else {
            hold(
                    step.key(),
                    step.title() + " needs an approval. "
                            + responder.remedy(step, "{approve: {by: NAME, decision: approved}}"));
        }
    }

    private void runAll(List<AgreedStep> agreed) {
        if (agreed.size() == 1) {
            finish(agreed.getFirst());
            return;
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            agreed.forEach(step -> running.add(threads.submit(() -> finish(step))));
            for (var each : running) each.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.attention("Interrupted; go on with --resume.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) throw failure;
            throw new IllegalStateException(e.getCause());
        }
    }

    private void finish(AgreedStep agreed) {
        var key = agreed.step().key();
        try {
            if (agreed.run(run, responder, narrator)) narrator.comesTo(view(key));
            else
                hold(
                        key,
                        agreed.step().title()
                                + ": the account keeps changing while this is planned. Go on with --resume.");
        } catch (IntentException e) {
            hold(key, agreed.step().title() + ": " + e.getMessage());
        }
    }

    private synchronized void hold(StepKey key, String why) {
        held.put(key, why);
    }

    private StepView view(StepKey key) {
        return run.snapshot().step(key).orElseThrow();
    }
}
