package dev.cofferdam.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;

/** The window's looks: AtlantaFX's theme, our few colours beside it, and the style sheets that only speak of both. */
public enum Theme {
    LIGHT,
    DARK;

    private static final List<String> SHEETS =
            List.of("base.css", "frame.css", "start.css", "incident.css", "record.css", "graph.css");

    public Theme other() {
        return switch (this) {
            case LIGHT -> DARK;
            case DARK -> LIGHT;
        };
    }

    /** The whole program's, not a scene's: what pops up has scenes of its own. */
    public void wear() {
        Application.setUserAgentStylesheet(
                switch (this) {
                    case LIGHT -> new PrimerLight().getUserAgentStylesheet();
                    case DARK -> new PrimerDark().getUserAgentStylesheet();
                });
    }

    /** What is beside the program's own sheet; to be done for every scene that is there. */
    public void dress(Scene scene, TextSize size) {
        var colours = switch (this) {
            case LIGHT -> "light.css";
            case DARK -> "dark.css";
        };
        // a sheet, because a scene that pops up takes over its owner's sheets but not the style of its owner's root
        var text = "data:text/css,.root%7B-fx-font-size:" + size.pixels() + "px;%7D";
        var sheets = new ArrayList<String>();
        sheets.add(sheet(colours));
        SHEETS.forEach(name -> sheets.add(sheet(name)));
        sheets.add(text);
        // at once: with each change of the list every node is styled anew
        scene.getStylesheets().setAll(sheets);
    }

    private static String sheet(String name) {
        URL found = Theme.class.getResource(name);
        return Objects.requireNonNull(found, name).toExternalForm();
    }
}
