package dev.cofferdam.ui.frame;

import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.Beginning;
import dev.cofferdam.ui.Screen;
import dev.cofferdam.ui.Trouble;
import dev.cofferdam.ui.Words;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;

/** What is dropped on the window, or pasted where no field takes it. */
final class Drops {
    /** Larger than any finding; what is larger is not read. */
    private static final long LIMIT = 4 << 20;

    private static final KeyCombination PASTE = new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);

    private final Background background;
    private final Tabs tabs;
    private final Consumer<Trouble> failed;

    Drops(Background background, Tabs tabs, Consumer<Trouble> failed) {
        this.background = background;
        this.tabs = tabs;
        this.failed = failed;
    }

    void listenOn(Node root) {
        root.setOnDragOver(Drops::accept);
        root.setOnDragDropped(event -> {
            take(event.getDragboard());
            event.setDropCompleted(true);
            event.consume();
        });
        // fields take what is pasted into them; what reaches the window is meant for its screen
        root.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (!PASTE.match(event)) return;
            take(Clipboard.getSystemClipboard());
            event.consume();
        });
    }

    private static void accept(DragEvent event) {
        if (event.getDragboard().hasFiles() || event.getDragboard().hasString()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    void take(Clipboard board) {
        if (board.hasFiles()) read(board.getFiles().getFirst().toPath());
        else if (board.hasString()) take(new Screen.Dropped(Words.of("window.dropped-text"), board.getString()));
    }

    private void read(Path file) {
        background.run(
                _ -> {
                    if (Files.size(file) > LIMIT) throw new FileSystemException(file.toString());
                    return new Screen.Dropped(String.valueOf(file.getFileName()), Files.readString(file));
                },
                this::take,
                failed);
    }

    /** Whoever presses a wrong key in a case must not find a form above it: only what may be a finding begins one. */
    private void take(Screen.Dropped what) {
        if (tabs.selected().front().dropped(what)) return;
        if (mayBeJson(what.text())) tabs.showNewCase(new Beginning.Finding(what));
    }

    private static boolean mayBeJson(String text) {
        var begins = text.stripLeading();
        return begins.startsWith("{") || begins.startsWith("[");
    }
}
