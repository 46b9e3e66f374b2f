package dev.cofferdam.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.ui.WorkbenchServices;
import dev.cofferdam.ui.frame.Workbench;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The program's window on the toolkit's own headless platform, and somebody who uses it. */
final class HeadlessWindow implements AutoCloseable {
    private static final int SECONDS = 60;
    private static final AtomicBoolean IN_USE = new AtomicBoolean();

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final FxRobot robot = new FxRobot();
    /** What would have been shown in a browser. */
    private final List<URI> opened = new CopyOnWriteArrayList<>();

    private final Workbench workbench;
    private final Stage stage;

    /** What the toolkit's thread let fall: a window that goes on is not a window that is whole. */
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    private HeadlessWindow(WorkbenchServices services) {
        fx(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> failures.add(failure));
            return true;
        });
        var looks = services.settings().read();
        workbench = fx(() -> WorkbenchApplication.workbench(services, looks, workers, opened::add));
        stage = fx(Stage::new);
        fx(() -> {
            workbench.show(stage);
            return stage;
        });
    }

    static HeadlessWindow open(WorkbenchServices services) throws TimeoutException {
        assertThat(IN_USE.compareAndSet(false, true))
                .as("alone with the window: see InTheWindow")
                .isTrue();
        FxToolkit.registerPrimaryStage();
        return new HeadlessWindow(services);
    }

    Workbench workbench() {
        return workbench;
    }

    List<URI> opened() {
        return opened;
    }

    FxRobot robot() {
        return robot;
    }

    String title() {
        return fx(this::titleNow);
    }

    /** To be called on the toolkit's thread. */
    String titleNow() {
        return stage.getTitle();
    }

    /** Waits for the control, brings it into sight and clicks it. */
    void click(String id) {
        awaits("a control #" + id + " that can be used", () -> usable(id));
        robot.clickOn(fx(() -> {
            var node = node(id);
            reveal(node);
            // what was just shown is not where it stays before it was laid out
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
            return node;
        }));
    }

    /** Clicks a text within a part: another tab may hold the same. */
    void clickText(String id, String text) {
        awaits(text + " in #" + id, () -> textIn(id, text).isPresent());
        robot.clickOn(fx(() -> textIn(id, text).orElseThrow()));
    }

    private Optional<Node> textIn(String id, String text) {
        return find(id).stream()
                .flatMap(part -> part.lookupAll(".label").stream())
                .filter(node -> node instanceof Labeled labeled && text.equals(labeled.getText()) && isSeen(node))
                .findFirst();
    }

    /** Pastes over what the field holds: somebody who types is waited for after every key. */
    void fill(String id, String text) {
        awaits("a field #" + id, () -> usable(id));
        fx(() -> {
            var field = (TextInputControl) node(id);
            field.requestFocus();
            field.selectAll();
            var content = new ClipboardContent();
            content.putString(text);
            return Clipboard.getSystemClipboard().setContent(content);
        });
        press(KeyCode.CONTROL, KeyCode.V);
    }

    /** Keys that are held down together. */
    void press(KeyCode... together) {
        robot.press(together);
        robot.release(Arrays.asList(together).reversed().toArray(KeyCode[]::new));
    }

    String typed(String id) {
        return fx(() -> ((TextInputControl) node(id)).getText());
    }

    /**
     * The control that is to be seen: those of other tabs are there too, and may have the same id. To be called on the
     * toolkit's thread, as {@link #usable} is.
     */
    Node node(String id) {
        return find(id).orElseThrow(() -> new AssertionError("there is no #" + id));
    }

    private Optional<Node> find(String id) {
        return stage.getScene().getRoot().lookupAll("#" + id).stream()
                .filter(HeadlessWindow::isSeen)
                .findFirst();
    }

    boolean hasFocus(String id) {
        var owner = stage.getScene().getFocusOwner();
        return owner != null && id.equals(owner.getId());
    }

    boolean usable(String id) {
        return find(id).filter(node -> !node.isDisabled()).isPresent();
    }

    /** Waits until the text is to be read somewhere in the window. */
    void awaitText(String text) {
        awaits("the text \"" + text + "\"", () -> reads(text));
    }

    boolean shows(String text) {
        return fx(() -> reads(text));
    }

    /** Waits until it holds, looking at it on the toolkit's thread. */
    void awaits(String what, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, () -> fx(condition::getAsBoolean));
        } catch (TimeoutException e) {
            throw new AssertionError("waited in vain for " + what + "; there is: " + texts(), e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    <T> T fx(Callable<T> look) {
        return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(SECONDS), look);
    }

    private boolean reads(String text) {
        return seenTexts().stream().anyMatch(seen -> seen.contains(text));
    }

    /** Everything that can be read now. */
    List<String> texts() {
        return fx(this::seenTexts);
    }

    private List<String> seenTexts() {
        return stage.getScene().getRoot().lookupAll("*").stream()
                .filter(HeadlessWindow::isSeen)
                .map(node -> switch (node) {
                    case Labeled labeled -> labeled.getText();
                    case Text text -> text.getText();
                    default -> "";
                })
                .filter(text -> text != null && !text.isBlank())
                .distinct()
                .toList();
    }

    static boolean isSeen(Node node) {
        for (var at = node; at != null; at = at.getParent()) if (!at.isVisible()) return false;
        return true;
    }

    private void reveal(Node node) {
        for (var at = node.getParent(); at != null; at = at.getParent()) {
            if (at instanceof javafx.scene.control.ScrollPane scroll && scroll.getContent() != null) {
                var content = scroll.getContent();
                var top = content.sceneToLocal(node.localToScene(node.getLayoutBounds()))
                        .getMinY();
                var beyond = content.getLayoutBounds().getHeight()
                        - scroll.getViewportBounds().getHeight();
                if (beyond > 0) scroll.setVvalue(Math.clamp((top - 40) / beyond, 0, 1));
                stage.getScene().getRoot().layout();
            }
        }
    }

    @Override
    public void close() {
        fx(() -> {
            stage.hide();
            return stage;
        });
        workbench.close();
        workers.close();
        IN_USE.set(false);
        assertThat(failures).isEmpty();
    }
}
