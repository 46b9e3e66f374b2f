package dev.cofferdam.ui.frame;

import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.Words;
import dev.cofferdam.ui.WrappingButton;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.controlsfx.control.PopOver;

/** What was told lately; each leads to where it happened. */
final class NoticesPopOver extends PopOver {
    NoticesPopOver(Notices notices) {
        setArrowLocation(ArrowLocation.TOP_RIGHT);
        setDetachable(false);
        var list = Parts.column(4);
        notices.entries().forEach(entry -> list.getChildren().add(line(entry)));
        if (notices.entries().isEmpty()) list.getChildren().add(Parts.label(Words.of("notices.none"), "muted"));
        list.getStyleClass().add("notices-list");
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("edge-to-edge", "notices-popover");
        setContentNode(scroll);
    }

    private Node line(Notices.Entry entry) {
        var words = Parts.column(
                2, Parts.wrapped(entry.told().title(), "strong"), Parts.wrapped(entry.text(), "muted", "small"));
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var button = new WrappingButton(Parts.row(10, Notices.icon(entry.told().gravity()), words), () -> {
            hide();
            entry.open().run();
        });
        button.getStyleClass().addAll("flat", "notices-line");
        button.setAccessibleText(
                Notices.word(entry.told().gravity()) + " " + entry.told().title() + " " + entry.text());
        return button;
    }
}
