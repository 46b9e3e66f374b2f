package dev.cofferdam.ui.incident;

import dev.cofferdam.action.Action;
import dev.cofferdam.ui.CaseLinks;
import dev.cofferdam.ui.FurtherRun;
import dev.cofferdam.ui.OpenCase;
import dev.cofferdam.ui.OverlayBox;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.ReasonPrompt;
import dev.cofferdam.ui.Surround;
import dev.cofferdam.ui.Trouble;
import dev.cofferdam.ui.TroublePanel;
import dev.cofferdam.ui.Words;
import dev.cofferdam.ui.incident.action.ActionBrowserView;
import dev.cofferdam.ui.incident.action.ActionBrowserViewModel;
import dev.cofferdam.ui.incident.action.ActionFormView;
import dev.cofferdam.ui.incident.graph.GraphView;
import dev.cofferdam.ui.incident.run.RunViewModel;
import java.util.function.Consumer;

/** What can be done with a case as a whole; each asks in an overlay first. */
final class CaseDeeds {
    private final IncidentViewModel model;
    private final OpenCase incident;
    private final CaseFactsViewModel facts;
    private final RunsViewModel runs;
    private final NoteViewModel note;
    private final CaseLinks links;
    private final Surround window;

    CaseDeeds(IncidentViewModel model, IncidentViewModel.Stage.Opened opened, CaseLinks links, Surround window) {
        this.model = model;
        this.incident = opened.incident();
        this.facts = opened.facts();
        this.runs = opened.runs();
        this.note = model.note(opened);
        this.links = links;
        this.window = window;
    }

    void note() {
        if (incident.log() != null) window.showOverlay(new NoteEditor(note, window, links));
    }

    /** Title, severity, assignee, summary. */
    void edit() {
        if (facts.canChange()) window.showOverlay(new EditCaseView(facts.edit(), window));
    }

    /** Another run, most likely on the account of the one that is looked at. */
    void another() {
        var current = runs.current().get();
        var log = incident.log();
        if (log == null) return;
        var further = new FurtherRun(
                incident.summary(),
                current.map(work -> work.run().snapshot().get().target()),
                current.map(work -> model.listing(log, work)));
        window.showNewRun(further, runs::begin);
    }

    /** Whether an action can be run by itself: on the account of the run that is looked at. */
    boolean canAct() {
        return incident.log() != null && runs.current().get().isPresent();
    }

    /** One action by itself, as a further run. */
    void act() {
        if (!canAct()) return;
        var browser = model.actions();
        window.showOverlay(new ActionBrowserView(browser, window, action -> act(browser, action)));
    }

    private void act(ActionBrowserViewModel browser, Action<?, ?> action) {
        var log = incident.log();
        if (log == null) return;
        runs.current()
                .get()
                .ifPresent(work -> window.showOverlay(new ActionFormView(
                        model.action(action, log, work),
                        window,
                        wanted -> {
                            window.hideOverlay();
                            runs.begin(wanted);
                        },
                        () -> window.showOverlay(
                                new ActionBrowserView(browser, window, other -> act(browser, other))))));
    }

    void export() {
        window.showOverlay(new ExportView(model.export(incident), window));
    }

    /** The step that is looked at, with its records, for a ticket. */
    void copyStep(Work work) {
        model.markdown(incident, work, Parts::copy, happened -> told(Words.of("step.copy.failed"), happened));
    }

    /** A graph that a step kept among the evidence. */
    void graph(String title, String sha256) {
        var log = incident.log();
        if (log == null) return;
        var graph = model.graph(log, title, sha256);
        window.showOverlay(new GraphView(graph, window));
        graph.load();
    }

    private void told(String title, Trouble trouble) {
        var box = new OverlayBox(title, window, 560);
        box.content(new TroublePanel(trouble));
        window.showOverlay(box);
    }

    void pause(RunViewModel run) {
        window.showOverlay(new ReasonPrompt(
                Words.of("pause.title"), Words.of("pause.text"), Words.of("case.pause"), window, run::pause));
    }

    /** Goes on with a run as its account's break-glass role. */
    void breakGlass(Work work) {
        askForGlass(reason -> runs.breakGlass(work, reason, happened -> told(Words.of("glass.failed"), happened)));
    }

    /** Opens a run that could not be opened, as its account's break-glass role. */
    void breakGlass(RunsViewModel.Entry hindered) {
        askForGlass(reason -> runs.retry(hindered, reason));
    }

    private void askForGlass(Consumer<String> use) {
        window.showOverlay(new ReasonPrompt(
                Words.of("glass.title"), Words.of("glass.text"), Words.of("glass.agree"), window, use));
    }

    /** What of the run the responder may do. */
    void preflight(Work work) {
        var log = incident.log();
        if (log == null) return;
        var preflight = model.preflight(log, work);
        window.showOverlay(new PreflightView(preflight, window));
        preflight.ask();
    }

    void release(RunViewModel run) {
        var release = model.release(run.run());
        window.showOverlay(new ReleaseView(release, window));
        release.look();
    }
}
