package dev.cofferdam.app;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;

/** Somebody whose mouse does not work. */
record Keyboard(HeadlessWindow window) {
    /** More controls than any screen has. */
    private static final int ENOUGH = 120;

    void type(KeyCode key) {
        window.robot().type(key);
    }

    /** Goes there with the tabulator, as far as it takes. */
    void goTo(String id) {
        window.awaits("a control #" + id, () -> window.usable(id));
        for (var i = 0; i < ENOUGH; i++) {
            if (window.fx(() -> window.hasFocus(id))) return;
            type(KeyCode.TAB);
        }
        throw new AssertionError("the tabulator does not lead to #" + id);
    }

    /** Somebody who types is waited for after every key; who pastes is not. */
    void paste(String text) {
        window.fx(() -> {
            var content = new ClipboardContent();
            content.putString(text);
            return Clipboard.getSystemClipboard().setContent(content);
        });
        window.press(KeyCode.CONTROL, KeyCode.V);
    }

    /** Presses a button. */
    void use(String button) {
        goTo(button);
        type(KeyCode.SPACE);
    }

    void write(String field, String text) {
        goTo(field);
        window.press(KeyCode.CONTROL, KeyCode.A);
        paste(text);
    }
}
