package dev.cofferdam.ui.incident.step;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.run.RoundsPlan;
import dev.cofferdam.run.Run;
import dev.cofferdam.run.StepKey;
import dev.cofferdam.ui.incident.run.RunViewModel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** All rounds of the loop that is looked at, and what the responder means to do with them together. */
public final class RoundsViewModel {
    private final RunViewModel run;
    private final ActionRegistry actions;
    private final Map<StepKey, RoundsPlan> plans = new HashMap<>();
    private final Map<StepKey, RoundsPlan> undoPlans = new HashMap<>();
    private final StringProperty number = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<RoundsPicture>> picture =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    RoundsViewModel(RunViewModel run, ActionRegistry actions) {
        this.run = run;
        this.actions = actions;
        run.selected().subscribe(_ -> {
            number.set("");
            refresh();
        });
        run.snapshot().subscribe(_ -> refresh());
        run.activity().subscribe(_ -> refresh());
    }

    /** Empty where the step that is looked at is no loop, nor a round of one, whose rounds go together. */
    ReadOnlyObjectProperty<Optional<RoundsPicture>> picture() {
        return picture.getReadOnlyProperty();
    }

    /** How many resources are changed, as it is typed to confirm what cannot be taken back. */
    StringProperty number() {
        return number;
    }

    void plan() {
        onLoop(loop -> run.perform(loop, on -> on.planRounds(loop), plan -> {
            plans.put(loop, plan);
            refresh();
        }));
    }

    void run() {
        onLoop(loop -> {
            var plan = plans.get(loop);
            var hash = plan == null ? null : plan.hash();
            var typed = number.get().isBlank() ? null : number.get().strip();
            perform(loop, on -> on.runRounds(loop, hash, typed));
        });
    }

    void retry() {
        onLoop(loop -> perform(loop, on -> on.retryRounds(loop)));
    }

    /** Shows what taking all of them back would change. */
    void planUndo() {
        onLoop(loop -> run.perform(loop, on -> on.planUndoRounds(loop), plan -> {
            undoPlans.put(loop, plan);
            refresh();
        }));
    }

    void undo() {
        onLoop(loop -> {
            var plan = undoPlans.get(loop);
            if (plan != null) perform(loop, on -> on.undoRounds(loop, plan.hash()));
        });
    }

    /** Takes nothing back. */
    void keepThem() {
        onLoop(undoPlans::remove);
        refresh();
    }

    void cancel() {
        onLoop(run::cancelRounds);
    }

    /** What the coloured button does. */
    void doPrimary() {
        picture.get().filter(RoundsPicture::whole).ifPresent(now -> {
            if (now.canRun()) run();
            else if (now.canPlan()) plan();
            else if (now.canRetry()) retry();
        });
    }

    /** Looks at all of them together. */
    void selectLoop() {
        onLoop(run::select);
    }

    /** Looks at one of them. */
    void select(StepKey round) {
        run.select(round);
    }

    private void perform(StepKey loop, Consumer<Run> intent) {
        run.perform(
                loop,
                on -> {
                    intent.accept(on);
                    return true;
                },
                _ -> {});
    }

    private void onLoop(Consumer<StepKey> use) {
        picture.get().map(RoundsPicture::loop).ifPresent(use);
    }

    private void refresh() {
        picture.set(run.selectedView()
                .flatMap(view -> RoundsPicture.of(
                        run.snapshot().get(),
                        view,
                        actions,
                        Optional.ofNullable(plans.get(view.key().loop())),
                        Optional.ofNullable(undoPlans.get(view.key().loop())),
                        run.isBusy(view.key().loop()))));
    }
}
