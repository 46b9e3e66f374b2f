package dev.cofferdam.ui;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons of the one pack that is used. */
public final class Icons {
    private Icons() {}

    public static FontIcon of(Feather icon, String... styleClasses) {
        var node = new FontIcon(icon);
        node.getStyleClass().addAll(styleClasses);
        return node;
    }
}
