package dev.cofferdam.ui.incident.run;

import dev.cofferdam.run.StepKey;
import dev.cofferdam.ui.Words;
import java.util.Optional;
import javafx.scene.control.ListView;

/** The phases and steps of the run; selecting one looks at it. */
public final class StepList extends ListView<StepRow> {
    private static final int BEFORE = 4;

    private final RunViewModel run;

    public StepList(RunViewModel run) {
        super(run.rows());
        this.run = run;
        setId("steps");
        getStyleClass().add("step-list");
        setAccessibleText(Words.of("incident.steps"));
        setCellFactory(_ -> new StepCell());
        getSelectionModel().selectedIndexProperty().subscribe((was, now) -> chosen(was.intValue(), now.intValue()));
        run.selected().subscribe(this::mark);
        heightProperty().subscribe((before, _) -> {
            if (before.doubleValue() == 0) reveal(getSelectionModel().getSelectedIndex());
        });
        run.snapshot().subscribe(_ -> mark(run.selected().get()));
    }

    /** A heading cannot be looked at: passing over one goes on to the step behind it. */
    private void chosen(int was, int now) {
        if (now < 0 || now >= getItems().size()) return;
        switch (getItems().get(now)) {
            case StepRow.Line line -> run.select(line.view().key());
            case StepRow.Heading _ -> {
                var by = now < was ? -1 : 1;
                var isBeyond = now + by >= 0 && now + by < getItems().size();
                // above the first heading there is nothing: Home means the step below it
                getSelectionModel().select(isBeyond ? now + by : now - by);
            }
        }
    }

    /** With some of what comes before it. The list knows how high its rows are only once it has laid them out. */
    private void reveal(int index) {
        scrollTo(Math.max(0, index - BEFORE));
        layout();
        scrollTo(Math.max(0, index - BEFORE));
    }

    private void mark(Optional<StepKey> key) {
        for (var i = 0; i < getItems().size(); i++) {
            if (getItems().get(i) instanceof StepRow.Line line
                    && key.filter(line.view().key()::equals).isPresent()) {
                if (getSelectionModel().getSelectedIndex() != i) {
                    getSelectionModel().select(i);
                    reveal(i);
                }
                return;
            }
        }
    }
}
