package dev.cofferdam.ui.start;

import dev.cofferdam.ui.Badges;
import dev.cofferdam.ui.InputForm;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.TroublePanel;
import dev.cofferdam.ui.Words;
import java.util.function.BooleanSupplier;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The form for a new case: what it is about, which playbook, on which account, with which inputs. */
final class NewCaseView extends BorderPane {
    private final NewCaseViewModel model;
    private final BooleanSupplier finish;
    private final ScrollPane scroll;
    private final TextField title = new TextField();
    private final PlaybookPicker playbooks;

    /** @param finish whether what was filled in could be used */
    NewCaseView(NewCaseViewModel model, BooleanSupplier finish, Runnable back) {
        this.model = model;
        this.finish = finish;
        this.playbooks = new PlaybookPicker(model);
        getStyleClass().add("new-case");
        setTop(header(back));
        var form = Parts.column(24, trouble(), new FindingDrop(model), about(), playbook(), target(), inputs());
        form.setMaxWidth(820);
        form.getStyleClass().add("new-case-form");
        var centred = new StackPane(form);
        scroll = new ScrollPane(centred);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        setCenter(scroll);
        setBottom(footer(back));
        setOnKeyPressed(event -> {
            if (new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN).match(event)) create();
        });
    }

    /** To the first thing that is asked for. */
    void takeFocus() {
        if (model.isFurtherRun()) playbooks.requestFocus();
        else title.requestFocus();
    }

    private Node header(Runnable back) {
        var title = model.isFurtherRun() ? Words.of("new.heading.further") : Words.of("new.heading");
        var header = Parts.row(
                12,
                Parts.iconButton(Words.of("new.back"), Feather.ARROW_LEFT, back),
                Parts.label(title, "screen-title"));
        header.getStyleClass().add("new-case-header");
        return header;
    }

    private Node footer(Runnable back) {
        var cancel = Parts.button(Words.of("new.cancel"), Feather.X, back);
        var create = Parts.button(
                model.isFurtherRun() ? Words.of("new.create.further") : Words.of("new.create"),
                Feather.ARROW_RIGHT,
                this::create,
                "accent");
        create.setId("create-case");
        create.setTooltip(Parts.tooltip(Words.of("new.create.keys")));
        var footer = Parts.row(12, Parts.spacer(), cancel, create);
        footer.getStyleClass().add("new-case-footer");
        return footer;
    }

    private void create() {
        if (!finish.getAsBoolean()) Parts.revealProblem(scroll);
    }

    private Node trouble() {
        var box = new VBox();
        model.trouble().subscribe(now -> {
            box.getChildren().setAll(now.map(t -> new TroublePanel(t)).stream().toList());
            Parts.present(box, now.isPresent());
        });
        return box;
    }

    private Node about() {
        title.setId("case-title");
        title.textProperty().bindBidirectional(model.title());
        title.setDisable(model.isFurtherRun());
        var severity = new ComboBox<String>();
        severity.getItems().setAll("low", "medium", "high", "critical");
        severity.valueProperty().bindBidirectional(model.severity());
        severity.setDisable(model.isFurtherRun());
        severity.setMaxWidth(Double.MAX_VALUE);
        var left = InputForm.labelled(
                new Label(Words.of("new.title")), title, InputForm.problem(title, model.titleProblem()));
        HBox.setHgrow(left, Priority.ALWAYS);
        var right = InputForm.labelled(new Label(Words.of("new.severity")), severity);
        right.setMinWidth(160);
        return new HBox(16, left, right);
    }

    private Node playbook() {
        return Parts.column(
                8,
                Parts.label(Words.of("new.playbook"), "form-label"),
                playbooks,
                InputForm.problem(model.playbookProblem()),
                new UnusablePlaybooks(model.unusable()));
    }

    private Node target() {
        var name = new TextField();
        name.setId("target-name");
        name.textProperty().bindBidirectional(model.targetName());
        name.setAccessibleText(Words.of("new.target.name"));
        HBox.setHgrow(name, Priority.ALWAYS);
        var group = new ToggleGroup();
        var kinds = Parts.row(0);
        for (var kind : TargetKind.values()) {
            var toggle = new ToggleButton(label(kind));
            toggle.setId("target-" + kind.name().toLowerCase(java.util.Locale.ROOT));
            toggle.setToggleGroup(group);
            toggle.getStyleClass()
                    .add(
                            switch (kind) {
                                case RANGE -> "left-pill";
                                case PROFILE -> "center-pill";
                                case ENDPOINT -> "right-pill";
                            });
            toggle.setMinWidth(USE_PREF_SIZE);
            toggle.setOnAction(_ -> {
                model.targetKind().set(kind);
                toggle.setSelected(true);
            });
            model.targetKind().subscribe(now -> toggle.setSelected(now == kind));
            kinds.getChildren().add(toggle);
        }
        var hint = Parts.wrapped("", "muted", "small");
        HBox.setHgrow(hint, Priority.ALWAYS);
        var mode = new StackPane();
        model.targetKind().subscribe(kind -> {
            name.setPromptText(example(kind));
            hint.setText(explained(kind));
            mode.getChildren().setAll(Badges.mode(kind.mode()));
        });
        var dry = new CheckBox(Words.of("new.dry"));
        dry.selectedProperty().bindBidirectional(model.dryRun());
        VBox.setMargin(dry, new Insets(8, 0, 0, 0));
        return InputForm.labelled(
                new Label(Words.of("new.target")),
                new HBox(12, kinds, name),
                InputForm.problem(name, model.targetProblem()),
                Parts.row(8, mode, hint),
                breakGlass(),
                dry);
    }

    private Node breakGlass() {
        var reason = new TextField();
        reason.setId("break-glass");
        reason.textProperty().bindBidirectional(model.breakGlass());
        var box = InputForm.labelled(new Label(Words.of("new.break-glass")), reason);
        VBox.setMargin(box, new Insets(8, 0, 0, 0));
        model.targetKind().subscribe(kind -> Parts.present(box, kind == TargetKind.PROFILE));
        return box;
    }

    private Node inputs() {
        var box = Parts.column(12);
        Runnable show = () -> {
            var form = model.form().get();
            box.getChildren()
                    .setAll(Parts.label(Words.of("new.inputs"), "section-title"), new InputForm(form, model::offers));
            Parts.present(box, !form.fields().isEmpty());
        };
        model.form().subscribe(_ -> show.run());
        // what one account has is not offered for another
        model.here().subscribe((_, _) -> show.run());
        return box;
    }

    private static String label(TargetKind kind) {
        return switch (kind) {
            case RANGE -> Words.of("new.target.range");
            case PROFILE -> Words.of("new.target.profile");
            case ENDPOINT -> Words.of("new.target.endpoint");
        };
    }

    private static String example(TargetKind kind) {
        return switch (kind) {
            case RANGE -> "ec2-compromise";
            case PROFILE -> "incident-response,eu-central-1";
            case ENDPOINT -> "http://localhost:4566,us-east-1";
        };
    }

    private static String explained(TargetKind kind) {
        return switch (kind) {
            case RANGE -> Words.of("new.target.range.text");
            case PROFILE -> Words.of("new.target.profile.text");
            case ENDPOINT -> Words.of("new.target.endpoint.text");
        };
    }
}
