package dev.cofferdam.ui;

import atlantafx.base.controls.ModalPane;
import dev.cofferdam.caselog.CaseSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The window: one screen at a time, an overlay above it, and what is dropped on it. On the screen's thread only. */
public final class Workbench implements Surround {
    /** Larger than any finding; what is larger is not read. */
    private static final long DROP_LIMIT = 4 << 20;

    private static final KeyCombination PASTE = new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);

    private final Screens screens;
    private final Background background;
    private final BorderPane content = new BorderPane();
    private final ModalPane overlay = new ModalPane();
    private final StackPane root = new StackPane(content, overlay);
    private Theme theme = Theme.LIGHT;
    private @Nullable Screen screen;
    private @Nullable Stage stage;

    public Workbench(Screens screens, Background background) {
        this.screens = screens;
        this.background = background;
        root.getStyleClass().add("workbench");
        overlay.setId("overlay");
        root.setOnDragOver(Workbench::acceptDrag);
        root.setOnDragDropped(this::dropped);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::pasted);
        root.sceneProperty().subscribe(scene -> {
            if (scene != null) theme.dress(scene);
        });
        // whoever works with the keyboard must never press keys that nobody hears
        root.sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(owner -> {
            if (owner == null) background.onScreen(this::focusSomething);
        });
        overlay.displayProperty().subscribe((_, shown) -> {
            if (!shown) focusSomething();
        });
        showStart();
    }

    /** To be put into a scene, which then gets the window's styles. */
    public Parent root() {
        return root;
    }

    /** Fills a window of its own. */
    public void show(Stage window) {
        stage = window;
        Thread.currentThread().setUncaughtExceptionHandler((_, e) -> showTrouble(Trouble.of(e)));
        window.setScene(new Scene(root, 1280, 800));
        window.setMinWidth(960);
        window.setMinHeight(600);
        titled();
        window.show();
    }

    /** Lets go of the screen that is shown; may take its time. */
    public void close() {
        if (screen != null) screen.close();
        screen = null;
    }

    @Override
    public void showStart() {
        become(screens.start(this));
    }

    @Override
    public void showCase(CaseRequest request) {
        become(screens.incident(request, this));
    }

    @Override
    public void showNewRun(CaseSummary inCase) {
        become(screens.newRun(inCase, this));
    }

    @Override
    public void showOverlay(Node node) {
        overlay.show(node);
    }

    @Override
    public void hideOverlay() {
        overlay.hide();
    }

    @Override
    public void toggleTheme() {
        theme = theme.other();
        if (root.getScene() != null) theme.dress(root.getScene());
    }

    private void become(Screen next) {
        var former = screen;
        screen = next;
        overlay.hide();
        content.setCenter(next.root());
        titled();
        if (former == null) return;
        background.run(
                _ -> {
                    former.close();
                    return true;
                },
                _ -> {},
                this::showTrouble);
    }

    private void focusSomething() {
        if (screen != null && root.getScene() != null && !overlay.isDisplay()) screen.takeFocus();
    }

    private void titled() {
        if (stage == null || screen == null) return;
        stage.titleProperty().bind(screen.title().map(title -> Words.of("window.title", title)));
    }

    private void showTrouble(Trouble trouble) {
        var panel = new TroublePanel(
                trouble,
                Parts.button(
                        Words.of("window.understood"), org.kordamp.ikonli.feather.Feather.CHECK, this::hideOverlay));
        var box = new StackPane(panel);
        box.getStyleClass().add("overlay-box");
        box.setMaxSize(560, StackPane.USE_PREF_SIZE);
        showOverlay(box);
    }

    private static void acceptDrag(DragEvent event) {
        if (event.getDragboard().hasFiles() || event.getDragboard().hasString()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        take(event.getDragboard());
        event.setDropCompleted(true);
        event.consume();
    }

    /** Fields take what is pasted into them; what reaches the window is meant for its screen. */
    private void pasted(KeyEvent event) {
        if (!PASTE.match(event)) return;
        take(Clipboard.getSystemClipboard());
        event.consume();
    }

    /** Hands the screen what was dropped or pasted: the first file, else the text. */
    public void take(Clipboard board) {
        if (board.hasFiles()) read(board.getFiles().getFirst().toPath());
        else if (board.hasString()) dropped(new Screen.Dropped(Words.of("window.dropped-text"), board.getString()));
    }

    private void read(Path file) {
        background.run(
                _ -> {
                    if (Files.size(file) > DROP_LIMIT) throw new java.nio.file.FileSystemException(file.toString());
                    return new Screen.Dropped(String.valueOf(file.getFileName()), Files.readString(file));
                },
                this::dropped,
                this::showTrouble);
    }

    private void dropped(Screen.Dropped what) {
        if (screen != null) screen.dropped(what);
    }
}
