package dev.cofferdam.ui.incident.run;

import dev.cofferdam.playbook.Phase;
import dev.cofferdam.run.RunSnapshot;
import dev.cofferdam.run.StepView;
import java.util.ArrayList;
import java.util.List;

/** A line of the list of steps. */
sealed interface StepRow {
    record Heading(Phase phase) implements StepRow {}

    /** @param next whether it is this step's turn */
    record Line(StepView view, boolean next) implements StepRow {}

    /** All steps in order, with a heading wherever another phase begins. */
    static List<StepRow> of(RunSnapshot snapshot) {
        var rows = new ArrayList<StepRow>();
        Phase phase = null;
        for (var view : snapshot.steps()) {
            var its = view.step().phase();
            if (view.depth() == 0 && its != null && its != phase) {
                rows.add(new Heading(its));
                phase = its;
            }
            rows.add(new Line(view, snapshot.next().contains(view.key())));
        }
        return rows;
    }
}
