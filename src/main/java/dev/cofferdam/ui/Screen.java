package dev.cofferdam.ui;

import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;

/** What fills the window. To be used on the screen's thread. */
public interface Screen {
    Parent root();

    /** For the window's title bar. */
    ObservableValue<String> title();

    /** Nothing has the keyboard's focus any more: gives it to what a responder most likely wants to use next. */
    default void takeFocus() {}

    /** A file or text that was dropped on the window. */
    default void dropped(Dropped what) {}

    /** Lets go of everything it holds or listens to; may be called off the screen's thread, and may take its time. */
    void close();

    /** @param text the content, as UTF-8 */
    record Dropped(String name, String text) {}
}
