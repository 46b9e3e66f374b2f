package dev.cofferdam.ui.frame;

import dev.cofferdam.aws.SignInPrompts;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.Screens;
import dev.cofferdam.ui.Settings;
import dev.cofferdam.ui.SignInDesk;
import dev.cofferdam.ui.Told;
import dev.cofferdam.ui.Trouble;
import dev.cofferdam.ui.TroublePanel;
import dev.cofferdam.ui.UnderWay;
import dev.cofferdam.ui.Words;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;

/**
 * The window: a tab for each screen, one overlay above them, and what is dropped on it. On the screen's thread only.
 */
public final class Workbench {
    private final OverlayPane above = new OverlayPane();
    /** Above what is above: a session that waits for somebody does not take the place of what they work on. */
    private final OverlayPane signIn = new OverlayPane();

    private final SignInDesk desk;
    private final StackPane root = new StackPane();
    private final Background background;
    private final Tabs tabs;
    private final Drops drops;
    private final Looks looks;

    /** @param browser opens addresses */
    public Workbench(Screens screens, Background background, Settings settings, Consumer<URI> browser) {
        this.background = background;
        this.looks = new Looks(settings);
        var parts = new FrameParts(screens, background, settings, new UnderWay(), new Notices(this::window), this);
        this.tabs = new Tabs(parts);
        this.desk = new SignInDesk(
                background,
                browser,
                sentence -> parts.notices()
                        .tell(
                                new Told(Told.Gravity.WAITING, Words.of("sign-in.told"), sentence, () -> {}),
                                "",
                                () -> {}));
        this.drops = new Drops(background, tabs, this::showTrouble);
        var palette = new Palette(tabs, new FrameCommands(tabs, settings), above);
        var tools = new HeaderTools(palette, parts.notices(), settings);
        StackPane.setAlignment(tools, Pos.TOP_RIGHT);
        root.getChildren().addAll(tabs.node(), tools, above, signIn);
        root.getStyleClass().add("workbench");
        above.setId("above");
        signIn.setPersistent(true);
        desk.current().subscribe(this::ask);
        drops.listenOn(root);
        new FrameKeys(tabs, palette, settings, above).listenOn(root);
        keepFocus();
        tabs.showStart();
    }

    /** Where sessions ask for what only somebody who sits there has. */
    public SignInPrompts signIn() {
        return desk;
    }

    /** To be put into a scene, which then gets the window's styles. */
    public Parent root() {
        return root;
    }

    /** Fills a window of its own. */
    public void show(Stage stage) {
        Thread.currentThread().setUncaughtExceptionHandler((_, e) -> showTrouble(Trouble.of(e)));
        var scene = new Scene(root, 1280, 800);
        looks.follow(scene);
        stage.setScene(scene);
        stage.setMinWidth(960);
        stage.setMinHeight(600);
        stage.titleProperty().bind(tabs.title().map(title -> Words.of("window.title", title)));
        stage.setOnCloseRequest(event -> {
            var left = tabs.underWay();
            if (left.isEmpty()) return;
            event.consume();
            showAbove(new ClosingQuestion(
                    Words.of("closing.window"), left, this::hideAbove, stage::hide, Words.of("closing.close.window")));
        });
        stage.show();
    }

    /** Lets go of all screens; may take its time. */
    public void close() {
        background.onScreen(desk::close);
        tabs.closeAll();
    }

    /** Hands the screen what was dropped or pasted: the first file, else the text. */
    public void take(Clipboard board) {
        drops.take(board);
    }

    private void ask(Optional<SignInDesk.Asked> asked) {
        signIn.setAlignment(Pos.CENTER);
        asked.ifPresentOrElse(now -> signIn.show(new SignInView(desk, now)), signIn::hide);
    }

    void showTrouble(Trouble trouble) {
        var panel =
                new TroublePanel(trouble, Parts.button(Words.of("window.understood"), Feather.CHECK, this::hideAbove));
        var box = new StackPane(panel);
        box.getStyleClass().add("overlay-box");
        box.setMaxSize(560, StackPane.USE_PREF_SIZE);
        showAbove(box);
    }

    private void showAbove(Node content) {
        above.setAlignment(Pos.CENTER);
        above.show(content);
    }

    private void hideAbove() {
        above.hide();
    }

    private Optional<Window> window() {
        return Optional.ofNullable(root.getScene()).map(Scene::getWindow);
    }

    /** Whoever works with the keyboard must never press keys that nobody hears, nor those of what lies below. */
    private void keepFocus() {
        root.sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(owner -> {
            var top = top();
            if (top.isDisplay()) {
                if (owner == null || !Focus.isInside(owner, top)) background.onScreen(this::focusAbove);
            } else if (owner == null) {
                background.onScreen(tabs::takeFocus);
            } else {
                tabs.focusMoved(owner);
            }
        });
        for (var pane : List.of(above, signIn)) {
            pane.displayProperty()
                    .subscribe((_, _) -> background.onScreen(() -> {
                        if (top().isDisplay()) focusAbove();
                        else tabs.takeFocus();
                    }));
        }
    }

    private OverlayPane top() {
        return signIn.isDisplay() ? signIn : above;
    }

    private void focusAbove() {
        if (top().isDisplay()) Focus.intoUnlessThere(top());
    }
}
