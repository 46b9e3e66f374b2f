package dev.cofferdam.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;

/** The window's looks: AtlantaFX's theme, our few colours beside it, and the style sheets that only speak of both. */
enum Theme {
    LIGHT,
    DARK;

    private static final List<String> SHEETS = List.of("base.css", "start.css", "incident.css", "record.css");

    Theme other() {
        return switch (this) {
            case LIGHT -> DARK;
            case DARK -> LIGHT;
        };
    }

    void dress(Scene scene) {
        // the program's, not the scene's: lists and tooltips that pop up have scenes of their own
        Application.setUserAgentStylesheet(
                switch (this) {
                    case LIGHT -> new PrimerLight().getUserAgentStylesheet();
                    case DARK -> new PrimerDark().getUserAgentStylesheet();
                });
        scene.getStylesheets()
                .setAll(sheet(
                        switch (this) {
                            case LIGHT -> "light.css";
                            case DARK -> "dark.css";
                        }));
        SHEETS.forEach(name -> scene.getStylesheets().add(sheet(name)));
    }

    private static String sheet(String name) {
        URL found = Theme.class.getResource(name);
        return Objects.requireNonNull(found, name).toExternalForm();
    }
}
