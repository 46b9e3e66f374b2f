package dev.cofferdam.ui.incident.action;

import dev.cofferdam.ui.Badges;
import dev.cofferdam.ui.CaseRequest;
import dev.cofferdam.ui.InputForm;
import dev.cofferdam.ui.Notice;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.Slot;
import dev.cofferdam.ui.Surround;
import dev.cofferdam.ui.Trouble;
import dev.cofferdam.ui.TroublePanel;
import dev.cofferdam.ui.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Asks for what an action takes, and where it is to run. */
public final class ActionFormView extends BorderPane {
    private static final KeyCombination BEGIN = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final double WIDTH = 760;
    private static final double HEIGHT = 640;
    /** What stays to be seen of the screen below, in which the banner is. */
    private static final double AROUND = 120;

    private final ActionFormViewModel model;
    private final Consumer<CaseRequest.NewRun> begin;
    private final ScrollPane scroll = new ScrollPane();

    /**
     * @param begin takes the run that was asked for
     * @param back to where the action was found
     */
    public ActionFormView(
            ActionFormViewModel model, Surround window, Consumer<CaseRequest.NewRun> begin, Runnable back) {
        this.model = model;
        this.begin = begin;
        setId("action-form");
        getStyleClass().add("overlay-box");
        setPrefWidth(WIDTH);
        setMaxSize(WIDTH, USE_PREF_SIZE);
        sceneProperty().subscribe(scene -> {
            if (scene == null) return;
            // always as high: what is offered comes and goes, and nothing else shall move for it
            var height = scene.heightProperty().subtract(2 * AROUND).map(free -> Math.min(HEIGHT, free.doubleValue()));
            scroll.prefHeightProperty().bind(height);
            scroll.minHeightProperty().bind(height);
        });
        var heading = Parts.row(
                12,
                Parts.iconButton(Words.of("actions.back"), Feather.ARROW_LEFT, back),
                Parts.oneLine(model.action().spec().title(), "overlay-title"),
                Badges.risk(model.action().spec().risk()),
                Parts.spacer(),
                Parts.iconButton(Words.of("overlay.close"), Feather.X, window::hideOverlay));
        heading.getStyleClass().add("overlay-heading");
        setTop(heading);
        scroll.setContent(content());
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        setCenter(scroll);
        setBottom(buttons(window));
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (!BEGIN.match(event)) return;
            begin();
            event.consume();
        });
    }

    private Node content() {
        var trouble = new Slot<Optional<Trouble>>(now -> now.map(TroublePanel::new));
        model.trouble().subscribe(trouble::show);
        var content = Parts.column(20, trouble);
        var evidence = model.action().spec().endangersEvidence();
        if (evidence != null) content.getChildren().add(Notice.of("notice-warning", Feather.ALERT_TRIANGLE, evidence));
        content.getChildren().add(inputs());
        if (model.where().canBeSeveral()) content.getChildren().add(new WhereView(model.where(), model.here()));
        content.getChildren().add(options());
        content.getStyleClass().add("overlay-content");
        return content;
    }

    private Node inputs() {
        var box = new VBox(14);
        var where = model.where();
        var nodes = new ArrayList<Node>();
        for (var field : model.fields()) {
            var node = InputForm.field(field, model.offers(field));
            nodes.add(node);
            Runnable show = () -> Parts.present(node, !where.isOver(field.spec().name()));
            where.several().subscribe(show);
            where.over().subscribe(show);
        }
        box.getChildren().setAll(nodes);
        focusFirst(nodes);
        return box;
    }

    private static void focusFirst(List<Node> fields) {
        fields.stream()
                .flatMap(field -> field.lookupAll("*").stream())
                .filter(node -> node instanceof Control && !(node instanceof Label))
                .findFirst()
                .ifPresent(control -> control.sceneProperty().subscribe(scene -> {
                    if (scene != null) control.requestFocus();
                }));
    }

    private Node options() {
        var box = Parts.column(12);
        if (!model.states().isEmpty()) box.getChildren().add(until());
        if (model.canBreakGlass()) {
            var reason = new TextField();
            reason.setId("action-break-glass");
            reason.textProperty().bindBidirectional(model.breakGlass());
            box.getChildren().add(InputForm.labelled(new Label(Words.of("new.break-glass")), reason));
        }
        var dry = new CheckBox(Words.of("new.dry"));
        dry.setId("action-dry");
        dry.selectedProperty().bindBidirectional(model.dryRun());
        box.getChildren().add(dry);
        return box;
    }

    private Node until() {
        var box = new ComboBox<String>();
        box.setId("action-until");
        box.getItems().add(Words.of("actions.until.none"));
        box.getItems().addAll(model.states());
        box.getSelectionModel().selectFirst();
        box.valueProperty()
                .subscribe(value -> model.until().set(Optional.ofNullable(value).filter(model.states()::contains)));
        return InputForm.labelled(new Label(Words.of("actions.until")), box);
    }

    private HBox buttons(Surround window) {
        var target = Parts.oneLine(
                Words.of(
                        "actions.on",
                        model.here().target().toString(),
                        model.here().account()),
                "muted",
                "small");
        var begin = Parts.button(Words.of("actions.begin"), Feather.ARROW_RIGHT, this::begin, "accent");
        begin.setId("action-begin");
        begin.setTooltip(Parts.tooltip(Words.of("actions.begin.keys")));
        var row = Parts.row(
                8, target, Parts.spacer(), Parts.button(Words.of("new.cancel"), Feather.X, window::hideOverlay), begin);
        row.getStyleClass().add("overlay-buttons");
        return row;
    }

    private void begin() {
        if (!model.make(begin)) Parts.revealProblem(scroll);
    }
}
