package dev.cofferdam.ui.frame;

import dev.cofferdam.ui.Command;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** A command: what it does, its keys; where it cannot be done now, why. */
final class CommandCell extends ListCell<Command> {
    CommandCell(Consumer<Command> run) {
        getStyleClass().add("command-cell");
        setPrefWidth(0);
        setOnMouseClicked(_ -> {
            var command = getItem();
            if (command != null) run.accept(command);
        });
    }

    @Override
    protected void updateItem(@Nullable Command command, boolean empty) {
        super.updateItem(command, empty);
        if (empty || command == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        var name = command.enabled()
                ? Parts.oneLine(SafeText.line(command.name()))
                : Parts.oneLine(SafeText.line(command.name()), "muted");
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        var row = Parts.row(12, name, whole(Parts.label(command.group(), "muted", "small")));
        if (!command.keys().isEmpty()) row.getChildren().add(whole(Parts.label(keys(command), "key", "small")));
        setGraphic(
                command.enabled()
                        ? row
                        : Parts.column(2, row, Parts.oneLine(SafeText.line(command.hindrance()), "muted", "small")));
        setAccessibleText(said(command));
    }

    static String said(Command command) {
        var words = SafeText.line(command.name()) + ", " + command.group();
        return command.enabled() ? words : words + ". " + SafeText.line(command.hindrance());
    }

    private static String keys(Command command) {
        return KeyCombination.valueOf(command.keys()).getDisplayText();
    }

    private static Label whole(Label label) {
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
