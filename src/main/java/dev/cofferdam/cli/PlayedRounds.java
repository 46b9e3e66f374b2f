package dev.cofferdam.cli;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.Risk;
import dev.cofferdam.playbook.StepBody;
import dev.cofferdam.run.RoundsPlan;
import dev.cofferdam.run.Run;
import dev.cofferdam.run.StepKey;
import dev.cofferdam.run.StepState;
import dev.cofferdam.run.StepView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Leads the rounds of one loop together: shows all their plans, asks once, runs them. Used by one thread. */
final class PlayedRounds {
    /** How often plans are shown anew because the accounts changed in the meantime. */
    private static final int TRIES = 3;

    private final Run run;
    private final ActionRegistry actions;
    private final Responder responder;
    private final Narrator narrator;
    private final Map<StepKey, Integer> tries = new HashMap<>();

    PlayedRounds(Run run, ActionRegistry actions, Responder responder, Narrator narrator) {
        this.run = run;
        this.actions = actions;
        this.responder = responder;
        this.narrator = narrator;
    }

    /** The loop whose rounds can be gone through together, for one that is waiting for its turn. */
    static Optional<StepKey> loopOf(StepView step) {
        var waits = step.state() instanceof StepState.Ready || step.state() instanceof StepState.Planned;
        return step.key().iteration() != null
                        && step.step().roundsGoTogether()
                        && step.warnings().isEmpty()
                        && waits
                ? Optional.of(step.key().loop())
                : Optional.empty();
    }

    /** @return why they do not go on; empty: they have gone as far as they go */
    Optional<String> play(StepKey loop, List<StepView> rounds, boolean dryRun) {
        var whole = view(loop);
        if (tries.merge(loop, 1, Integer::sum) > TRIES)
            return Optional.of(
                    whole.title() + ": the accounts keep changing while this is planned. Go on with --resume.");
        narrator.turn(whole, run.guidance(loop));
        var act = (StepBody.Act) whole.step().body();
        if (!(actions.find(act.action()).orElse(null) instanceof ChangeAction<?, ?> changing)) {
            run.runRounds(loop, null, null);
            rounds.forEach(round -> narrator.comesTo(view(round.key())));
            return Optional.empty();
        }
        var plan = run.planRounds(loop);
        plan.rounds().forEach(round -> narrator.plans(view(round.step()), round.plan(), false));
        rounds.stream()
                .map(round -> view(round.key()))
                .filter(round -> !(round.state() instanceof StepState.Planned))
                .forEach(narrator::comesTo);
        return dryRun || plan.rounds().isEmpty()
                ? Optional.empty()
                : decide(whole, plan, changing.spec().risk());
    }

    private Optional<String> decide(StepView whole, RoundsPlan plan, Risk risk) {
        return switch (plan.changes() == 0 ? new Responder.Consent.Go() : responder.consentToAll(whole, plan)) {
            case Responder.Consent.Go _ -> {
                var typed = risk == Risk.DESTRUCTIVE && plan.changes() > 0 ? responder.number(whole, plan) : null;
                if (typed != null && typed.isEmpty())
                    yield Optional.of(whole.title() + " cannot be taken back and needs the number of resources, typed. "
                            + responder.remedy(whole, "{confirm: NUMBER}"));
                yield go(whole.key(), plan, typed == null ? null : typed.get());
            }
            case Responder.Consent.Skip skip -> {
                plan.rounds().forEach(round -> {
                    run.skip(round.step(), skip.reason());
                    narrator.comesTo(view(round.step()));
                });
                yield Optional.empty();
            }
            case Responder.Consent.NotNow _ ->
                Optional.of(whole.title() + " was not agreed to. " + responder.remedy(whole, "{skip: REASON}"));
        };
    }

    private Optional<String> go(StepKey loop, RoundsPlan plan, @Nullable String typed) {
        run.runRounds(loop, plan.hash(), typed);
        plan.rounds().forEach(round -> narrator.comesTo(view(round.step())));
        return Optional.empty();
    }

    private StepView view(StepKey key) {
        return run.snapshot().step(key).orElseThrow();
    }
}
