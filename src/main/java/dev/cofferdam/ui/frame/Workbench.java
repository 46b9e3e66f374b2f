package dev.cofferdam.ui.frame;

import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.Screens;
import dev.cofferdam.ui.Settings;
import dev.cofferdam.ui.Trouble;
import dev.cofferdam.ui.TroublePanel;
import dev.cofferdam.ui.UnderWay;
import dev.cofferdam.ui.Words;
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
    private final StackPane root = new StackPane();
    private final Background background;
    private final Tabs tabs;
    private final Drops drops;
    private final Looks looks;

    public Workbench(Screens screens, Background background, Settings settings) {
        this.background = background;
        this.looks = new Looks(settings);
        var parts = new FrameParts(screens, background, settings, new UnderWay(), new Notices(this::window), this);
        this.tabs = new Tabs(parts);
        this.drops = new Drops(background, tabs, this::showTrouble);
        var palette = new Palette(tabs, new FrameCommands(tabs, settings), above);
        var tools = new HeaderTools(palette, parts.notices(), settings);
        StackPane.setAlignment(tools, Pos.TOP_RIGHT);
        root.getChildren().addAll(tabs.node(), tools, above);
        root.getStyleClass().add("workbench");
        above.setId("above");
        drops.listenOn(root);
        new FrameKeys(tabs, palette, settings, above).listenOn(root);
        keepFocus();
        tabs.showStart();
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
        tabs.closeAll();
    }

    /** Hands the screen what was dropped or pasted: the first file, else the text. */
    public void take(Clipboard board) {
        drops.take(board);
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

    private java.util.Optional<Window> window() {
        return java.util.Optional.ofNullable(root.getScene()).map(Scene::getWindow);
    }

    /** Whoever works with the keyboard must never press keys that nobody hears, nor those of what lies below. */
    private void keepFocus() {
        root.sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(owner -> {
            if (above.isDisplay()) {
                if (owner == null || !Focus.isInside(owner, above)) background.onScreen(this::focusAbove);
            } else if (owner == null) {
                background.onScreen(tabs::takeFocus);
            } else {
                tabs.focusMoved(owner);
            }
        });
        above.displayProperty()
                .subscribe((_, shown) -> background.onScreen(() -> {
                    if (shown) focusAbove();
                    else tabs.takeFocus();
                }));
    }

    private void focusAbove() {
        if (above.isDisplay()) Focus.intoUnlessThere(above);
    }
}
