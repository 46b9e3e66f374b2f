package dev.cofferdam.ui;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;

/** What fills a tab of the window. To be used on the screen's thread. */
public interface Screen {
    Parent root();

    /** For the tab, and for the window's title bar. */
    ObservableValue<String> title();

    /** Nothing has the keyboard's focus any more: gives it to what a responder most likely wants to use next. */
    default void takeFocus() {}

    /**
     * A file or text that was dropped on the window, or pasted where no field took it.
     *
     * @return whether it was meant for this screen
     */
    default boolean dropped(Dropped what) {
        return false;
    }

    /** The case that it shows, once that is known. */
    default ObservableValue<Optional<String>> caseId() {
        return new SimpleObjectProperty<>(Optional.empty());
    }

    /** What its tab says to somebody who looks at another one. */
    default ObservableValue<Attention> attention() {
        return new SimpleObjectProperty<>(Attention.QUIET);
    }

    /** Somebody begins to look at it, or looks away. */
    default void shown(boolean now) {}

    /** Everything that can be done here at this moment, and what cannot with the reason. */
    default List<Command> commands() {
        return List.of();
    }

    /** The command that typed words name by themselves, as {@code #123} does a record. */
    default Optional<Command> commandFor(String typed) {
        return Optional.empty();
    }

    /** The names of what is under way and would be left if it were closed now. */
    default List<String> underWay() {
        return List.of();
    }

    /** Lets go of everything it holds or listens to; may be called off the screen's thread, and may take its time. */
    void close();

    /** @param text the content, as UTF-8 */
    record Dropped(String name, String text) {}
}
