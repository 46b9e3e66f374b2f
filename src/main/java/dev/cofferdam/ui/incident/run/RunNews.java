package dev.cofferdam.ui.incident.run;

import dev.cofferdam.run.RunSnapshot;
import dev.cofferdam.run.RunStatus;
import dev.cofferdam.run.StepKey;
import dev.cofferdam.run.StepState;
import dev.cofferdam.run.StepView;
import dev.cofferdam.ui.Attention;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Told;
import dev.cofferdam.ui.UnderWay;
import dev.cofferdam.ui.Words;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/**
 * Watches one run for those who look elsewhere: what became of its steps is told, what is under way is registered, and
 * the run's tab says what it wants. On the screen's thread only.
 */
public final class RunNews {
    private final RunViewModel run;
    private final String caseTitle;
    private final UnderWay underWay;
    private final BooleanSupplier isLookedAt;
    private final Runnable lookAtIt;
    private final Consumer<Told> tell;
    private final Map<StepKey, UnderWay.Task> tasks = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<Attention> attention = new ReadOnlyObjectWrapper<>(Attention.QUIET);
    private final Subscription following;
    /** How each step stood last while it was not running. */
    private final Map<StepKey, StepState> atRest = new HashMap<>();

    private RunSnapshot before;
    /** {@link Attention#FINISHED} or {@link Attention#FAILED} for what nobody has seen yet. */
    private Attention unseen = Attention.QUIET;

    /**
     * @param isLookedAt whether somebody is looking at this run now
     * @param lookAtIt brings the run into sight
     */
    public RunNews(
            RunViewModel run,
            String caseTitle,
            UnderWay underWay,
            BooleanSupplier isLookedAt,
            Runnable lookAtIt,
            Consumer<Told> tell) {
        this.run = run;
        this.caseTitle = caseTitle;
        this.underWay = underWay;
        this.isLookedAt = isLookedAt;
        this.lookAtIt = lookAtIt;
        this.tell = tell;
        this.before = run.snapshot().get();
        rest(before);
        register(before);
        attention.set(attention(before));
        following = run.snapshot().subscribe((_, now) -> changed(now));
    }

    public ReadOnlyObjectProperty<Attention> attention() {
        return attention.getReadOnlyProperty();
    }

    /** The titles of the steps that are running. */
    public List<String> running() {
        return tasks.values().stream().map(UnderWay.Task::title).toList();
    }

    /** Somebody looks at the run now: what was there to be seen is seen. */
    public void looked() {
        unseen = Attention.QUIET;
        attention.set(attention(before));
    }

    /** Nothing is told any more. */
    public void end() {
        following.unsubscribe();
        tasks.values().forEach(UnderWay.Task::end);
        tasks.clear();
    }

    private void changed(RunSnapshot now) {
        var events = StepEvent.since(atRest, now);
        before = now;
        rest(now);
        register(now);
        events.forEach(this::happened);
        attention.set(attention(now));
    }

    private void happened(StepEvent event) {
        var looked = isLookedAt.getAsBoolean();
        if (!looked) {
            var wanted = wanted(event);
            if (wanted.compareTo(unseen) > 0) unseen = wanted;
        }
        var key = event.step().key();
        if (looked
                && (isOnlyNext(event)
                        || run.selected().get().filter(key::equals).isPresent())) return;
        tell.accept(told(event, key));
    }

    /** Whoever looks at the run is led to the step whose turn it is anyway. */
    private static boolean isOnlyNext(StepEvent event) {
        return event instanceof StepEvent.WaitsForSomebody;
    }

    private static Attention wanted(StepEvent event) {
        return switch (event) {
            case StepEvent.Finished _ -> Attention.FINISHED;
            case StepEvent.Failed _, StepEvent.InDoubt _ -> Attention.FAILED;
            // what waits says so by the state of the run
            case StepEvent.WaitsForSomebody _ -> Attention.QUIET;
        };
    }

    private Told told(StepEvent event, StepKey key) {
        var title = SafeText.line(event.step().title());
        Runnable open = () -> {
            lookAtIt.run();
            run.select(key);
        };
        return switch (event) {
            case StepEvent.Finished _ -> new Told(Told.Gravity.SUCCESS, Words.of("news.finished", title), "", open);
            case StepEvent.Failed(var _, var message) ->
                new Told(Told.Gravity.FAILURE, Words.of("news.failed", title), SafeText.line(message), open);
            case StepEvent.InDoubt(var _, var why) ->
                new Told(Told.Gravity.FAILURE, Words.of("news.doubt", title), SafeText.line(why), open);
            case StepEvent.WaitsForSomebody _ ->
                new Told(Told.Gravity.WAITING, Words.of("news.waits", title), "", open);
        };
    }

    private void rest(RunSnapshot now) {
        now.steps().stream()
                .filter(step -> !(step.state() instanceof StepState.Running))
                .forEach(step -> atRest.put(step.key(), step.state()));
    }

    private void register(RunSnapshot now) {
        var running = new LinkedHashMap<StepKey, StepView>();
        now.steps().stream()
                .filter(step -> step.state() instanceof StepState.Running && !step.holdsOthers())
                .forEach(step -> running.put(step.key(), step));
        tasks.entrySet().removeIf(entry -> {
            var over = !running.containsKey(entry.getKey());
            if (over) entry.getValue().end();
            return over;
        });
        running.forEach((key, step) -> {
            var task = tasks.computeIfAbsent(
                    key,
                    _ -> underWay.begin(
                            Words.of("news.under-way", SafeText.line(step.title()), caseTitle), () -> run.cancel(key)));
            if (step.state() instanceof StepState.Running(var _, var progress)) task.progress(SafeText.line(progress));
        });
    }

    private Attention attention(RunSnapshot now) {
        if (unseen == Attention.FAILED) return Attention.FAILED;
        if (!tasks.isEmpty()) return Attention.WORKING;
        if (unseen == Attention.FINISHED) return Attention.FINISHED;
        return now.status() instanceof RunStatus.Active && !now.next().isEmpty()
                ? Attention.WAITING_FOR_YOU
                : Attention.QUIET;
    }
}
