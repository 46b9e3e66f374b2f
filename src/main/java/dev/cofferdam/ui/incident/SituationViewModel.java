package dev.cofferdam.ui.incident;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.playbook.Phase;
import dev.cofferdam.run.RunSnapshot;
import dev.cofferdam.run.Situation;
import dev.cofferdam.run.StepView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Where am I, what is next, what have I done: over all runs of the case that are open. */
final class SituationViewModel {
    /** A step of one of the runs. */
    record Item(Work work, StepView view) {}

    /** @param settled of {@code steps} */
    record PhaseProgress(Phase phase, long settled, long steps, boolean current) {
        boolean done() {
            return settled == steps;
        }
    }

    /**
     * @param next of the run that is looked at
     * @param phases of the run that is looked at, in the order of the phases
     * @param containedAt empty while some containment is left in any run, or there is none
     */
    record Picture(
            List<Item> contained,
            List<Item> evidence,
            List<Item> inDoubt,
            List<Item> failed,
            Optional<Item> next,
            List<PhaseProgress> phases,
            Optional<Instant> containedAt) {
        static final Picture EMPTY =
                new Picture(List.of(), List.of(), List.of(), List.of(), Optional.empty(), List.of(), Optional.empty());
    }

    private final RunsViewModel runs;
    private final ActionRegistry actions;
    private final ReadOnlyObjectWrapper<Picture> picture = new ReadOnlyObjectWrapper<>(Picture.EMPTY);

    SituationViewModel(RunsViewModel runs, ActionRegistry actions) {
        this.runs = runs;
        this.actions = actions;
        runs.onChange(this::refresh);
    }

    ReadOnlyObjectProperty<Picture> picture() {
        return picture.getReadOnlyProperty();
    }

    void goTo(Item item) {
        runs.select(item.work());
        item.work().run().select(item.view().key());
    }

    /** To the first step of a phase that is not settled, else to its first. */
    void goTo(Phase phase) {
        runs.current().get().ifPresent(work -> {
            var now = work.run().snapshot().get();
            var phases = now.phases();
            var its = steps(now).stream()
                    .filter(view -> phases.get(view.key()) == phase)
                    .toList();
            its.stream()
                    .filter(view -> !view.state().settled())
                    .findFirst()
                    .or(() -> its.stream().findFirst())
                    .map(StepView::key)
                    .ifPresent(work.run()::select);
        });
    }

    private void refresh() {
        var works = runs.works();
        var situations = works.stream()
                .map(work -> Situation.of(work.run().snapshot().get(), actions))
                .toList();
        picture.set(new Picture(
                all(works, situations, Situation::contained),
                all(works, situations, Situation::evidence),
                all(works, situations, Situation::inDoubt),
                all(works, situations, Situation::failed),
                next(works, situations),
                runs.current()
                        .get()
                        .map(work -> phases(work.run().snapshot().get()))
                        .orElse(List.of()),
                containedAt(situations)));
    }

    private static List<Item> all(
            List<Work> works, List<Situation> situations, Function<Situation, List<StepView>> which) {
        var items = new ArrayList<Item>();
        for (var i = 0; i < works.size(); i++) {
            for (var view : which.apply(situations.get(i))) items.add(new Item(works.get(i), view));
        }
        return List.copyOf(items);
    }

    private Optional<Item> next(List<Work> works, List<Situation> situations) {
        for (var i = 0; i < works.size(); i++) {
            var work = works.get(i);
            if (runs.current().get().filter(work::equals).isPresent()) {
                return situations.get(i).next().map(view -> new Item(work, view));
            }
        }
        return Optional.empty();
    }

    /** One run that has contained nothing yet holds the clock; one without any containment does not. */
    private static Optional<Instant> containedAt(List<Situation> situations) {
        var those = situations.stream()
                .filter(Situation::hasContainment)
                .map(Situation::containedAt)
                .toList();
        if (those.isEmpty() || those.stream().anyMatch(Optional::isEmpty)) return Optional.empty();
        return those.stream().flatMap(Optional::stream).max(Instant::compareTo);
    }

    private static List<PhaseProgress> phases(RunSnapshot now) {
        var counted = new EnumMap<Phase, long[]>(Phase.class);
        var phases = now.phases();
        for (var view : steps(now)) {
            var phase = phases.get(view.key());
            if (phase == null) continue;
            var counts = counted.computeIfAbsent(phase, _ -> new long[2]);
            counts[1]++;
            if (view.state().settled()) counts[0]++;
        }
        var current = currentPhase(now);
        return counted.keySet().stream()
                .map(phase ->
                        progress(phase, counted, current.filter(phase::equals).isPresent()))
                .toList();
    }

    private static PhaseProgress progress(Phase phase, Map<Phase, long[]> counted, boolean current) {
        var counts = counted.getOrDefault(phase, new long[2]);
        return new PhaseProgress(phase, counts[0], counts[1], current);
    }

    private static Optional<Phase> currentPhase(RunSnapshot now) {
        var phases = now.phases();
        return now.next().stream().findFirst().map(phases::get);
    }

    /** What somebody or something does, not what holds it. */
    private static List<StepView> steps(RunSnapshot now) {
        return now.steps().stream().filter(view -> !view.holdsOthers()).toList();
    }
}
