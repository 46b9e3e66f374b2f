package dev.cofferdam.ui.frame;

import dev.cofferdam.ui.Attention;
import dev.cofferdam.ui.Icons;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Screen;
import dev.cofferdam.ui.Words;
import java.text.Bidi;
import javafx.scene.control.Tab;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** What a tab says of its screen: its title, and with a sign and a word what wants somebody there. */
final class TabSign {
    /** What is longer is told by the tooltip. */
    private static final int LENGTH = 26;

    private static final String LEFT_TO_RIGHT_MARK = "\u200E";

    private final Tab tab;

    TabSign(Tab tab) {
        this.tab = tab;
    }

    Subscription follow(Screen screen) {
        Runnable show = () -> show(screen.title().getValue(), screen.attention().getValue());
        show.run();
        return Subscription.combine(
                screen.title().subscribe((_, _) -> show.run()),
                screen.attention().subscribe((_, _) -> show.run()));
    }

    private void show(String title, Attention attention) {
        var whole = SafeText.line(title);
        var word = word(attention);
        var brief =
                whole.length() <= LENGTH ? whole : whole.substring(0, LENGTH).stripTrailing() + "…";
        tab.setText(word.isEmpty() ? brief : Words.of("tab.sign", leftToRight(brief), word));
        tab.setTooltip(Parts.tooltip(word.isEmpty() ? whole : Words.of("tab.sign", leftToRight(whole), word)));
        tab.getStyleClass().removeIf(name -> name.startsWith("tab-wants-"));
        switch (attention) {
            case QUIET -> tab.setGraphic(null);
            case WORKING -> wants(Feather.LOADER, "state-accent", "tab-wants-nothing");
            case WAITING_FOR_YOU -> wants(Feather.USER, "state-quiet", "tab-wants-somebody");
            case FINISHED -> wants(Feather.CHECK_CIRCLE, "state-success", "tab-wants-look");
            case FAILED -> wants(Feather.ALERT_CIRCLE, "state-danger", "tab-wants-help");
        }
    }

    private void wants(Feather icon, String colour, String styleClass) {
        tab.setGraphic(Icons.of(icon, "tab-icon", colour));
        tab.getStyleClass().add(styleClass);
    }

    /** A title that begins in Hebrew or Arabic would else carry the word behind it away to its left. */
    private static String leftToRight(String title) {
        var base = new Bidi(title, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        return base.baseIsLeftToRight() ? title : LEFT_TO_RIGHT_MARK + title;
    }

    static String word(Attention attention) {
        return switch (attention) {
            case QUIET -> "";
            case WORKING -> Words.of("tab.working");
            case WAITING_FOR_YOU -> Words.of("tab.waiting");
            case FINISHED -> Words.of("tab.finished");
            case FAILED -> Words.of("tab.failed");
        };
    }
}
