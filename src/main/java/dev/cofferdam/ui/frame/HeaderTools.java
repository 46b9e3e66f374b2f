package dev.cofferdam.ui.frame;

import dev.cofferdam.ui.Icons;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.Settings;
import dev.cofferdam.ui.TextSize;
import dev.cofferdam.ui.Theme;
import dev.cofferdam.ui.Words;
import javafx.beans.property.Property;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Beside the tabs: the palette, what was told, the looks. */
final class HeaderTools extends HBox {
    HeaderTools(Palette palette, Notices notices, Settings settings) {
        super(2);
        getStyleClass().add("header-tools");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setPickOnBounds(false);
        var search = Parts.iconButton(Words.of("palette.open"), Feather.COMMAND, palette::open);
        search.setId("open-palette");
        getChildren().addAll(search, told(notices), looks(settings));
    }

    /** Popups cannot be reached with the keyboard, and some hide by themselves: here they are found again. */
    private static Node told(Notices notices) {
        var button = Parts.iconButton(Words.of("notices.none"), Feather.BELL, () -> {});
        button.setId("notices");
        button.setOnAction(_ -> new NoticesPopOver(notices).show(button));
        notices.entries().subscribe(() -> {
            var newest = notices.entries().getFirst();
            button.setText("" + notices.entries().size());
            button.setAccessibleText(Words.of(
                    "notices.newest",
                    Notices.word(newest.told().gravity()),
                    newest.told().title(),
                    newest.text()));
            button.setTooltip(Parts.tooltip(button.getAccessibleText()));
            // what JavaFX has instead of a live region
            button.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        });
        return button;
    }

    private static Node looks(Settings settings) {
        var menu = new MenuButton("", Icons.of(Feather.SETTINGS));
        menu.setId("looks");
        menu.getStyleClass().addAll("button-icon", "flat");
        menu.setAccessibleText(Words.of("looks.title"));
        menu.setTooltip(Parts.tooltip(Words.of("looks.title")));
        for (var theme : Theme.values()) menu.getItems().add(choice(settings.theme(), theme, word(theme)));
        menu.getItems().add(new SeparatorMenuItem());
        for (var size : TextSize.values()) {
            menu.getItems().add(choice(settings.textSize(), size, Words.of("looks.text", size.percent())));
        }
        return menu;
    }

    private static <T> RadioMenuItem choice(Property<T> property, T value, String word) {
        var item = new RadioMenuItem(word);
        property.subscribe(now -> item.setSelected(value.equals(now)));
        item.setOnAction(_ -> {
            property.setValue(value);
            item.setSelected(true);
        });
        return item;
    }

    static String word(Theme theme) {
        return switch (theme) {
            case LIGHT -> Words.of("looks.light");
            case DARK -> Words.of("looks.dark");
        };
    }
}
