package dev.cofferdam.ui.incident;

import dev.cofferdam.aws.Target;
import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.playbook.Step;
import dev.cofferdam.playbook.StepBody;
import dev.cofferdam.run.RunSummary;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.CaseOpener;
import dev.cofferdam.ui.CaseRequest;
import dev.cofferdam.ui.OpenCase;
import dev.cofferdam.ui.Trouble;
import dev.cofferdam.ui.WorkbenchServices;
import dev.cofferdam.ui.incident.run.RunViewModel;
import dev.cofferdam.ui.incident.step.StepViewModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The runs of a case. All of them are opened, so that what any of them holds in the account is seen; one is looked at,
 * the others go on.
 */
final class RunsViewModel {
    /**
     * A run of the case.
     *
     * @param playbook its title, or its id while the run is not open
     * @param work empty while it is being opened, or where it cannot be
     * @param hindrance why it cannot be
     */
    record Entry(String runId, String playbook, String target, Optional<Work> work, Optional<Trouble> hindrance) {
        /** Whether its account may have a break-glass role: only a profile can name one. */
        boolean canBreakGlass() {
            return Target.parse(target) instanceof Target.Profile;
        }

        static Entry of(Work work) {
            var now = work.run().snapshot().get();
            return new Entry(now.runId(), now.playbook().title(), now.target(), Optional.of(work), Optional.empty());
        }

        static Entry closed(RunSummary run, Optional<Trouble> hindrance) {
            return new Entry(run.runId(), run.playbook().id(), run.target(), Optional.empty(), hindrance);
        }
    }

    private final WorkbenchServices services;
    private final Background background;
    private final CaseOpener opener;
    private final OpenCase incident;
    private final List<OpenCase.OpenRun> opened = new ArrayList<>();
    private final Map<String, RunSummary> former = new HashMap<>();
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Work>> current = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Trouble>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper beginning = new ReadOnlyBooleanWrapper();
    private final List<Runnable> listeners = new ArrayList<>();
    /** Once cancelled, what they open is closed again. */
    private final List<Background.Job> opening = new ArrayList<>();

    RunsViewModel(WorkbenchServices services, Background background, OpenCase incident) {
        this.services = services;
        this.background = background;
        this.incident = incident;
        this.opener = new CaseOpener(services);
        var first = incident.work();
        if (first == null) {
            trouble.set(Optional.ofNullable(incident.hindrance()));
        } else {
            show(work(first));
        }
    }

    /** The oldest first. */
    ObservableList<Entry> entries() {
        return entries;
    }

    /** The run that is looked at; empty where there is none, or none can go on. */
    ReadOnlyObjectProperty<Optional<Work>> current() {
        return current.getReadOnlyProperty();
    }

    /** Why the run that was wanted last is not there. */
    ReadOnlyObjectProperty<Optional<Trouble>> trouble() {
        return trouble.getReadOnlyProperty();
    }

    /** Whether a new run is being begun. */
    ReadOnlyBooleanProperty beginning() {
        return beginning.getReadOnlyProperty();
    }

    /** Those that could not be opened, the newest first. */
    List<Entry> hindered() {
        return entries.reversed().stream()
                .filter(entry -> entry.hindrance().isPresent())
                .toList();
    }

    /** Those that are open. */
    List<Work> works() {
        return entries.stream().flatMap(entry -> entry.work().stream()).toList();
    }

    /** Opens the runs that the case has beside the one that is shown, the newest first. */
    void openOthers() {
        var log = incident.log();
        if (log == null) return;
        background.run(
                _ -> services.runs().list(incident.reader()),
                all -> openOthers(log, all),
                happened -> trouble.set(Optional.of(happened)));
    }

    private void openOthers(CaseLog log, List<RunSummary> all) {
        var present = entries.stream().map(Entry::runId).toList();
        var others = all.stream().filter(run -> !present.contains(run.runId())).toList();
        // what could not be opened with the case is not tried a second time by itself
        var hindered = incident.work() == null && incident.hindrance() != null
                ? CaseOpener.latest(all)
                : Optional.<RunSummary>empty();
        for (var i = 0; i < others.size(); i++) {
            var run = others.get(i);
            former.put(run.runId(), run);
            var why = hindered.filter(run::equals).map(_ -> incident.hindrance());
            entries.add(i, Entry.closed(run, why));
        }
        changed();
        others.reversed().stream()
                .filter(run -> hindered.filter(run::equals).isEmpty())
                .forEach(run -> open(log, run, null));
    }

    void select(Work work) {
        current.set(Optional.of(work));
        changed();
    }

    /** Calls it now and whenever there is another run, another one is looked at, or one has gone on. */
    void onChange(Runnable listener) {
        listeners.add(listener);
        listener.run();
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    /** Tries again what could not be opened. */
    void retry(Entry entry) {
        retry(entry, null);
    }

    /** @param breakGlass why the account's break-glass role is needed; null: it is not */
    void retry(Entry entry, @Nullable String breakGlass) {
        var log = incident.log();
        var run = former.get(entry.runId());
        if (log == null || run == null) return;
        trouble.set(Optional.empty());
        replace(Entry.closed(run, Optional.empty()));
        open(log, run, breakGlass);
    }

    /**
     * Goes on with a run as its account's break-glass role, which takes changes back too. It stays as it is where that
     * does not let us in.
     */
    void breakGlass(Work work, String reason, Consumer<Trouble> failed) {
        var log = incident.log();
        if (log == null) return;
        var open = new OpenCase.OpenRun(work.run().run(), work.session());
        opening.add(background.run(
                _ -> opener.breakGlass(log, open, reason),
                entered -> {
                    opened.remove(open);
                    opened.add(entered);
                    exchange(work, work(entered));
                },
                failed));
    }

    private void exchange(Work old, Work entered) {
        var isCurrent = current.get().filter(old::equals).isPresent();
        old.run().selected().get().ifPresent(entered.run()::select);
        replace(Entry.of(entered));
        if (isCurrent) select(entered);
        left(old);
    }

    private void left(Work old) {
        background.run(
                _ -> {
                    old.run().leave();
                    return true;
                },
                _ -> {},
                happened -> trouble.set(Optional.of(happened)));
    }

    /** Begins another run, which is then looked at. */
    void begin(CaseRequest.NewRun wanted) {
        var log = incident.log();
        if (log == null || beginning.get()) return;
        beginning.set(true);
        trouble.set(Optional.empty());
        opening.add(background.run(
                _ -> opener.begin(log, wanted),
                begun -> {
                    beginning.set(false);
                    opened.add(begun);
                    show(work(begun));
                },
                happened -> {
                    beginning.set(false);
                    trouble.set(Optional.of(happened));
                }));
    }

    /** Lets go of the runs; may take its time. The one that the case was opened with is closed with the case. */
    void close() throws Exception {
        opening.forEach(Background.Job::cancel);
        for (var work : works()) work.run().leave();
        opened.forEach(OpenCase.OpenRun::close);
    }

    private void open(CaseLog log, RunSummary run, @Nullable String breakGlass) {
        opening.add(background.run(
                _ -> opener.reopen(log, run, breakGlass),
                open -> {
                    opened.add(open);
                    var work = work(open);
                    replace(Entry.of(work));
                    if (current.get().isEmpty()) {
                        trouble.set(Optional.empty());
                        select(work);
                    }
                },
                happened -> replace(Entry.closed(run, Optional.of(happened)))));
    }

    private void show(Work work) {
        entries.add(Entry.of(work));
        select(work);
    }

    private Work work(OpenCase.OpenRun open) {
        var run = new RunViewModel(open.run(), background);
        lookAtAllRounds(run);
        run.snapshot().subscribe((_, _) -> changed());
        return new Work(run, new StepViewModel(run, services.actions(), background), open.session());
    }

    /** Where one action is to be run on many things, the decision about all of them is what somebody wants to see. */
    private static void lookAtAllRounds(RunViewModel run) {
        run.selectedView()
                .filter(view -> view.key().iteration() != null)
                .filter(view -> isTogether(view.step()))
                .map(view -> view.key().loop())
                .filter(loop -> run.snapshot().get().steps().stream()
                                .filter(step -> step.key().iteration() != null
                                        && step.key().loop().equals(loop))
                                .count()
                        > 1)
                .ifPresent(run::select);
    }

    private static boolean isTogether(Step step) {
        var loop = step.forEach();
        return loop != null && loop.maxParallel() > 1 && step.body() instanceof StepBody.Act;
    }

    private void replace(Entry entry) {
        for (var i = 0; i < entries.size(); i++) {
            if (entries.get(i).runId().equals(entry.runId())) entries.set(i, entry);
        }
        changed();
    }
}
