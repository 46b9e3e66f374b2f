package dev.cofferdam.ui.incident.timeline;

import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.ui.Icons;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Words;
import java.time.ZoneId;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A record in two lines: when and what kind, then what it says. Its nodes are made once: a cell is used for another row
 * with every step of scrolling.
 */
final class RecordCell extends ListCell<TimelineRow> {
    private final ObservableValue<Optional<ZoneId>> zone;
    private final FontIcon icon = Icons.of(Feather.CIRCLE, "record-icon");
    private final Label time = line("mono", "small");
    private final Label there = line("mono", "small", "muted");
    private final Label type = line("muted", "small");
    private final Label number = line("muted", "small", "mono");
    private final Label message = line("record-message");
    private final Tooltip tooltip = Parts.tooltip("");
    private final VBox lines;
    private String sign = "state-quiet";

    RecordCell(ObservableValue<Optional<ZoneId>> zone) {
        this.zone = zone;
        getStyleClass().add("record-cell");
        setPrefWidth(0);
        icon.getStyleClass().add(sign);
        time.setMinWidth(USE_PREF_SIZE);
        there.setMinWidth(USE_PREF_SIZE);
        number.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(type, Priority.ALWAYS);
        type.setMaxWidth(Double.MAX_VALUE);
        lines = Parts.column(2, Parts.row(8, icon, time, there, type, number), message);
        zone.subscribe((_, _) -> show(getItem()));
    }

    private static Label line(String... styleClasses) {
        var label = Parts.label("", styleClasses);
        label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        label.setMinWidth(0);
        return label;
    }

    @Override
    protected void updateItem(@Nullable TimelineRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            setTooltip(null);
            return;
        }
        setGraphic(lines);
        show(row);
    }

    private void show(@Nullable TimelineRow row) {
        if (row == null) return;
        number.setText("#" + row.seq());
        row.record().ifPresentOrElse(this::showRecord, this::showUnread);
    }

    private void showUnread() {
        sign(Feather.CIRCLE, "state-quiet");
        time.setText("");
        Parts.present(there, false);
        type.setText("");
        message.setText(Words.of("timeline.row.loading"));
        setAccessibleText(Words.of("timeline.loading"));
        setTooltip(null);
    }

    private void showRecord(LogRecord logged) {
        var chosen = zone.getValue();
        var text = SafeText.line(logged.message());
        time.setText(RowTimes.utc(logged.eventTime()));
        there.setText(RowTimes.beside(logged.eventTime(), chosen));
        Parts.present(there, chosen.isPresent());
        type.setText(logged.type());
        message.setText(text);
        // the single calls are there to be looked up; what people and steps did is there to be read
        message.getStyleClass().remove("muted");
        if (logged.content().aws() != null) message.getStyleClass().add("muted");
        signOf(logged.type());
        var exact = RowTimes.exact(logged.eventTime(), chosen);
        tooltip.setText(exact + "\n" + logged.type() + "\n" + text);
        setTooltip(tooltip);
        setAccessibleText(exact + " " + logged.type() + " " + text);
    }

    private void signOf(String recordType) {
        switch (recordType) {
            case "step.failed", "undo.failed" -> sign(Feather.X_CIRCLE, "state-danger");
            case "step.unknown", "undo.unknown", "case.end-lost" -> sign(Feather.HELP_CIRCLE, "state-warning");
            case "step.attempt_failed" -> sign(Feather.REPEAT, "state-warning");
            case "step.succeeded", "undo.succeeded" -> sign(Feather.CHECK_CIRCLE, "state-success");
            case "case.note" -> sign(Feather.MESSAGE_SQUARE, "state-accent");
            case "aws.read" -> sign(Feather.EYE, "state-quiet");
            default -> sign(ofSubject(recordType), "state-quiet");
        }
    }

    private void sign(Feather shape, String styleClass) {
        icon.setIconCode(shape);
        icon.getStyleClass().remove(sign);
        icon.getStyleClass().add(styleClass);
        sign = styleClass;
    }

    private static Feather ofSubject(String type) {
        var dot = type.indexOf('.');
        return switch (dot < 0 ? type : type.substring(0, dot)) {
            case "aws" -> Feather.EDIT_2;
            case "run" -> Feather.PLAY;
            case "step" -> Feather.CHEVRON_RIGHT;
            case "undo" -> Feather.ROTATE_CCW;
            case "evidence" -> Feather.ARCHIVE;
            case "case" -> Feather.FOLDER;
            default -> Feather.CIRCLE;
        };
    }
}
