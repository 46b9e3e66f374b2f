package dev.cofferdam.ui.frame;

import dev.cofferdam.ui.Notice;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.Words;
import java.util.List;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Asks whether to close although something is under way; waiting is what a careless key does. */
final class ClosingQuestion extends BorderPane {
    ClosingQuestion(String title, List<String> underWay, Runnable hide, Runnable close, String closing) {
        getStyleClass().add("overlay-box");
        setId("closing-question");
        setMaxSize(560, Region.USE_PREF_SIZE);
        var heading = Parts.wrapped(title, "overlay-title");
        heading.getStyleClass().add("overlay-heading");
        setTop(heading);
        var what = Parts.column(4);
        underWay.forEach(name -> what.getChildren().add(Parts.oneLine("• " + SafeText.line(name))));
        var content = Parts.column(
                12, what, Notice.of("notice-warning", Feather.ALERT_TRIANGLE, Words.of("closing.meaning")));
        content.getStyleClass().add("overlay-content");
        setCenter(content);
        var wait = Parts.button(Words.of("closing.wait"), Feather.CLOCK, hide, "accent");
        wait.setId("closing-wait");
        var go = Parts.button(
                closing,
                Feather.X,
                () -> {
                    hide.run();
                    close.run();
                },
                "danger");
        go.setId("closing-close");
        var buttons = Parts.row(8, Parts.spacer(), wait, go);
        buttons.getStyleClass().add("overlay-buttons");
        setBottom(buttons);
        setAccessibleText(title + " " + Words.of("closing.meaning"));
    }
}
