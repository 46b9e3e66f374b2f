package dev.cofferdam.ui.incident;

import dev.cofferdam.run.StepKey;
import dev.cofferdam.ui.CaseLinks;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.Surround;
import dev.cofferdam.ui.TroublePanel;
import dev.cofferdam.ui.Words;
import dev.cofferdam.ui.incident.run.StepList;
import dev.cofferdam.ui.incident.step.StepPane;
import dev.cofferdam.ui.incident.timeline.RecordPages;
import dev.cofferdam.ui.incident.timeline.TimelinePane;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** An opened case: banner, header, situation; steps, current step, timeline beside them; status. */
final class CaseView extends BorderPane {
    private static final KeyCombination NOTE = new KeyCodeCombination(KeyCode.N, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination SEARCH = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination TIME = new KeyCodeCombination(KeyCode.G, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination GO = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination GO_TOO = new KeyCodeCombination(KeyCode.F5);
    private static final KeyCombination PART = new KeyCodeCombination(KeyCode.F6);
    private static final KeyCombination PART_BACK = new KeyCodeCombination(KeyCode.F6, KeyCombination.SHIFT_DOWN);

    private final IncidentViewModel.Stage.Opened opened;
    private final CaseDeeds deeds;
    private final Surround window;
    private final CaseLinks links;
    private final TimelinePane timeline;
    private final StackPane steps = new StackPane();
    private final StackPane step = new StackPane();
    private final Map<Work, Panes> panes = new HashMap<>();
    private final ClocksViewModel clocks;

    /** What is shown of one run; kept while others are looked at, with what was typed and where it was scrolled to. */
    private record Panes(StepList steps, StepPane step) {}

    CaseView(IncidentViewModel model, IncidentViewModel.Stage.Opened opened, Surround window) {
        this.opened = opened;
        this.window = window;
        this.links = new RecordPages(
                opened.incident().reader(),
                model.background(),
                window,
                opened.timeline().zone()::get,
                this::showStep);
        this.deeds = new CaseDeeds(model, opened, links, window);
        this.timeline = new TimelinePane(opened.timeline(), links);
        opened.timeline().zone().bindBidirectional(window.settings().zone());
        this.clocks = new ClocksViewModel(opened.incident().summary().openedAt());
        getStyleClass().add("incident");
        var session = new SessionTimeViewModel(
                opened.runs()
                        .current()
                        .map(work -> work.map(open -> open.session().validity())),
                model::now);
        var top = new VBox(new Banner(opened, session.time()), new CaseHeader(opened, deeds, window));
        if (opened.incident().log() != null) top.getChildren().add(situation(model));
        setTop(top);
        setCenter(middle());
        setBottom(new StatusLine(opened, session.time(), window));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        opened.facts().facts().subscribe(now -> clocks.detectedAt(Optional.ofNullable(now.detectedAt())));
        opened.runs().current().subscribe(this::show);
        opened.runs().trouble().subscribe(_ -> show(opened.runs().current().get()));
        opened.runs().onChange(() -> {
            if (opened.runs().current().get().isEmpty()) show(Optional.empty());
        });
        eachSecondWhileShown(() -> {
            clocks.tick(model.now());
            session.tick();
            if (opened.incident().log() == null) opened.timeline().poll();
        });
    }

    CaseCommands commands() {
        return new CaseCommands(opened, deeds, links, timeline, window);
    }

    /** To the list of steps, from where everything else is a key away. */
    void takeFocus() {
        current().ifPresentOrElse(shown -> shown.steps().requestFocus(), timeline::requestFocus);
    }

    private Optional<Panes> current() {
        return opened.runs().current().get().map(this::panes);
    }

    private Panes panes(Work work) {
        return panes.computeIfAbsent(
                work,
                _ -> new Panes(
                        new StepList(work.run()),
                        new StepPane(work.step(), window, deeds::export, () -> deeds.copyStep(work), deeds::graph)));
    }

    /** In the run that is looked at, else in the first that has such a step. */
    private void showStep(String id) {
        var key = new StepKey(id);
        Stream.concat(opened.runs().current().get().stream(), opened.runs().works().stream())
                .filter(work -> work.run().snapshot().get().step(key).isPresent())
                .findFirst()
                .ifPresent(work -> {
                    opened.runs().select(work);
                    work.run().select(key);
                });
    }

    private void pressed(KeyEvent event) {
        if (NOTE.match(event)) {
            deeds.note();
            event.consume();
        } else if (SEARCH.match(event)) {
            timeline.focusSearch();
            event.consume();
        } else if (TIME.match(event)) {
            timeline.askForTime();
            event.consume();
        } else if (GO.match(event) || GO_TOO.match(event)) {
            opened.runs().current().get().ifPresent(work -> work.step().doPrimary());
            event.consume();
        } else if (PART.match(event)) {
            goRound(1);
            event.consume();
        } else if (PART_BACK.match(event)) {
            goRound(-1);
            event.consume();
        }
    }

    /** From the steps to the step, to the timeline, and round again. */
    private void goRound(int by) {
        var parts = current()
                .map(shown -> List.<Node>of(shown.steps(), shown.step(), timeline))
                .orElse(List.of(timeline));
        var owner = getScene().getFocusOwner();
        var at = 0;
        for (var i = 0; i < parts.size(); i++) if (isWithin(owner, parts.get(i))) at = i;
        parts.get(Math.floorMod(at + by, parts.size())).requestFocus();
    }

    private static boolean isWithin(@Nullable Node node, Node part) {
        for (var up = node; up != null; up = up.getParent()) if (up.equals(part)) return true;
        return false;
    }

    private SituationBar situation(IncidentViewModel model) {
        var situation = model.situation(opened);
        situation.picture().subscribe(now -> {
            clocks.containedAt(now.containedAt());
            clocks.tick(model.now());
        });
        return new SituationBar(situation, clocks);
    }

    private Node middle() {
        var side = new TabPane(tab(Words.of("timeline.title"), "tab-timeline", timeline));
        side.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        side.getStyleClass().add("side-tabs");
        side.setMinWidth(300);
        if (opened.incident().log() == null) {
            var split = new SplitPane(step, side);
            split.getStyleClass().add("incident-split");
            split.setDividerPositions(0.62);
            return split;
        }
        side.getTabs()
                .addAll(
                        tab(
                                Words.of("changes.title"),
                                "tab-changes",
                                new ChangesPane(new ChangesViewModel(opened.runs()), this::release)),
                        tab(
                                Words.of("approvals.title"),
                                "tab-approvals",
                                new ApprovalsPane(opened.approvals(), logged -> links.record(logged.seq()))));
        var left = new BorderPane(steps);
        left.setTop(new RunSwitcher(opened.runs(), this::another, deeds::act));
        left.setMinWidth(220);
        step.setMinWidth(380);
        var split = new SplitPane(left, step, side);
        split.getStyleClass().add("incident-split");
        split.setDividerPositions(0.24, 0.7);
        return split;
    }

    private static Tab tab(String name, String id, Node content) {
        var tab = new Tab(name, content);
        tab.setId(id);
        return tab;
    }

    private void release() {
        opened.runs().current().get().ifPresent(work -> deeds.release(work.run()));
    }

    private void another() {
        deeds.another();
    }

    private void show(Optional<Work> work) {
        work.map(this::panes).ifPresentOrElse(this::show, () -> {
            steps.getChildren().setAll(Parts.empty(Feather.LIST, Words.of("runs.none"), ""));
            step.getChildren().setAll(withoutRun());
        });
    }

    private void show(Panes panes) {
        if (step.getChildren().contains(panes.step())) return;
        steps.getChildren().setAll(panes.steps());
        step.getChildren().setAll(panes.step());
        // a split pane takes its parts into the scene only when it is first drawn
        if (panes.steps().getScene() != null) panes.steps().requestFocus();
        else
            panes.steps().sceneProperty().subscribe(scene -> {
                if (scene != null) panes.steps().requestFocus();
            });
    }

    private Node withoutRun() {
        var box = Parts.column(24);
        box.getStyleClass().add("without-run");
        var incident = opened.incident();
        opened.runs().trouble().get().ifPresent(trouble -> box.getChildren().add(new TroublePanel(trouble, ways())));
        if (incident.log() == null) {
            box.getChildren()
                    .add(Parts.empty(Feather.EYE, Words.of("case.reading.title"), Words.of("case.reading.todo")));
        } else {
            box.getChildren()
                    .add(Parts.empty(
                            Feather.BOOK_OPEN,
                            Words.of("case.no-run.title"),
                            Words.of("case.no-run.todo"),
                            Parts.button(Words.of("case.no-run.choose"), Feather.PLAY, this::another, "accent")));
        }
        return box;
    }

    /** To the run that cannot be opened. */
    private Node[] ways() {
        var hindered = opened.runs().hindered();
        var again = hindered.stream()
                .limit(1)
                .map(run -> Parts.button(
                        Words.of("case.again"),
                        Feather.REFRESH_CW,
                        () -> opened.runs().retry(run)));
        var glass = hindered.stream()
                .filter(RunsViewModel.Entry::canBreakGlass)
                .limit(1)
                .map(run -> Parts.button(Words.of("glass.open"), Feather.UNLOCK, () -> deeds.breakGlass(run)));
        return Stream.concat(again, glass).toArray(Node[]::new);
    }

    /** Clocks go on, and nobody tells us what another process writes. */
    private void eachSecondWhileShown(Runnable task) {
        var clock = new Timeline(new KeyFrame(Duration.seconds(1), _ -> task.run()));
        clock.setCycleCount(Timeline.INDEFINITE);
        task.run();
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .orElse(false)
                .subscribe(showing -> {
                    if (showing) clock.play();
                    else clock.stop();
                });
    }
}
