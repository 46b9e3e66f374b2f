package dev.cofferdam.ui.incident.run;

import dev.cofferdam.run.Run;
import dev.cofferdam.run.RunSnapshot;
import dev.cofferdam.run.StepKey;
import dev.cofferdam.run.StepView;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.Trouble;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** A run as it goes on: its steps, the one that is looked at, and what is under way for each. */
public final class RunViewModel {
    /** Something that the run is asked to do for one step. */
    public interface Intent<T> {
        T carryOut(Run run) throws Exception;
    }

    private final Run run;
    private final Background background;
    private final AutoCloseable subscription;
    private final AtomicReference<Optional<RunSnapshot>> arrived = new AtomicReference<>(Optional.empty());
    private final ReadOnlyObjectWrapper<RunSnapshot> snapshot;
    private final ObservableList<StepRow> rows = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<StepKey>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final Set<StepKey> busy = new HashSet<>();
    private final Map<String, Trouble> troubles = new TreeMap<>();
    private final ReadOnlyObjectWrapper<Long> activity = new ReadOnlyObjectWrapper<>(0L);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    public RunViewModel(Run run, Background background) {
        this.run = run;
        this.background = background;
        this.snapshot = new ReadOnlyObjectWrapper<>(run.snapshot());
        this.subscription = run.onChange(this::changed);
        show(run.snapshot());
        selectNext();
    }

    public ReadOnlyObjectProperty<RunSnapshot> snapshot() {
        return snapshot.getReadOnlyProperty();
    }

    public ObservableList<StepRow> rows() {
        return rows;
    }

    /** The step that is looked at; empty only in a playbook without steps. */
    public ObjectProperty<Optional<StepKey>> selected() {
        return selected;
    }

    public Optional<StepView> selectedView() {
        return selected.get().flatMap(snapshot.get()::step);
    }

    /** Changes whenever an intent begins or ends. */
    public ReadOnlyObjectProperty<Long> activity() {
        return activity.getReadOnlyProperty();
    }

    /** What went wrong with an intent on the run as a whole; empty while nothing did. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    public boolean isBusy(StepKey key) {
        return busy.contains(key);
    }

    public Optional<Trouble> trouble(StepKey key) {
        return Optional.ofNullable(troubles.get(key.path()));
    }

    /** The step whose turn it is, other than the one that is looked at. */
    public Optional<StepView> following() {
        var now = snapshot.get();
        return now.next().stream()
                .filter(key -> selected.get().filter(key::equals).isEmpty())
                .findFirst()
                .flatMap(now::step);
    }

    public void select(StepKey key) {
        selected.set(Optional.of(key));
    }

    public void selectNext() {
        var now = snapshot.get();
        now.next().stream()
                .findFirst()
                .map(key -> together(key, now))
                .or(() -> selected.get().isPresent()
                        ? Optional.empty()
                        : now.steps().stream().findFirst().map(StepView::key))
                .ifPresent(this::select);
    }

    /** Rounds that go together are come to together, unless the responder goes through them one by one. */
    private StepKey together(StepKey next, RunSnapshot now) {
        var oneByOne = selected.get()
                .filter(at -> at.iteration() != null && at.loop().equals(next.loop()))
                .isPresent();
        return next.iteration() == null
                        || oneByOne
                        || now.step(next)
                                .filter(view -> view.step().roundsGoTogether())
                                .isEmpty()
                        || now.step(next.loop().round(1)).isEmpty()
                ? next
                : next.loop();
    }

    /** Carries an intent out off the screen's thread, one at a time for each step. */
    public <T> void perform(StepKey key, Intent<T> intent, Consumer<? super T> done) {
        if (!busy.add(key)) return;
        troubles.remove(key.path());
        tick();
        background.run(
                _ -> intent.carryOut(run),
                result -> {
                    busy.remove(key);
                    takeOver();
                    done.accept(result);
                    tick();
                },
                trouble -> {
                    busy.remove(key);
                    troubles.put(key.path(), trouble);
                    takeOver();
                    tick();
                });
    }

    /** Asks a running step to stop, which must not wait for what is under way. */
    public void cancel(StepKey key) {
        cancel(key, run::cancel);
    }

    /** Asks all rounds of a loop to stop, and begins no more of them. */
    public void cancelRounds(StepKey loop) {
        cancel(loop, run::cancelRounds);
    }

    private void cancel(StepKey key, Consumer<StepKey> intent) {
        background.run(
                _ -> {
                    intent.accept(key);
                    return true;
                },
                _ -> {},
                trouble -> {
                    troubles.put(key.path(), trouble);
                    tick();
                });
    }

    public void pause(String why) {
        onWhole(asked -> asked.pause(why));
    }

    public void resume() {
        onWhole(Run::resume);
    }

    public Run run() {
        return run;
    }

    /** Hears nothing of the run any more. */
    public void leave() throws Exception {
        subscription.close();
    }

    private void onWhole(Consumer<Run> intent) {
        problem.set("");
        background.run(
                _ -> {
                    intent.accept(run);
                    return true;
                },
                _ -> takeOver(),
                trouble -> problem.set(trouble.what()));
    }

    /** On the run's thread. Many changes in a row are shown as one. */
    private void changed(RunSnapshot now) {
        if (arrived.getAndSet(Optional.of(now)).isEmpty()) {
            background.onScreen(() -> arrived.getAndSet(Optional.empty()).ifPresent(this::show));
        }
    }

    /** What the run says now, without waiting for its own word of it. */
    private void takeOver() {
        show(run.snapshot());
    }

    private void show(RunSnapshot now) {
        replace(StepRow.of(now));
        snapshot.set(now);
    }

    /** Only what is different, so that the list keeps its place. */
    private void replace(List<StepRow> now) {
        if (now.size() != rows.size()) {
            rows.setAll(now);
            return;
        }
        for (var i = 0; i < now.size(); i++) {
            if (!rows.get(i).equals(now.get(i))) rows.set(i, now.get(i));
        }
    }

    private void tick() {
        activity.set(activity.get() + 1);
    }
}
