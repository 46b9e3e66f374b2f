package dev.cofferdam.ui.start;

import dev.cofferdam.caselog.CaseSummary;
import dev.cofferdam.ui.Beginning;
import dev.cofferdam.ui.CaseRequest;
import dev.cofferdam.ui.Icons;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.Practice;
import dev.cofferdam.ui.Surround;
import dev.cofferdam.ui.TroublePanel;
import dev.cofferdam.ui.Words;
import dev.cofferdam.ui.WrappingButton;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Left the recent cases, right what can be begun. */
final class StartView extends BorderPane {
    private final StartViewModel model;
    private final Surround window;

    private final ListView<CaseSummary> list;
    private final Button create;

    StartView(StartViewModel model, Surround window) {
        this.model = model;
        this.window = window;
        this.list = new ListView<>(model.cases());
        this.create = Parts.button(Words.of("start.new"), Feather.PLUS, this::newCase, "accent", "large");
        getStyleClass().add("start");
        setTop(header());
        var columns = new HBox(24, recent(), beginnings());
        columns.getStyleClass().add("start-columns");
        setCenter(columns);
    }

    /** To the cases, or where there are none to the button that makes one. */
    void takeFocus() {
        if (model.cases().isEmpty()) create.requestFocus();
        else list.requestFocus();
    }

    private void newCase() {
        window.showNewCase(new Beginning.Blank());
    }

    private Node header() {
        var words = Parts.column(
                2, Parts.label(Words.of("start.name"), "start-name"), Parts.label(Words.of("start.tagline"), "muted"));
        var header = Parts.row(
                16,
                Icons.of(Feather.SHIELD, "start-logo"),
                words,
                Parts.spacer(),
                Parts.iconButton(Words.of("window.theme"), Feather.MOON, window::toggleTheme));
        header.getStyleClass().add("start-header");
        return header;
    }

    private Node recent() {
        list.setId("recent-cases");
        list.getStyleClass().add("case-list");
        list.setAccessibleText(Words.of("start.recent"));
        list.setCellFactory(_ -> new CaseCell(this::open));
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) openSelected();
        });
        var wait = new ProgressIndicator();
        wait.setMaxSize(48, 48);
        wait.setAccessibleText(Words.of("start.loading"));
        wait.visibleProperty().bind(model.loading());
        var nothing = Parts.empty(
                Feather.INBOX,
                Words.of("start.empty.title"),
                Words.of("start.empty.todo"),
                Parts.button(Words.of("start.new"), Feather.PLUS, this::newCase, "accent"));
        nothing.visibleProperty().bind(model.loading().not().and(javafx.beans.binding.Bindings.isEmpty(model.cases())));
        var stack = new StackPane(list, nothing, wait);
        stack.getStyleClass().add("card");
        VBox.setVgrow(stack, Priority.ALWAYS);
        var trouble = new VBox();
        model.trouble().subscribe(now -> {
            trouble.getChildren()
                    .setAll(now
                            .map(t -> new TroublePanel(
                                    t, Parts.button(Words.of("start.again"), Feather.REFRESH_CW, model::refresh)))
                            .stream()
                            .toList());
            Parts.present(trouble, now.isPresent());
        });
        var box = Parts.column(
                12,
                Parts.label(Words.of("start.recent"), "section-title"),
                trouble,
                stack,
                new UnusablePlaybooks(model.unusable()));
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private void openSelected() {
        var selected = list.getSelectionModel().getSelectedItem();
        if (selected != null) open(selected.id());
    }

    private void open(String caseId) {
        window.showCase(new CaseRequest.Existing(caseId));
    }

    private Node beginnings() {
        create.setId("new-case");
        create.setMaxWidth(Double.MAX_VALUE);
        var real = Parts.column(
                10,
                Parts.label(Words.of("start.incident"), "section-title"),
                Parts.wrapped(Words.of("start.incident.text"), "muted"),
                create);
        real.getStyleClass().add("card");

        var scenarios = Parts.column(8);
        model.practices().subscribe(() -> show(scenarios));
        show(scenarios);
        var range = Parts.column(
                10,
                Parts.label(Words.of("start.practise"), "section-title"),
                Parts.wrapped(Words.of("start.practise.text"), "muted"),
                scenarios);
        range.getStyleClass().add("card");

        var scroll = new ScrollPane(Parts.column(24, real, range));
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("start-side", "edge-to-edge");
        scroll.setMinWidth(400);
        scroll.setPrefWidth(400);
        scroll.setMaxWidth(400);
        return scroll;
    }

    private void show(VBox scenarios) {
        scenarios
                .getChildren()
                .setAll(model.practices().stream().map(this::scenario).toList());
    }

    private Node scenario(Practice practice) {
        var text = Parts.column(
                4, Parts.wrapped(practice.title(), "strong"), Parts.wrapped(practice.description(), "muted", "small"));
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        var content = Parts.row(12, Icons.of(Feather.TARGET, "exercise-icon"), text);
        var button = new WrappingButton(content, () -> window.showNewCase(new Beginning.Practising(practice)));
        button.setId("practise-" + practice.scenario());
        button.setAccessibleText(Words.of("start.practise.one", practice.title()));
        button.getStyleClass().add("scenario");
        return button;
    }
}
