package dev.cofferdam.ui.incident.timeline;

import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.ui.Icons;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Times;
import java.util.function.Consumer;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A record in two lines: when and what kind, then what it says. */
final class RecordCell extends ListCell<LogRecord> {
    RecordCell(Consumer<LogRecord> open) {
        getStyleClass().add("record-cell");
        setPrefWidth(0);
        setOnMouseClicked(_ -> {
            var item = getItem();
            if (item != null) open.accept(item);
        });
    }

    @Override
    protected void updateItem(@Nullable LogRecord logged, boolean empty) {
        super.updateItem(logged, empty);
        if (empty || logged == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        var type = Parts.oneLine(logged.type(), "muted", "small");
        HBox.setHgrow(type, Priority.ALWAYS);
        type.setMaxWidth(Double.MAX_VALUE);
        var first = Parts.row(
                8,
                icon(logged.type()),
                Parts.label(Times.clock(logged.eventTime()), "mono", "small"),
                type,
                Parts.label("#" + logged.seq(), "muted", "small", "mono"));
        setGraphic(Parts.column(2, first, message(logged)));
        setAccessibleText(Times.clock(logged.eventTime()) + " " + SafeText.line(logged.message()));
    }

    /** The single calls are there to be looked up; what people and steps did is there to be read. */
    private static javafx.scene.Node message(LogRecord logged) {
        return logged.content().aws() == null
                ? Parts.oneLine(logged.message(), "record-message")
                : Parts.oneLine(logged.message(), "record-message", "muted");
    }

    private static javafx.scene.Node icon(String type) {
        return switch (type) {
            case "step.failed", "undo.failed" -> Icons.of(Feather.X_CIRCLE, "record-icon", "state-danger");
            case "step.unknown" -> Icons.of(Feather.HELP_CIRCLE, "record-icon", "state-warning");
            case "step.succeeded", "undo.succeeded" -> Icons.of(Feather.CHECK_CIRCLE, "record-icon", "state-success");
            case "case.note" -> Icons.of(Feather.MESSAGE_SQUARE, "record-icon", "state-accent");
            default -> Icons.of(ofSubject(type), "record-icon", "state-quiet");
        };
    }

    private static Feather ofSubject(String type) {
        var dot = type.indexOf('.');
        return switch (dot < 0 ? type : type.substring(0, dot)) {
            case "aws" -> Feather.CLOUD;
            case "run" -> Feather.PLAY;
            case "step" -> Feather.CHEVRON_RIGHT;
            case "undo" -> Feather.ROTATE_CCW;
            case "evidence" -> Feather.ARCHIVE;
            case "case" -> Feather.FOLDER;
            default -> Feather.CIRCLE;
        };
    }
}
