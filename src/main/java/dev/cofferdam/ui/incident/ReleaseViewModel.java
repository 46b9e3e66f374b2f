package dev.cofferdam.ui.incident;

import dev.cofferdam.run.Run;
import dev.cofferdam.run.ShownPlan;
import dev.cofferdam.run.StepKey;
import dev.cofferdam.run.StepOutcome;
import dev.cofferdam.run.StepState;
import dev.cofferdam.run.StepView;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.Trouble;
import dev.cofferdam.ui.Words;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Takes back everything that a run changed, the latest change first. All plans are shown before the first yes; a plan
 * that no longer holds when its turn comes stops it and is shown anew.
 */
final class ReleaseViewModel {
    enum Stage {
        LOOKING,
        /** All plans are shown; waits for a yes. */
        SHOWN,
        RELEASING,
        /** Something is in the way; another look can be taken. */
        STOPPED,
        RELEASED
    }

    enum Progress {
        WAITING,
        WORKING,
        UNDONE,
        STOPPED
    }

    record Item(StepKey key, String title, Progress progress, Optional<ShownPlan> plan, Optional<Trouble> trouble) {
        Item at(Progress now) {
            return new Item(key, title, now, plan, Optional.empty());
        }

        Item shown(ShownPlan now) {
            return new Item(key, title, Progress.WAITING, Optional.of(now), Optional.empty());
        }

        Item stopped(Trouble why) {
            return new Item(key, title, Progress.STOPPED, plan, Optional.of(why));
        }
    }

    private final Run run;
    private final Background background;
    private final ObservableList<Item> items = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.LOOKING);

    ReleaseViewModel(Run run, Background background) {
        this.run = run;
        this.background = background;
    }

    /** In the order in which they are taken back. */
    ObservableList<Item> items() {
        return items;
    }

    ReadOnlyObjectProperty<Stage> stage() {
        return stage.getReadOnlyProperty();
    }

    /** Plans all of them, reading only. */
    void look() {
        stage.set(Stage.LOOKING);
        var snapshot = run.snapshot();
        items.setAll(run.undoable().stream()
                .map(key -> new Item(
                        key,
                        snapshot.step(key).map(StepView::title).orElse(key.path()),
                        Progress.WAITING,
                        Optional.empty(),
                        Optional.empty()))
                .toList());
        look(0);
    }

    void release() {
        if (stage.get() != Stage.SHOWN) return;
        stage.set(Stage.RELEASING);
        release(0);
    }

    private void look(int index) {
        if (index == items.size()) {
            stage.set(Stage.SHOWN);
            return;
        }
        var item = items.get(index);
        items.set(index, item.at(Progress.WORKING));
        background.run(
                _ -> run.planUndo(item.key()),
                plan -> {
                    items.set(index, item.shown(plan));
                    look(index + 1);
                },
                trouble -> stop(index, item, trouble));
    }

    private void release(int index) {
        if (index == items.size()) {
            stage.set(Stage.RELEASED);
            return;
        }
        var item = items.get(index);
        item.plan().ifPresent(plan -> {
            items.set(index, item.at(Progress.WORKING));
            background.run(
                    _ -> run.undo(item.key(), plan.hash()),
                    outcome -> came(index, item, outcome),
                    trouble -> stop(index, item, trouble));
        });
    }

    private void came(int index, Item item, StepOutcome outcome) {
        switch (outcome) {
            case StepOutcome.PlanChanged(var plan) ->
                stop(
                        index,
                        item.shown(plan),
                        new Trouble(
                                Words.of("release.changed.what"),
                                Words.of("release.changed.meaning"),
                                Words.of("release.changed.todo")));
            case StepOutcome.Ended(var state) -> {
                if (state instanceof StepState.Undone) {
                    items.set(index, item.at(Progress.UNDONE));
                    release(index + 1);
                } else {
                    stop(index, item, troubleOf(state));
                }
            }
        }
    }

    private static Trouble troubleOf(StepState state) {
        return switch (state) {
            case StepState.Failed failed ->
                new Trouble(failed.failure().what(), "", failed.failure().todo());
            case StepState.InDoubt(var why) -> new Trouble(why, "", Words.of("release.doubt.todo"));
            case StepState.Waiting _,
                    StepState.Ready _,
                    StepState.Planned _,
                    StepState.AwaitingApproval _,
                    StepState.Running _,
                    StepState.Done _,
                    StepState.AlreadyDone _,
                    StepState.Skipped _,
                    StepState.Undone _ ->
                new Trouble(Words.of("release.not-undone"), "", Words.of("release.doubt.todo"));
        };
    }

    private void stop(int index, Item item, Trouble why) {
        items.set(index, item.stopped(why));
        stage.set(Stage.STOPPED);
    }
}
