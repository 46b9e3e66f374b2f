package dev.cofferdam.ui.incident.timeline;

import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.Words;
import java.time.ZoneId;
import javafx.scene.control.TextField;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.feather.Feather;

/** Asks for a time to go to. */
final class JumpPopOver extends PopOver {
    JumpPopOver(TimelineViewModel model) {
        setArrowLocation(ArrowLocation.TOP_RIGHT);
        setDetachable(false);
        var field = new TextField();
        field.setId("timeline-jump");
        field.setPrefColumnCount(20);
        field.setAccessibleText(Words.of("timeline.jump"));
        var problem = Parts.wrapped(Words.of("timeline.jump.problem"), "form-problem");
        Parts.present(problem, false);
        Runnable go = () -> {
            var gone = model.goTo(field.getText());
            Parts.present(problem, !gone);
            if (gone) hide();
        };
        field.setOnAction(_ -> go.run());
        field.textProperty().subscribe(_ -> Parts.present(problem, false));
        var zone = model.zone().get().map(ZoneId::getId).orElse("UTC");
        var box = Parts.column(
                8,
                Parts.label(Words.of("timeline.jump"), "form-label"),
                Parts.row(
                        8, field, Parts.button(Words.of("timeline.jump.go"), Feather.CORNER_RIGHT_DOWN, go, "accent")),
                problem,
                Parts.wrapped(Words.of("timeline.jump.hint", zone), "muted", "small"));
        box.getStyleClass().add("timeline-popover");
        setContentNode(box);
        setOnShown(_ -> field.requestFocus());
    }
}
