package dev.cofferdam.ui.frame;

import dev.cofferdam.ui.Settings;
import javafx.scene.Scene;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/** Keeps the window, and what pops up from it, in the theme and the size of text that are set. */
final class Looks {
    private final Settings settings;

    Looks(Settings settings) {
        this.settings = settings;
        settings.theme().get().wear();
    }

    void follow(Scene scene) {
        dress(scene);
        settings.theme().subscribe((_, now) -> {
            now.wear();
            dressAll(scene);
        });
        settings.textSize().subscribe((_, _) -> dressAll(scene));
    }

    /** What pops up from now on takes its sheets over from the window; what is already there has to be told. */
    private void dressAll(Scene scene) {
        dress(scene);
        Window.getWindows().stream()
                .filter(window -> window instanceof PopupWindow popup && popup.getOwnerWindow() != null)
                .forEach(popup -> popup.getScene().getStylesheets().setAll(scene.getStylesheets()));
    }

    private void dress(Scene scene) {
        settings.theme().get().dress(scene, settings.textSize().get());
    }
}
