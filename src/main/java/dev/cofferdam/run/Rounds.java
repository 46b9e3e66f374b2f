package dev.cofferdam.run;

import dev.cofferdam.action.Action;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.Risk;
import dev.cofferdam.caselog.Approval;
import dev.cofferdam.caselog.CaseLogException;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.playbook.Step;
import dev.cofferdam.playbook.StepBody;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All rounds of a loop over one action at once: planned together, decided once, run as many at a time as the playbook
 * allows. What fails in one round stays with that round. Thread-safe.
 */
final class Rounds {
    private static final System.Logger LOG = System.getLogger(Rounds.class.getName());

    private final RunCore core;
    /** One round, as a responder would do it. */
    private final Single single;
    /** The loops that somebody has called off. */
    private final Set<StepKey> calledOff = ConcurrentHashMap.newKeySet();

    interface Single {
        ShownPlan plan(StepKey round);

        /** @param agreed null for a reading step */
        StepOutcome run(StepKey round, @Nullable ShownPlan agreed, @Nullable String confirmation);

        ShownPlan planUndo(StepKey round);

        StepOutcome undo(StepKey round, ShownPlan agreed);
    }

    Rounds(RunCore core, Single single) {
        this.core = core;
        this.single = single;
    }

    RoundsPlan plan(StepKey loop) {
        changing(loop);
        calledOff.remove(loop);
        atOnce(loop, waiting(loop, Rounds::isItsTurn), single::plan);
        return shown(loop);
    }

    /** The plans as they were shown last. */
    RoundsPlan shown(StepKey loop) {
        return shown(waiting(loop, spot -> spot.state() instanceof StepState.Planned), StepFacts::plan);
    }

    private RoundsPlan shown(List<Spot> rounds, Function<StepFacts, @Nullable ShownPlan> plan) {
        var previews = rounds.stream()
                .map(spot -> spot.place())
                .map(place -> new Preview(
                        place.key(),
                        Picture.title(place),
                        Objects.requireNonNull(plan.apply(core.facts(place.key())), "a plan was shown")))
                .toList();
        return new RoundsPlan(previews, Journal.hashOf(previews));
    }

    RoundsPlan planUndo(StepKey loop) {
        calledOff.remove(loop);
        atOnce(loop, undoable(loop), single::planUndo);
        return undoShown(loop);
    }

    private RoundsPlan undoShown(StepKey loop) {
        var withPlan = undoable(loop).stream()
                .filter(spot -> core.facts(spot.place().key()).undoPlan() != null)
                .toList();
        return shown(withPlan, StepFacts::undoPlan);
    }

    void undo(StepKey loop, String planHash) {
        calledOff.remove(loop);
        var shown = undoShown(loop);
        if (!shown.hash().equals(planHash))
            throw new IntentException("Other plans have been shown since; look at them before you agree.");
        agreed(loop, shown, "agreed to take back %d rounds, changes %d");
        var agreed = shown.rounds().stream().collect(Collectors.toMap(Preview::step, Preview::plan));
        var latestFirst = undoable(loop).stream()
                .filter(spot -> agreed.containsKey(spot.place().key()))
                .sorted(Comparator.comparingLong(
                                (Spot spot) -> core.facts(spot.place().key()).changedAt())
                        .reversed())
                .toList();
        atOnce(loop, latestFirst, round -> single.undo(round, Objects.requireNonNull(agreed.get(round))));
    }

    private List<Spot> undoable(StepKey loop) {
        return waiting(loop, spot -> core.facts(spot.place().key()).canUndo());
    }

    void run(StepKey loop, @Nullable String planHash, @Nullable String confirmation) {
        calledOff.remove(loop);
        switch (action(loop)) {
            case ReadAction<?, ?> _ ->
                atOnce(loop, waiting(loop, Rounds::isItsTurn), round -> single.run(round, null, null));
            case ChangeAction<?, ?> changing -> {
                var shown = shown(loop);
                if (!shown.hash().equals(planHash))
                    throw new IntentException("Other plans have been shown since; look at them before you agree.");
                confirm(changing, shown, confirmation);
                agreed(loop, shown, "agreed to the plans of %d rounds, changes %d");
                runAgreed(loop, shown);
            }
        }
    }

    private void runAgreed(StepKey loop, RoundsPlan shown) {
        var agreed = new ConcurrentHashMap<StepKey, ShownPlan>();
        shown.rounds().forEach(round -> agreed.put(round.step(), round.plan()));
        atOnce(loop, planned(loop, agreed.keySet()), round -> {
            if (runOne(round, Objects.requireNonNull(agreed.get(round))) instanceof StepOutcome.Ended)
                agreed.remove(round);
        });
        // what they have in common may have been half made when they looked
        atOnce(loop, planned(loop, agreed.keySet()), round -> {
            var now = single.plan(round);
            if (ChangeStep.covers(Objects.requireNonNull(agreed.get(round)).plan(), now.plan())) runOne(round, now);
        });
    }

    private List<Spot> planned(StepKey loop, Set<StepKey> which) {
        return waiting(loop, spot -> which.contains(spot.place().key()) && spot.state() instanceof StepState.Planned);
    }

    private StepOutcome runOne(StepKey round, ShownPlan plan) {
        var name = plan.plan().changes().stream().findFirst().map(change -> change.resource());
        return single.run(round, plan, name.orElse(null));
    }

    /** That many at once are meant is typed once, for all of them. */
    private void confirm(ChangeAction<?, ?> action, RoundsPlan shown, @Nullable String typed) {
        if (action.spec().risk() != Risk.DESTRUCTIVE || shown.changes() == 0) return;
        var wanted = String.valueOf(shown.resources());
        if (!wanted.equals(typed == null ? "" : typed.strip()))
            throw new IntentException("This cannot be taken back. Type how many resources it changes to confirm it: %s."
                    .formatted(wanted));
    }

    private void agreed(StepKey loop, RoundsPlan shown, String message) {
        var body = Json.object()
                .put("rounds", shown.rounds().size())
                .put("changes", shown.changes())
                .put("resources", shown.resources());
        core.journal()
                .decision(
                        core.spot(loop).place(),
                        RecordTypes.ROUNDS_AGREED,
                        message.formatted(shown.rounds().size(), shown.changes()),
                        new Approval(Approval.Decision.APPROVED, core.actor().name(), null, shown.hash()),
                        body);
    }

    void cancel(StepKey loop) {
        calledOff.add(loop);
        waiting(loop, spot -> spot.state() instanceof StepState.Running)
                .forEach(spot -> core.ledger().at(spot.place().key()).ifPresent(Work::cancel));
        core.journal().step(core.spot(loop).place(), RecordTypes.CANCEL, "cancel was asked for", Json.object());
    }

    List<StepKey> failed(StepKey loop) {
        return waiting(loop, spot -> spot.state() instanceof StepState.Failed).stream()
                .map(spot -> spot.place().key())
                .toList();
    }

    private static boolean isItsTurn(Spot spot) {
        return spot.state() instanceof StepState.Ready || spot.state() instanceof StepState.Planned;
    }

    private List<Spot> waiting(StepKey loop, Predicate<Spot> which) {
        return core.walk().spots().values().stream()
                .filter(spot -> spot.own() && isRoundOf(loop, spot.place().key()))
                .filter(which)
                .toList();
    }

    private static boolean isRoundOf(StepKey loop, StepKey key) {
        return key.iteration() != null && key.loop().equals(loop);
    }

    private ChangeAction<?, ?> changing(StepKey loop) {
        if (action(loop) instanceof ChangeAction<?, ?> changing) return changing;
        throw new IntentException("This step only reads: there is nothing to plan.");
    }

    private Action<?, ?> action(StepKey loop) {
        var spot = core.active(loop);
        if (loop(spot) == null)
            throw new IntentException(
                    "'%s' has no rounds.".formatted(spot.place().step().title()));
        if (!(spot.place().step().body() instanceof StepBody.Act))
            throw new IntentException("The rounds of '%s' hold several steps: go through them one by one."
                    .formatted(spot.place().step().title()));
        return core.action(spot);
    }

    private static Step.@Nullable ForEach loop(Spot spot) {
        return spot.place().key().iteration() == null ? spot.place().step().forEach() : null;
    }

    /** Returns when all have ended. A log that cannot be written stops them all. */
    private void atOnce(StepKey loop, List<Spot> rounds, Consumer<StepKey> task) {
        core.crowd(() -> inSlots(loop, takingTurns(rounds), task));
    }

    /** One of each account in turn, so that no account gets all calls at once while the others idle. */
    private List<Spot> takingTurns(List<Spot> rounds) {
        var byAccount = new LinkedHashMap<String, Deque<Spot>>();
        for (var round : rounds)
            byAccount
                    .computeIfAbsent(core.accountOf(round.place()), _ -> new ArrayDeque<>())
                    .add(round);
        var mixed = new ArrayList<Spot>(rounds.size());
        while (mixed.size() < rounds.size())
            byAccount.values().stream().filter(left -> !left.isEmpty()).forEach(left -> mixed.add(left.remove()));
        return mixed;
    }

    private void inSlots(StepKey loop, List<Spot> rounds, Consumer<StepKey> task) {
        var forEach = loop(core.spot(loop));
        var slots = new Semaphore(forEach == null ? 1 : forEach.maxParallel());
        var isLogLost = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (var round : rounds) {
                slots.acquire();
                if (calledOff.contains(loop) || isLogLost.get()) break;
                running.add(threads.submit(() -> {
                    try {
                        task.accept(round.place().key());
                    } catch (IntentException e) {
                        // it stays with its round, which says itself how it stands
                        LOG.log(Level.INFO, "round " + round.place().key() + ": " + e.getMessage());
                    } catch (CaseLogException e) {
                        isLogLost.set(true);
                        throw e;
                    } finally {
                        slots.release();
                    }
                }));
            }
            for (var each : running) each.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IntentException("Interrupted: the rounds that had begun have ended, the others have not begun.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) throw failure;
            throw new IllegalStateException(e.getCause());
        }
    }
}
