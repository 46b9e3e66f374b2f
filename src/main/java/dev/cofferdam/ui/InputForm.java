package dev.cofferdam.ui;

import dev.cofferdam.action.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;

/** A form made from what is asked for; what is wrong is told below its field. */
public final class InputForm extends VBox {
    public InputForm(InputFormViewModel model) {
        this(model, _ -> Optional.empty());
    }

    /** @param offers what a field may hold, where that can be told */
    public InputForm(InputFormViewModel model, Function<InputFieldViewModel, Optional<OffersViewModel>> offers) {
        super(12);
        getStyleClass().add("form");
        model.fields().forEach(field -> getChildren().add(field(field, offers.apply(field))));
    }

    /** A label above a control, and below it what is wrong. */
    public static VBox labelled(Label label, Node control, Node... below) {
        label.getStyleClass().add("form-label");
        label.setLabelFor(control);
        label.setWrapText(true);
        var box = new VBox(4, label, control);
        box.getChildren().addAll(below);
        return box;
    }

    /** What is wrong with a control, which is marked as well; takes no place while nothing is. */
    public static Label problem(Control control, ObservableValue<String> text) {
        return FieldProblem.below(control, text);
    }

    /** What is wrong with something that is no control; takes no place while nothing is. */
    public static Label problem(ObservableValue<String> text) {
        var label = Parts.wrapped("", "form-problem");
        text.subscribe(now -> {
            label.setText(now);
            Parts.present(label, !now.isEmpty());
        });
        return label;
    }

    /**
     * One field of a form.
     *
     * @param offers what it may hold, where that can be told
     */
    public static Node field(InputFieldViewModel field, Optional<OffersViewModel> offers) {
        var name = field.label();
        var label = Parts.wrapped(field.spec().required() ? name : Words.of("form.optional", name));
        var control = control(field);
        control.setId("input-" + field.spec().name());
        control.setAccessibleText(name);
        var problem = problem(control, field.problem());
        Node shown = control;
        if (control instanceof TextInputControl typed && offers.isPresent())
            shown = new OfferedField(typed, offers.get());
        var box = labelled(label, shown, problem);
        label.setLabelFor(control);
        if (!field.hint().isEmpty())
            box.getChildren().add(Parts.wrapped(SafeText.line(field.hint()), "muted", "small"));
        return box;
    }

    private static Control control(InputFieldViewModel field) {
        var spec = field.spec();
        if (field.isOfLines()) {
            var area = Parts.textArea(3);
            bound(area, field).setPromptText(Words.of("form.lines", field.example()));
            return area;
        }
        if (spec.type() == ValueType.BOOLEAN) return choice(field, List.of("true", "false"));
        if (!spec.values().isEmpty()) return choice(field, spec.values());
        if (spec.type() == ValueType.TEXT || spec.type() == ValueType.JSON) {
            return bound(Parts.textArea(4), field);
        }
        return bound(new TextField(), field);
    }

    private static TextInputControl bound(TextInputControl control, InputFieldViewModel field) {
        control.setPromptText(field.example());
        control.textProperty().bindBidirectional(field.text());
        return control;
    }

    private static Control choice(InputFieldViewModel field, List<String> values) {
        var box = new ComboBox<String>();
        box.getItems().addAll(values);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setPromptText(Words.of("form.choose"));
        box.setCellFactory(_ -> new ChoiceCell());
        box.setButtonCell(new ChoiceCell());
        // nothing chosen is no value here, and an empty text in the field
        field.text().subscribe(text -> box.setValue(text.isEmpty() ? null : text));
        box.valueProperty().subscribe(value -> field.text().set(value == null ? "" : value));
        return box;
    }

    /** Shows {@code true_positive} as a person would write it. */
    private static final class ChoiceCell extends javafx.scene.control.ListCell<String> {
        @Override
        protected void updateItem(String value, boolean empty) {
            super.updateItem(value, empty);
            if (empty || value == null || value.isEmpty()) {
                setText(Words.of("form.choose"));
                return;
            }
            setText(
                    switch (value) {
                        case "true" -> Words.of("form.yes");
                        case "false" -> Words.of("form.no");
                        default -> SafeText.line(value.replace('_', ' '));
                    });
        }
    }
}
