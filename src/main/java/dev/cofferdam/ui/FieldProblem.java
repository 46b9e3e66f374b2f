package dev.cofferdam.ui;

import atlantafx.base.theme.Styles;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import org.controlsfx.validation.ValidationMessage;
import org.controlsfx.validation.ValidationResult;
import org.controlsfx.validation.ValidationSupport;
import org.controlsfx.validation.decoration.ValidationDecoration;

/**
 * What is wrong with the value of a control, in words below it. Beside taking no place while nothing is wrong, it marks
 * the control in the theme's own way and tells a screen reader.
 */
final class FieldProblem implements ValidationDecoration {
    private FieldProblem() {}

    static Label below(Control control, ObservableValue<String> problem) {
        var support = new ValidationSupport();
        support.setValidationDecorator(new FieldProblem());
        support.registerValidator(
                control,
                false,
                (it, _) -> ValidationResult.fromErrorIf(
                        it, problem.getValue(), !problem.getValue().isEmpty()));
        // else it marks nothing before the first key: a field that was left empty is wrong, too
        support.initInitialDecoration();
        problem.subscribe(_ -> support.revalidate());
        return InputForm.problem(problem);
    }

    @Override
    public void applyValidationDecoration(ValidationMessage message) {
        mark(message.getTarget(), message.getText());
    }

    @Override
    public void removeDecorations(Control control) {
        mark(control, "");
    }

    /** The label says of the few that are not: optional. */
    @Override
    public void applyRequiredDecoration(Control control) {}

    private static void mark(Control control, String problem) {
        control.pseudoClassStateChanged(Styles.STATE_DANGER, !problem.isEmpty());
        control.setAccessibleHelp(problem);
    }
}
