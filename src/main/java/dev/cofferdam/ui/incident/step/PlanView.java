package dev.cofferdam.ui.incident.step;

import dev.cofferdam.action.Change;
import dev.cofferdam.run.ShownPlan;
import dev.cofferdam.ui.Folded;
import dev.cofferdam.ui.Icons;
import dev.cofferdam.ui.LongText;
import dev.cofferdam.ui.Notice;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.ValueText;
import dev.cofferdam.ui.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tools.jackson.databind.JsonNode;

/** What would change, before → after, by resource; and what should be known before saying yes. */
public final class PlanView extends VBox {
    /** About two lines: enough to see that there is something to know, and what the change is below it. */
    private static final double WARNINGS = 58;

    public PlanView(ShownPlan shown) {
        this(shown, true);
    }

    /** @param summary whether to begin with it; it stands beside the button that runs the plan, where there is one */
    PlanView(ShownPlan shown, boolean summary) {
        super(12);
        getStyleClass().add("plan");
        var plan = shown.plan();
        if (summary) getChildren().add(Parts.wrapped(SafeText.of(plan.summary()), "plan-summary"));
        if (!plan.warnings().isEmpty()) {
            getChildren().add(new Folded(Notice.warnings(plan.warnings()), WARNINGS));
        }
        getChildren().addAll(changes(shown));
    }

    /** The changes alone, by resource, for where there are several plans. */
    static List<Node> changes(ShownPlan shown) {
        if (shown.nothingToDo()) {
            return List.of(Notice.of("notice-success", Feather.CHECK, Words.of("plan.nothing")));
        }
        var boxes = new ArrayList<Node>();
        byResource(shown.plan().changes()).forEach((resource, changes) -> boxes.add(resource(resource, changes)));
        return boxes;
    }

    private static Map<String, List<Change>> byResource(List<Change> changes) {
        var byResource = new LinkedHashMap<String, List<Change>>();
        changes.forEach(change -> byResource
                .computeIfAbsent(change.resource(), _ -> new ArrayList<>())
                .add(change));
        return byResource;
    }

    private static Node resource(String resource, List<Change> changes) {
        var name = Parts.oneLine(resource, "mono", "strong");
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        var head = Parts.row(8, Icons.of(Feather.BOX), name, Parts.copyButton(Words.of("plan.copy"), resource));
        head.getStyleClass().add("plan-resource");
        var box = new VBox(head);
        box.getStyleClass().add("plan-box");
        changes.forEach(change -> box.getChildren().add(change(change)));
        return box;
    }

    private static Node change(Change change) {
        if (LineDiff.isWorthIt(change.before(), change.after())) {
            var box = Parts.column(
                    6,
                    Parts.wrapped(change.attribute(), "plan-attribute"),
                    new DiffView(change.before(), change.after()));
            box.getStyleClass().add("plan-change");
            return box;
        }
        var grid = new GridPane(12, 6);
        grid.getStyleClass().add("plan-change");
        var half = new ColumnConstraints();
        half.setPercentWidth(50);
        half.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(half, half);
        grid.add(Parts.wrapped(change.attribute(), "plan-attribute"), 0, 0, 2, 1);
        grid.add(side(change.before(), Words.of("plan.before"), "− ", "plan-before"), 0, 1);
        grid.add(side(change.after(), Words.of("plan.after"), "+ ", "plan-after"), 1, 1);
        return grid;
    }

    private static Node side(JsonNode value, String name, String sign, String styleClass) {
        var text = new LongText(ValueText.of(value), "mono");
        var box = new VBox(2, Parts.label(sign + name, "plan-side-name"), text);
        box.getStyleClass().addAll("plan-side", styleClass);
        box.setMinWidth(0);
        box.setAccessibleText(name + ": " + ValueText.of(value));
        return box;
    }
}
