package dev.cofferdam.ui.incident;

import dev.cofferdam.run.StepState;
import dev.cofferdam.run.StepView;
import java.time.Instant;
import java.util.Comparator;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What was changed in the account by any run of the case: in effect, in doubt, or taken back. */
final class ChangesViewModel {
    enum Standing {
        IN_EFFECT,
        IN_DOUBT,
        TAKEN_BACK
    }

    record Item(Work work, StepView view, Standing standing) {
        private Instant at() {
            var last = view.last();
            return last == null ? Instant.EPOCH : last.at();
        }
    }

    private final RunsViewModel runs;
    private final ObservableList<Item> items = FXCollections.observableArrayList();

    ChangesViewModel(RunsViewModel runs) {
        this.runs = runs;
        runs.onChange(this::refresh);
    }

    /** The latest first. */
    ObservableList<Item> items() {
        return items;
    }

    void goTo(Item item) {
        runs.select(item.work());
        item.work().run().select(item.view().key());
    }

    /** Shows, in its step, what taking it back would change. */
    void takeBack(Item item) {
        goTo(item);
        item.work().step().planUndo();
    }

    private void refresh() {
        var now = runs.works().stream()
                .flatMap(work -> work.run().snapshot().get().steps().stream()
                        .filter(view -> isChange(view))
                        .map(view -> new Item(work, view, standing(view))))
                .sorted(Comparator.comparing(Item::at).reversed())
                .toList();
        if (!now.equals(items)) items.setAll(now);
    }

    private static boolean isChange(StepView view) {
        return !view.holdsOthers() && (view.canUndo() || view.state() instanceof StepState.Undone);
    }

    private static Standing standing(StepView view) {
        return switch (view.state()) {
            case StepState.Undone _ -> Standing.TAKEN_BACK;
            case StepState.InDoubt _ -> Standing.IN_DOUBT;
            case StepState.Waiting _,
                    StepState.Ready _,
                    StepState.Planned _,
                    StepState.AwaitingApproval _,
                    StepState.Running _,
                    StepState.Done _,
                    StepState.AlreadyDone _,
                    StepState.Skipped _,
                    StepState.Failed _ -> Standing.IN_EFFECT;
        };
    }
}
