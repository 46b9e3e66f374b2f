package dev.cofferdam.ui.incident.step;

import dev.cofferdam.action.Action;
import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.Risk;
import dev.cofferdam.caselog.Approval;
import dev.cofferdam.playbook.StepBody;
import dev.cofferdam.run.RunStatus;
import dev.cofferdam.run.StepKey;
import dev.cofferdam.run.StepOutcome;
import dev.cofferdam.run.StepState;
import dev.cofferdam.run.StepView;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.InputFormViewModel;
import dev.cofferdam.ui.incident.run.RunViewModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The step that is looked at, and what the responder means to do with it. */
public final class StepViewModel {
    private final RunViewModel run;
    private final ActionRegistry actions;
    private final StepDetails details;
    private final RoundsViewModel rounds;
    private final ReadOnlyObjectWrapper<Optional<StepPicture>> picture = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Map<StepKey, InputFormViewModel> questions = new HashMap<>();
    private final Set<StepKey> looked = new HashSet<>();
    private final Set<StepKey> undoAsked = new HashSet<>();
    private final Set<StepKey> planChanged = new HashSet<>();
    private final StringProperty decidedBy = new SimpleStringProperty("");
    private final StringProperty decisionReason = new SimpleStringProperty("");
    private final StringProperty confirmation = new SimpleStringProperty("");
    private final ReadOnlyLongWrapper refused = new ReadOnlyLongWrapper();

    public StepViewModel(RunViewModel run, ActionRegistry actions, Background background) {
        this.run = run;
        this.actions = actions;
        this.details = new StepDetails(run.run(), background, this::refresh);
        this.rounds = new RoundsViewModel(run, actions);
        run.selected().subscribe(_ -> {
            confirmation.set("");
            decisionReason.set("");
            refresh();
        });
        run.snapshot().subscribe(_ -> refresh());
        run.activity().subscribe(_ -> refresh());
    }

    /** Empty only in a playbook without steps. */
    ReadOnlyObjectProperty<Optional<StepPicture>> picture() {
        return picture.getReadOnlyProperty();
    }

    /** All rounds of a loop, where one is looked at. */
    RoundsViewModel rounds() {
        return rounds;
    }

    /** Who decides an approval. */
    StringProperty decidedBy() {
        return decidedBy;
    }

    StringProperty decisionReason() {
        return decisionReason;
    }

    /** What is typed to confirm a destructive step. */
    StringProperty confirmation() {
        return confirmation;
    }

    /** The questions of a manual step; what was typed stays while other steps are looked at. */
    InputFormViewModel questions(StepView view) {
        return questions.computeIfAbsent(
                view.key(),
                _ -> new InputFormViewModel(
                        view.step().body() instanceof StepBody.Manual manual
                                ? manual.ask().values()
                                : List.of()));
    }

    /** Grows whenever the questions were answered wrongly; what is wrong is told beside them. */
    ReadOnlyLongProperty refused() {
        return refused.getReadOnlyProperty();
    }

    void look() {
        onCurrent(view -> {
            looked.add(view.key());
            planChanged.remove(view.key());
            if (Nature.of(view, actions) == Nature.APPROVAL) preview(view.key());
            else run.perform(view.key(), on -> on.plan(view.key()), _ -> {});
        });
    }

    void run() {
        onCurrent(view -> {
            var plan = view.plan();
            var hash = plan == null ? null : plan.hash();
            var typed = confirmation.get().isBlank() ? null : confirmation.get();
            planChanged.remove(view.key());
            run.perform(view.key(), on -> on.run(view.key(), hash, typed), outcome -> came(view.key(), outcome));
        });
    }

    void answer() {
        onCurrent(view -> {
            var form = questions(view);
            if (!form.check()) {
                refused.set(refused.get() + 1);
                return;
            }
            thenOn(view, on -> on.answer(view.key(), form.texts()));
        });
    }

    void decide(Approval.Decision decision) {
        onCurrent(view -> {
            var why =
                    decisionReason.get().isBlank() ? null : decisionReason.get().strip();
            thenOn(view, on -> on.approve(view.key(), decision, decidedBy.get().strip(), why));
        });
    }

    void skip(String reason) {
        onCurrent(view -> thenOn(view, on -> on.skip(view.key(), reason)));
    }

    void override(String reason) {
        onCurrent(view -> {
            looked.remove(view.key());
            stay(view, on -> on.override(view.key(), reason));
        });
    }

    void retry() {
        onCurrent(view -> {
            looked.remove(view.key());
            stay(view, on -> on.retry(view.key()));
        });
    }

    void settle() {
        onCurrent(view -> {
            looked.remove(view.key());
            stay(view, on -> on.settle(view.key()));
        });
    }

    void cancel() {
        onCurrent(view -> run.cancel(view.key()));
    }

    /** Shows what taking it back would change. */
    public void planUndo() {
        onCurrent(view -> run.perform(view.key(), on -> on.planUndo(view.key()), _ -> undoAsked.add(view.key())));
    }

    void undo() {
        onCurrent(view -> {
            var plan = view.undoPlan();
            if (plan == null) return;
            run.perform(view.key(), on -> on.undo(view.key(), plan.hash()), outcome -> {
                if (outcome instanceof StepOutcome.Ended) undoAsked.remove(view.key());
                came(view.key(), outcome);
            });
        });
    }

    void keepIt() {
        onCurrent(view -> undoAsked.remove(view.key()));
        refresh();
    }

    /** Goes to the step whose turn it is. */
    void goOn() {
        run.following().map(StepView::key).ifPresent(run::select);
    }

    /** What a key press means now: the same as the coloured button. */
    public void doPrimary() {
        picture.get().ifPresent(now -> {
            if (now.nature() == Nature.CONTAINER) rounds.doPrimary();
            else if (now.leadsOn()) goOn();
            else now.primary().ifPresent(this::carryOut);
        });
    }

    private void carryOut(Deed deed) {
        switch (deed) {
            case LOOK -> look();
            case RUN -> run();
            case ANSWER -> answer();
            case APPROVE -> decide(Approval.Decision.APPROVED);
            case SETTLE -> settle();
            case RETRY -> retry();
            case REJECT, OVERRIDE, SKIP, UNDO, CANCEL -> throw new IllegalStateException("not for one key: " + deed);
        }
    }

    private void came(StepKey key, StepOutcome outcome) {
        switch (outcome) {
            case StepOutcome.PlanChanged _ -> planChanged.add(key);
            case StepOutcome.Ended _ -> {}
        }
    }

    private void stay(StepView view, Consumer<dev.cofferdam.run.Run> intent) {
        run.perform(view.key(), done(intent), _ -> {});
    }

    /** Where there is no result to be read, what comes next is what the responder wants to see. */
    private void thenOn(StepView view, Consumer<dev.cofferdam.run.Run> intent) {
        run.perform(view.key(), done(intent), _ -> {
            if (run.selected().get().filter(view.key()::equals).isPresent()) run.selectNext();
        });
    }

    private static RunViewModel.Intent<Boolean> done(Consumer<dev.cofferdam.run.Run> intent) {
        return on -> {
            intent.accept(on);
            return true;
        };
    }

    private void onCurrent(Consumer<StepView> use) {
        run.selectedView().ifPresent(use);
    }

    private void refresh() {
        var view = run.selectedView();
        picture.set(view.map(this::pictureOf));
        view.ifPresent(details::follow);
        view.ifPresent(this::lookByItself);
    }

    /** For whoever decides: what the step would do that the decision lets through. */
    private void preview(StepKey approval) {
        run.perform(approval, on -> on.letsThrough(approval).isEmpty() ? List.of() : on.preview(approval), _ -> {});
    }

    /** Planning only reads, so it does not wait for somebody to ask; once, so that a failed look is not repeated. */
    private void lookByItself(StepView view) {
        var now = run.snapshot().get();
        var wantsPlan = (view.state() instanceof StepState.Ready && Nature.of(view, actions) == Nature.CHANGING)
                || view.state() instanceof StepState.AwaitingApproval;
        if (wantsPlan
                && now.status() instanceof RunStatus.Active
                && view.plan() == null
                && view.previews().isEmpty()
                && !run.isBusy(view.key())
                && looked.add(view.key())) {
            look();
        }
    }

    private StepPicture pictureOf(StepView view) {
        var now = run.snapshot().get();
        var nature = Nature.of(view, actions);
        return new StepPicture(
                view,
                nature,
                view.step().body() instanceof StepBody.Act act
                        ? actions.find(act.action()).map(Action::spec)
                        : Optional.empty(),
                details.guidance(view.key()),
                details.inputs(view.key()),
                nature == Nature.CONTAINER
                        ? Deed.ofContainer(view, now)
                        : Deed.possible(view, nature, now.status(), now.dryRun()),
                run.isBusy(view.key()),
                // a failed step tells of its failure itself
                view.state() instanceof StepState.Failed ? Optional.empty() : run.trouble(view.key()),
                undoAsked.contains(view.key()) && view.canUndo()
                        ? Optional.ofNullable(view.undoPlan())
                        : Optional.empty(),
                planChanged.contains(view.key()),
                run.following(),
                now.status(),
                now.dryRun());
    }

    /** Whether the step wants the name of a resource typed. */
    static boolean wantsConfirmation(StepPicture shown) {
        var plan = shown.view().plan();
        return shown.deeds().contains(Deed.RUN)
                && !shown.dryRun()
                && plan != null
                && !plan.nothingToDo()
                && shown.spec().filter(spec -> spec.risk() == Risk.DESTRUCTIVE).isPresent();
    }
}
