package dev.cofferdam.ui.incident.step;

import dev.cofferdam.ui.InputForm;
import dev.cofferdam.ui.Notice;
import dev.cofferdam.ui.Words;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What cannot be taken back wants the name typed of what it destroys. */
final class ConfirmationField extends VBox {
    ConfirmationField(StringProperty typed, List<String> resources) {
        super(8);
        var names = resources.stream().map(ConfirmationField::name).toList();
        var field = new TextField();
        field.setId("confirmation");
        field.textProperty().bindBidirectional(typed);
        getChildren()
                .addAll(
                        Notice.of("notice-danger", Feather.ALERT_OCTAGON, Words.of("confirm.text")),
                        InputForm.labelled(
                                new Label(Words.of("confirm.label", String.join(Words.of("confirm.or"), names))),
                                field));
    }

    /** The last part of an ARN. */
    private static String name(String resource) {
        return resource.substring(Math.max(resource.lastIndexOf('/'), resource.lastIndexOf(':')) + 1);
    }
}
