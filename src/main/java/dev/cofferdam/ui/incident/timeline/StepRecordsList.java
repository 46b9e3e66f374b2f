package dev.cofferdam.ui.incident.timeline;

import dev.cofferdam.caselog.StepRecords;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Words;
import java.util.Optional;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The steps that wrote something, each with how much and from when to when; choosing one shows its records. */
final class StepRecordsList extends ListView<StepRecords> {
    private final TimelineViewModel model;

    StepRecordsList(TimelineViewModel model) {
        this.model = model;
        setId("timeline-steps");
        setAccessibleText(Words.of("timeline.by-step"));
        setPlaceholder(Parts.wrapped(Words.of("timeline.by-step.empty"), "muted"));
        setCellFactory(_ -> new Cell());
        model.steps().subscribe(steps -> {
            if (!steps.equals(getItems())) getItems().setAll(steps);
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                choose(getSelectionModel().getSelectedItem());
                event.consume();
            }
        });
    }

    private void choose(@Nullable StepRecords chosen) {
        if (chosen != null) model.showStep(chosen.step());
    }

    private final class Cell extends ListCell<StepRecords> {
        Cell() {
            getStyleClass().add("record-cell");
            setPrefWidth(0);
            setOnMouseClicked(_ -> choose(getItem()));
        }

        @Override
        protected void updateItem(@Nullable StepRecords item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var times = Words.of(
                    "timeline.by-step.count",
                    item.count(),
                    time(item.first()),
                    RowTimes.utc(item.last()).substring(11));
            setGraphic(Parts.column(
                    2, Parts.oneLine(item.step().step(), "strong"), Parts.oneLine(times, "muted", "small")));
            setAccessibleText(SafeText.line(item.step().step()) + " " + times);
        }

        private static String time(java.time.Instant at) {
            return RowTimes.exact(at, Optional.empty());
        }
    }
}
