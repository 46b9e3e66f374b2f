package dev.cofferdam.ui.incident.step;

import dev.cofferdam.action.Change;
import dev.cofferdam.run.Preview;
import dev.cofferdam.run.StepKey;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.ValueText;
import dev.cofferdam.ui.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;

/** One round among many: which, and each of its changes in a line. A double click looks at it whole. */
final class RoundCell extends ListCell<Preview> {
    private final Label title = Parts.oneLine("", "strong");
    private final VBox changes = Parts.column(0);
    private final VBox box = Parts.column(2, title, changes);

    RoundCell(Consumer<StepKey> select) {
        box.setMinWidth(0);
        setPrefWidth(0);
        getStyleClass().add("round-cell");
        setOnMouseClicked(click -> {
            if (click.getClickCount() == 2 && getItem() != null)
                select.accept(getItem().step());
        });
    }

    /** How many lines of text it takes. */
    static int lines(Preview round) {
        return 1 + told(round).size();
    }

    @Override
    protected void updateItem(Preview round, boolean empty) {
        super.updateItem(round, empty);
        setText(null);
        setGraphic(empty || round == null ? null : box);
        if (empty || round == null) return;
        title.setText(SafeText.line(round.title()));
        changes.getChildren()
                .setAll(told(round).stream()
                        .map(line -> Parts.oneLine(line, "muted"))
                        .toList());
    }

    private static List<String> told(Preview round) {
        var plan = round.plan().plan();
        return plan.changes().isEmpty()
                ? List.of(SafeText.line(plan.summary()))
                : plan.changes().stream().map(RoundCell::told).toList();
    }

    private static String told(Change change) {
        var what = change.resource().substring(change.resource().lastIndexOf(':') + 1) + " · " + change.attribute();
        return SafeText.line(
                change.before().isContainer() || change.after().isContainer()
                        ? briefly(what, change)
                        : Words.of("rounds.change", what, ValueText.of(change.before()), ValueText.of(change.after())));
    }

    /** Of what is more than fits into a line; the whole of it is in the round's own plan. */
    private static String briefly(String what, Change change) {
        if (change.before().isNull()) return Words.of("rounds.made", what);
        return change.after().isNull() ? Words.of("rounds.removed", what) : Words.of("rounds.changed", what);
    }
}
