package dev.cofferdam.ui.incident;

import dev.cofferdam.ui.OpenCase;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.Surround;
import dev.cofferdam.ui.TroublePanel;
import dev.cofferdam.ui.Words;
import dev.cofferdam.ui.incident.run.StepList;
import dev.cofferdam.ui.incident.step.StepPane;
import dev.cofferdam.ui.incident.timeline.TimelinePane;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/** An opened case: banner, header, steps, current step, timeline, status. */
final class CaseView extends BorderPane {
    private static final KeyCombination NOTE = new KeyCodeCombination(KeyCode.N, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination GO = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination GO_TOO = new KeyCodeCombination(KeyCode.F5);

    private final IncidentViewModel.Stage.Opened opened;
    private final CaseDeeds deeds;
    private final Surround window;
    private final TimelinePane timeline;
    private final Node home;

    CaseView(IncidentViewModel model, IncidentViewModel.Stage.Opened opened, Surround window) {
        this.opened = opened;
        this.window = window;
        this.deeds = new CaseDeeds(model, opened.incident(), window);
        this.timeline = new TimelinePane(opened.timeline(), window);
        this.home = opened.run().map(CaseView::steps).orElse(timeline);
        getStyleClass().add("incident");
        setTop(new VBox(new Banner(opened.incident()), new CaseHeader(opened, deeds, window)));
        setCenter(middle());
        setBottom(new StatusLine(opened));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        // a split pane takes its parts into the scene only when it is first drawn
        home.sceneProperty().subscribe(scene -> {
            if (scene != null) takeFocus();
        });
        if (opened.incident().log() == null) pollWhileShown();
    }

    /** To the list of steps, from where everything else is a key away. */
    void takeFocus() {
        home.requestFocus();
    }

    private void pressed(KeyEvent event) {
        if (NOTE.match(event)) {
            deeds.note();
            event.consume();
        } else if (GO.match(event) || GO_TOO.match(event)) {
            opened.run().ifPresent(work -> work.step().doPrimary());
            event.consume();
        }
    }

    private Node middle() {
        var split = opened.run()
                .map(work -> new SplitPane(home, step(work), timeline))
                .orElseGet(() -> new SplitPane(withoutRun(opened.incident()), timeline));
        split.getStyleClass().add("incident-split");
        if (opened.run().isPresent()) split.setDividerPositions(0.24, 0.7);
        else split.setDividerPositions(0.62);
        SplitPane.setResizableWithParent(timeline, false);
        return split;
    }

    private static Node steps(IncidentViewModel.Work work) {
        var list = new StepList(work.run());
        SplitPane.setResizableWithParent(list, false);
        list.setMinWidth(220);
        return list;
    }

    private Node step(IncidentViewModel.Work work) {
        var pane = new StepPane(work.step(), window, deeds::export);
        pane.setMinWidth(380);
        return pane;
    }

    private Node withoutRun(OpenCase incident) {
        var box = Parts.column(24);
        box.getStyleClass().add("without-run");
        Optional.ofNullable(incident.hindrance())
                .ifPresent(trouble -> box.getChildren().add(new TroublePanel(trouble)));
        if (incident.log() == null) {
            box.getChildren()
                    .add(Parts.empty(Feather.EYE, Words.of("case.reading.title"), Words.of("case.reading.todo")));
        } else {
            box.getChildren()
                    .add(Parts.empty(
                            Feather.BOOK_OPEN,
                            Words.of("case.no-run.title"),
                            Words.of("case.no-run.todo"),
                            Parts.button(
                                    Words.of("case.no-run.choose"),
                                    Feather.PLAY,
                                    () -> window.showNewRun(incident.summary()),
                                    "accent")));
        }
        return new StackPane(box);
    }

    /** Nobody tells us what another process writes, so it is looked at while the screen is there. */
    private void pollWhileShown() {
        var clock = new Timeline(
                new KeyFrame(Duration.seconds(1), _ -> opened.timeline().poll()));
        clock.setCycleCount(Timeline.INDEFINITE);
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
