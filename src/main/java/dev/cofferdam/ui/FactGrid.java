package dev.cofferdam.ui;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import org.jspecify.annotations.Nullable;

/** Names and values below each other. */
public final class FactGrid extends GridPane {
    public FactGrid() {
        super(16, 6);
        getStyleClass().add("facts");
        var names = new ColumnConstraints();
        names.setMinWidth(120);
        names.setPrefWidth(150);
        names.setMaxWidth(200);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        getColumnConstraints().addAll(names, values);
    }

    public FactGrid fact(String name, String value) {
        return fact(name, new LongText(SafeText.of(value), "mono"));
    }

    /** Leaves out what there is nothing of. */
    public FactGrid factIf(String name, @Nullable Object value) {
        return value == null || value.toString().isEmpty() ? this : fact(name, value.toString());
    }

    public FactGrid fact(String name, Node value) {
        var row = new RowConstraints();
        row.setValignment(VPos.TOP);
        getRowConstraints().add(row);
        addRow(getRowConstraints().size() - 1, Parts.wrapped(name, "fact-name"), value);
        return this;
    }
}
