package dev.cofferdam.ui.incident.action;

import dev.cofferdam.action.Parameter;
import dev.cofferdam.ui.InputFieldViewModel;
import dev.cofferdam.ui.InputForm;
import dev.cofferdam.ui.OfferedField;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.Words;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Once here, or a round for each thing in each account and region. */
final class WhereView extends VBox {
    private final WhereViewModel model;

    WhereView(WhereViewModel model, Here here) {
        super(12);
        this.model = model;
        getStyleClass().add("section");
        var once = Parts.wrapped(Words.of("where.once.text", here.account(), here.region()), "muted", "small");
        var many = many();
        model.several().subscribe(several -> {
            Parts.present(once, !several);
            Parts.present(many, several);
        });
        getChildren().addAll(Parts.label(Words.of("where.title"), "form-label"), choice(), once, many);
    }

    private Node choice() {
        var group = new ToggleGroup();
        var here = new ToggleButton(Words.of("where.once"));
        here.setId("where-once");
        var many = new ToggleButton(Words.of("where.several"));
        many.setId("where-several");
        here.getStyleClass().add("left-pill");
        many.getStyleClass().add("right-pill");
        here.setToggleGroup(group);
        many.setToggleGroup(group);
        here.setOnAction(_ -> choose(false, here));
        many.setOnAction(_ -> choose(true, many));
        model.several().subscribe(several -> {
            here.setSelected(!several);
            many.setSelected(several);
        });
        return Parts.row(0, here, many);
    }

    /** A pill that is pressed again stays chosen. */
    private void choose(boolean several, ToggleButton pressed) {
        model.several().set(several);
        pressed.setSelected(true);
    }

    private Node many() {
        var accounts = area("where-accounts", model.accounts());
        var regions = area("where-regions", model.regions());
        var places = new HBox(
                16,
                growing(labelled(
                        Words.of("where.accounts"),
                        accounts,
                        new OfferedField(accounts, model.accountOffers()),
                        model.accountsProblem())),
                growing(labelled(
                        Words.of("where.regions"),
                        regions,
                        new OfferedField(regions, model.regionOffers()),
                        model.regionsProblem())));
        var role = field("where-role", model.role());
        var atOnce = field("where-at-once", model.atOnce());
        atOnce.setPrefColumnCount(4);
        var how = new HBox(
                16,
                growing(labelled(Words.of("where.role"), role, role, model.roleProblem())),
                labelled(Words.of("where.at-once"), atOnce, atOnce, model.atOnceProblem()));
        var count = Parts.wrapped("", "strong");
        count.setId("where-count");
        model.count().subscribe(text -> {
            count.setText(text);
            Parts.present(count, !text.isEmpty());
        });
        var box = Parts.column(12, places, how);
        if (!model.candidates().isEmpty()) box.getChildren().addAll(over(), things());
        box.getChildren().add(count);
        return box;
    }

    private Node over() {
        var box = new ComboBox<Over>();
        box.setId("where-over");
        model.candidates().forEach(input -> box.getItems().add(new Over(Optional.of(input))));
        box.getItems().add(new Over(Optional.empty()));
        box.setValue(new Over(model.over().get()));
        box.valueProperty().subscribe(chosen -> model.over().set(chosen.input()));
        return InputForm.labelled(new Label(Words.of("where.over")), box);
    }

    /** What each round has a value of its own of. */
    private record Over(Optional<Parameter> input) {
        @Override
        public String toString() {
            return input.map(it -> InputFieldViewModel.of(it).label()).orElseGet(() -> Words.of("where.over.none"));
        }
    }

    private Node things() {
        var things = Parts.textArea(4);
        things.setId("where-things");
        things.textProperty().bindBidirectional(model.things());
        var shown = model.offers()
                .<Node>map(offers -> new OfferedField(things, offers))
                .orElse(things);
        var box = Parts.column(
                4,
                shown,
                InputForm.problem(things, model.thingsProblem()),
                Parts.wrapped(Words.of("where.things.text"), "muted", "small"));
        model.over().subscribe(input -> {
            Parts.present(box, input.isPresent());
            things.setAccessibleText(new Over(input).toString());
        });
        return box;
    }

    private static TextInputControl area(String id, StringProperty text) {
        var area = Parts.textArea(3);
        area.setId(id);
        area.textProperty().bindBidirectional(text);
        return area;
    }

    private static TextField field(String id, StringProperty text) {
        var field = new TextField();
        field.setId(id);
        field.textProperty().bindBidirectional(text);
        return field;
    }

    /** @param shown the control, or what it is in */
    private static VBox labelled(String name, TextInputControl control, Node shown, ReadOnlyStringProperty problem) {
        control.setAccessibleText(name);
        var label = Parts.wrapped(name);
        var box = InputForm.labelled(label, shown, InputForm.problem(control, problem));
        label.setLabelFor(control);
        return box;
    }

    /** As wide as the others that grow, whatever is in it. */
    private static VBox growing(VBox box) {
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setPrefWidth(0);
        box.setMinWidth(0);
        return box;
    }
}
