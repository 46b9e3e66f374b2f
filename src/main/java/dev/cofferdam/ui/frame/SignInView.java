package dev.cofferdam.ui.frame;

import dev.cofferdam.ui.InputForm;
import dev.cofferdam.ui.Notice;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.SafeText;
import dev.cofferdam.ui.SignInDesk;
import dev.cofferdam.ui.SignInDesk.Asked;
import dev.cofferdam.ui.Words;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Asks for a code, or shows where to sign in. It goes when it is answered or called off, by nothing else. */
final class SignInView extends BorderPane {
    private final SignInDesk desk;

    SignInView(SignInDesk desk, Asked asked) {
        this.desk = desk;
        getStyleClass().add("overlay-box");
        setId("sign-in");
        setMaxSize(560, Region.USE_PREF_SIZE);
        setPrefWidth(560);
        switch (asked) {
            case Asked.Code code -> code(code);
            case Asked.Browser browser -> browser(browser);
        }
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ESCAPE) return;
            desk.cancel(asked);
            event.consume();
        });
    }

    private void code(Asked.Code asked) {
        var request = asked.request();
        var field = new TextField();
        field.setId("sign-in-code");
        field.setPromptText("000000");
        var give = Parts.button(
                Words.of("sign-in.code.give"), Feather.CHECK, () -> desk.give(asked, field.getText()), "accent");
        give.setId("sign-in-give");
        give.disableProperty().bind(field.textProperty().map(text -> !SignInDesk.isCode(text)));
        field.setOnAction(_ -> give.fire());
        var content = Parts.column(
                12,
                Parts.wrapped(Words.of("sign-in.code.text", SafeText.line(request.profile()))),
                Parts.oneLine(request.role(), "mono", "small"));
        if (request.refused())
            content.getChildren()
                    .add(Notice.of("notice-warning", Feather.ALERT_TRIANGLE, Words.of("sign-in.code.refused")));
        content.getChildren()
                .add(InputForm.labelled(
                        new Label(Words.of("sign-in.code.label", SafeText.line(request.serial()))), field));
        fill(Words.of("sign-in.code.title"), content, cancel(asked), give);
        sceneProperty().subscribe(scene -> {
            if (scene != null) field.requestFocus();
        });
    }

    private void browser(Asked.Browser asked) {
        var request = asked.request();
        var code = Parts.label(SafeText.line(request.code()), "mono", "overlay-title");
        code.setId("sign-in-user-code");
        var again = Parts.button(
                Words.of("sign-in.browser.open"), Feather.EXTERNAL_LINK, () -> desk.openBrowser(asked), "accent");
        again.setId("sign-in-open");
        var address = request.address().toString();
        fill(
                Words.of("sign-in.browser.title"),
                Parts.column(
                        12,
                        Parts.wrapped(Words.of("sign-in.browser.text", SafeText.line(request.profile()))),
                        code,
                        Parts.row(
                                8,
                                Parts.oneLine(address, "mono", "small"),
                                Parts.copyButton(Words.of("sign-in.browser.copy"), address)),
                        Parts.wrapped(
                                Words.of(
                                        "sign-in.browser.elsewhere",
                                        SafeText.line(request.plainAddress().toString())),
                                "muted",
                                "small")),
                cancel(asked),
                again);
    }

    private Node cancel(Asked asked) {
        var cancel = Parts.button(Words.of("sign-in.cancel"), Feather.X, () -> desk.cancel(asked));
        cancel.setId("sign-in-cancel");
        return cancel;
    }

    private void fill(String title, VBox content, Node... buttons) {
        var heading = Parts.wrapped(title, "overlay-title");
        heading.getStyleClass().add("overlay-heading");
        setTop(heading);
        content.getStyleClass().add("overlay-content");
        setCenter(content);
        var row = Parts.row(8, Parts.spacer());
        row.getChildren().addAll(buttons);
        row.getStyleClass().add("overlay-buttons");
        setBottom(row);
        setAccessibleText(title);
    }
}
