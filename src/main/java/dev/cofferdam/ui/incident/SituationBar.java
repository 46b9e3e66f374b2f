package dev.cofferdam.ui.incident;

import dev.cofferdam.ui.FxThread;
import dev.cofferdam.ui.Icons;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Times;
import dev.cofferdam.ui.Words;
import dev.cofferdam.ui.incident.run.PhaseWords;
import dev.cofferdam.ui.incident.run.StateSign;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Always on screen: what is contained, kept, in doubt, next; the clocks; how far each phase is. */
final class SituationBar extends VBox {
    private static final double WIDE_IN_EM = 80;

    private final SituationViewModel model;
    private final MenuButton contained = counter("situation-contained", Feather.SHIELD);
    private final MenuButton evidence = counter("situation-evidence", Feather.ARCHIVE);
    private final MenuButton inDoubt = counter("situation-doubt", Feather.HELP_CIRCLE);
    private final MenuButton failed = counter("situation-failed", Feather.X_CIRCLE);
    private final Button next = Parts.button("", Feather.ARROW_RIGHT, () -> {}, "flat", "situation-next");
    private final FlowPane phases = new FlowPane(2, 2);

    SituationBar(SituationViewModel model, ClocksViewModel clocks) {
        super(4);
        this.model = model;
        getStyleClass().add("situation");
        next.setId("situation-next");
        next.setMinWidth(0);
        HBox.setHgrow(next, Priority.ALWAYS);
        var clock = Parts.row(
                14,
                clock(clocks.sinceDetection(), "clock-detected"),
                clock(clocks.sinceOpening(), "clock-opened"),
                clock(clocks.containment(), "clock-containment"));
        clock.getStyleClass().add("clocks");
        clock.setMinWidth(USE_PREF_SIZE);
        phases.getStyleClass().add("phases");
        var counts = Parts.row(4, contained, evidence, inDoubt, failed);
        counts.setMinWidth(USE_PREF_SIZE);
        next.setMaxWidth(Double.MAX_VALUE);
        next.setAlignment(Pos.CENTER_LEFT);
        // all in one line where there is room
        phases.setPrefWrapLength(1200);
        // where there is no next step, its place stays
        var place = new HBox(next);
        place.setMinWidth(0);
        place.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(place, Priority.ALWAYS);
        arranged(counts, place, clock);
        model.picture().subscribe(this::show);
    }

    /**
     * The next step is never cut down to nothing: where the window is narrow for its text, it has a line of its own.
     */
    private void arranged(Node counts, Node place, Node clock) {
        var line = Parts.row(12);
        var gap = Parts.spacer();
        Runnable arrange = () -> {
            var narrow = getWidth() < WIDE_IN_EM * next.getFont().getSize();
            if (!line.getChildren().isEmpty() && narrow == getChildren().contains(place)) return;
            getChildren().clear();
            line.getChildren().setAll(counts, narrow ? gap : place, clock);
            getChildren().add(line);
            if (narrow) getChildren().add(place);
            getChildren().add(phases);
        };
        widthProperty().subscribe(arrange);
        // a font changes while all nodes are styled, which their lists of children must not change under
        next.fontProperty().subscribe(_ -> new FxThread().execute(arrange));
    }

    private void show(SituationViewModel.Picture now) {
        fill(contained, "situation.contained", now.contained(), "state-success");
        fill(evidence, "situation.evidence", now.evidence(), "state-success");
        fill(inDoubt, "situation.doubt", now.inDoubt(), "state-warning");
        fill(failed, "situation.failed", now.failed(), "state-danger");
        Parts.present(failed, !now.failed().isEmpty());
        var item = now.next();
        Parts.present(next, item.isPresent());
        item.ifPresent(step -> {
            var title = SafeText.line(step.view().title());
            next.setText(Words.of("situation.next", title));
            next.setTooltip(Parts.tooltip(title));
            next.setOnAction(_ -> model.goTo(step));
        });
        phases.getChildren().setAll(now.phases().stream().map(this::phase).toList());
    }

    private void fill(MenuButton button, String key, List<SituationViewModel.Item> items, String loud) {
        // a menu that is open must not change under the hand for what happens elsewhere
        if (items.equals(button.getUserData())) return;
        button.setUserData(items);
        var word = word(key, items.size());
        button.setText(word);
        button.setAccessibleText(word);
        button.getGraphic().getStyleClass().removeAll(loud, "state-quiet");
        button.getGraphic().getStyleClass().add(items.isEmpty() ? "state-quiet" : loud);
        button.getItems()
                .setAll(
                        items.isEmpty()
                                ? List.of(nothing())
                                : items.stream().map(this::entry).toList());
    }

    private static String word(String key, int count) {
        return switch (key) {
            case "situation.contained" -> Words.of("situation.contained", count);
            case "situation.evidence" -> Words.of("situation.evidence", count);
            case "situation.doubt" -> Words.of("situation.doubt", count);
            default -> Words.of("situation.failed", count);
        };
    }

    private static MenuItem nothing() {
        var item = new MenuItem(Words.of("situation.nothing"));
        item.setDisable(true);
        return item;
    }

    private MenuItem entry(SituationViewModel.Item step) {
        var view = step.view();
        var when = Optional.ofNullable(view.last())
                .map(last -> Words.of("situation.item.when", Times.clock(last.at()), SafeText.line(last.by())))
                .orElse("");
        var text = Parts.column(
                0, Parts.label(SafeText.line(view.title()), "strong"), Parts.label(when, "muted", "small"));
        var item = new MenuItem("", Parts.row(10, StateSign.of(view.state()).node(), text));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> model.goTo(step));
        return item;
    }

    private Node phase(SituationViewModel.PhaseProgress progress) {
        var icon = progress.done() ? Feather.CHECK : progress.current() ? Feather.PLAY : Feather.CIRCLE;
        var name = PhaseWords.of(progress.phase());
        var button = Parts.button(
                Words.of("situation.phase", name, progress.settled(), progress.steps()),
                icon,
                () -> model.goTo(progress.phase()),
                "small",
                "phase");
        if (progress.current()) button.getStyleClass().add("phase-current");
        if (progress.done()) button.getStyleClass().add("phase-done");
        button.setAccessibleText(Words.of("situation.phase.accessible", name, progress.settled(), progress.steps()));
        return button;
    }

    private static MenuButton counter(String id, Feather icon) {
        var button = new MenuButton("", Icons.of(icon));
        button.setId(id);
        button.getStyleClass().addAll("flat", "situation-count");
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private static Label clock(ObservableValue<String> text, String id) {
        var label = Parts.label("", "clock", "mono");
        label.setId(id);
        label.setMinWidth(USE_PREF_SIZE);
        text.subscribe(now -> {
            label.setText(now);
            Parts.present(label, !now.isEmpty());
        });
        return label;
    }
}
