package dev.cofferdam.ui.frame;

import dev.cofferdam.ui.Icons;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Told;
import dev.cofferdam.ui.Words;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import javafx.stage.Popup;
import javafx.stage.Window;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;
import org.kordamp.ikonli.feather.Feather;

/** Tells what happened elsewhere in the corner of the window, and keeps it to be looked up. */
final class Notices {
    /** What was told before is in the log anyway. */
    private static final int KEPT = 30;

    /** More than this at once are told as one: a tower of them would hide what somebody works on. */
    private static final int AT_ONCE = 4;

    /** What is longer is read where it happened. */
    private static final int LENGTH = 240;

    /** In the size of the text. */
    private static final double WIDTH = 24;

    private static final Duration LONG_ENOUGH = Duration.seconds(8);

    /** One of them. {@code from}: the title of the screen that it came from. */
    record Entry(Told told, String from, Runnable open) {
        String text() {
            return SafeText.line(told.text().isEmpty() ? from : told.text() + " · " + from);
        }
    }

    private final Supplier<Optional<Window>> window;
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();

    Notices(Supplier<Optional<Window>> window) {
        this.window = window;
    }

    /** The newest first. */
    ObservableList<Entry> entries() {
        return entries;
    }

    void tell(Told told, String from, Runnable open) {
        var entry = new Entry(told, from, open);
        entries.addFirst(entry);
        if (entries.size() > KEPT) entries.removeLast();
        window.get().filter(Window::isShowing).ifPresent(owner -> show(entry, owner));
    }

    private static void show(Entry entry, Window owner) {
        notification(
                        owner,
                        SafeText.line(entry.told().title()),
                        entry.text(),
                        icon(entry.told().gravity()))
                .hideAfter(
                        switch (entry.told().gravity()) {
                            case SUCCESS -> LONG_ENOUGH;
                            case WAITING, FAILURE -> Duration.INDEFINITE;
                        })
                .onAction(_ -> entry.open().run())
                .threshold(
                        AT_ONCE,
                        notification(
                                        owner,
                                        Words.of("notices.several"),
                                        Words.of("notices.several.text"),
                                        Icons.of(Feather.BELL))
                                .hideAfter(LONG_ENOUGH))
                .show();
        leaveTheKeysToTheWindow();
    }

    private static Notifications notification(Window owner, String title, String text, Node icon) {
        var box = new HBox(12, icon, Parts.column(4, words(title, "strong"), words(brief(text))));
        box.getStyleClass().add("told-content");
        return Notifications.create()
                .owner(owner)
                .position(Pos.BOTTOM_RIGHT)
                .styleClass("told")
                .graphic(box);
    }

    /**
     * Wrapped at a width of their own. ControlsFX asks for a height before it knows the width, so a label's words would
     * make the popup as wide as the longest of them, or grow with each layout.
     */
    private static Text words(String said, String... styleClasses) {
        var words = new Text(Parts.folded(said, (int) (WIDTH * 2)));
        words.getStyleClass().add("told-words");
        words.getStyleClass().addAll(styleClasses);
        words.fontProperty().subscribe(font -> words.setWrappingWidth(WIDTH * font.getSize()));
        return words;
    }

    private static String brief(String text) {
        return text.length() <= LENGTH ? text : text.substring(0, LENGTH) + "…";
    }

    static Node icon(Told.Gravity gravity) {
        return switch (gravity) {
            case SUCCESS -> Icons.of(Feather.CHECK_CIRCLE, "told-icon", "state-success");
            case WAITING -> Icons.of(Feather.USER, "told-icon", "state-accent");
            case FAILURE -> Icons.of(Feather.ALERT_CIRCLE, "told-icon", "state-danger");
        };
    }

    static String word(Told.Gravity gravity) {
        return switch (gravity) {
            case SUCCESS -> Words.of("notices.success");
            case WAITING -> Words.of("notices.waiting");
            case FAILURE -> Words.of("notices.failure");
        };
    }

    /** A popup hears keys before its owner does, and would take the Escape that was meant for an overlay. */
    private static void leaveTheKeysToTheWindow() {
        Window.getWindows().stream()
                .filter(Popup.class::isInstance)
                .map(Popup.class::cast)
                .filter(popup -> popup.getContent().stream()
                        .anyMatch(node -> node.getStyleClass().contains("told")))
                .forEach(popup -> popup.setHideOnEscape(false));
    }
}
