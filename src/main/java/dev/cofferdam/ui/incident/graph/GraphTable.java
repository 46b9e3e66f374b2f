package dev.cofferdam.ui.incident.graph;

import dev.cofferdam.action.ResourceGraph.Row;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Words;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The graph as a table: each node once, and how it is reached. */
final class GraphTable extends TableView<Row> {
    GraphTable(GraphViewModel model) {
        setId("graph-table");
        getStyleClass().add("graph-table");
        setAccessibleText(Words.of("graph.table"));
        setPlaceholder(Parts.wrapped(Words.of("graph.table.none"), "muted"));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        var sorted = new SortedList<>(model.rows());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        getColumns()
                .add(column(
                        Words.of("graph.column.side"),
                        110,
                        row -> KindWords.of(row.node().side())));
        getColumns()
                .add(column(
                        Words.of("graph.column.kind"),
                        120,
                        row -> KindWords.of(row.node().kind())));
        getColumns()
                .add(column(
                        Words.of("graph.column.name"), 220, row -> row.node().name()));
        getColumns().add(column(Words.of("graph.column.how"), 240, Row::relation));
        getColumns()
                .add(column(Words.of("graph.column.via"), 170, row -> row.via().name()));
        getColumns().add(column(Words.of("graph.column.certainty"), 90, row -> KindWords.of(row.certainty())));
        getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null) model.select(row.node().id());
        });
        model.selected()
                .subscribe(now -> now.ifPresent(node -> {
                    var chosen = getSelectionModel().getSelectedItem();
                    if (chosen != null && chosen.node().equals(node)) return;
                    getSelectionModel().clearSelection();
                    sorted.stream()
                            .filter(row -> row.node().equals(node))
                            .findFirst()
                            .ifPresent(row -> {
                                getSelectionModel().select(row);
                                scrollTo(row);
                            });
                }));
    }

    private static TableColumn<Row, String> column(String name, double width, Function<Row, String> text) {
        var column = new TableColumn<Row, String>(name);
        column.setPrefWidth(width);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(SafeText.line(text.apply(cell.getValue()))));
        column.setCellFactory(_ -> new WholeTextCell());
        return column;
    }

    /** What is cut off is told by the tooltip. */
    private static final class WholeTextCell extends TableCell<Row, String> {
        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
            setTooltip(empty || text == null ? null : Parts.tooltip(text));
        }
    }
}
