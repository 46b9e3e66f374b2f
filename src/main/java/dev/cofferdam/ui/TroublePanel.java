package dev.cofferdam.ui;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What happened, what it means, what to do next. */
public final class TroublePanel extends HBox {
    public TroublePanel(Trouble trouble, Node... actions) {
        super(12);
        getStyleClass().addAll("notice", "notice-danger");
        var text = new VBox(4, Parts.wrapped(trouble.what(), "notice-title"));
        Stream.of(trouble.meaning(), trouble.todo())
                .filter(line -> !line.isEmpty())
                .map(line -> Parts.wrapped(line))
                .forEach(text.getChildren()::add);
        if (actions.length > 0) text.getChildren().add(Parts.row(8, actions));
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(List.of(Icons.of(Feather.ALERT_OCTAGON, "danger"), text));
        setAccessibleText(trouble.what() + " " + trouble.meaning() + " " + trouble.todo());
    }
}
