package dev.cofferdam.ui.incident.step;

import dev.cofferdam.playbook.StepBody;
import dev.cofferdam.ui.InputForm;
import dev.cofferdam.ui.Notice;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.Words;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Who decides, and why. */
final class ApprovalForm extends VBox {
    ApprovalForm(StepViewModel model, StepBody.Approve approve) {
        super(12);
        var role = approve.role() == null ? Words.of("approval.anybody") : Words.of("approval.role", approve.role());
        var text = approve.notSelf() ? role + " " + Words.of("approval.not-self") : role;
        var by = new TextField();
        by.setId("decided-by");
        by.textProperty().bindBidirectional(model.decidedBy());
        var reason = Parts.textArea(2);
        reason.setId("decision-reason");
        reason.textProperty().bindBidirectional(model.decisionReason());
        getChildren()
                .addAll(
                        Notice.of("notice-warning", Feather.USER_CHECK, text),
                        InputForm.labelled(new Label(Words.of("approval.by")), by),
                        InputForm.labelled(new Label(Words.of("form.optional", Words.of("approval.reason"))), reason),
                        Parts.wrapped(Words.of("approval.logged"), "muted", "small"));
    }
}
