package dev.cofferdam.app;

import dev.cofferdam.ui.Workbench;
import dev.cofferdam.ui.WorkbenchServices;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final FxRobot robot = new FxRobot();
    private final Workbench workbench;
    private final Stage stage;

    private HeadlessWindow(WorkbenchServices services) {
        workbench = fx(() -> WorkbenchApplication.workbench(services, workers));
        stage = fx(Stage::new);
        fx(() -> {
            workbench.show(stage);
            return stage;
        });
    }

    static HeadlessWindow open(WorkbenchServices services) throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        return new HeadlessWindow(services);
    }

    Workbench workbench() {
        return workbench;
    }

    FxRobot robot() {
        return robot;
    }

    String title() {
        return fx(stage::getTitle);
    }

    /** Waits for the control, brings it into sight and clicks it. */
    void click(String id) {
        awaits("a control #" + id + " that can be used", () -> usable(id));
        fx(() -> {
            reveal(id);
            return id;
        });
        robot.clickOn("#" + id);
    }

    /** Pastes over what the field holds: somebody who types is waited for after every key. */
    void fill(String id, String text) {
        awaits("a field #" + id, () -> usable(id));
        fx(() -> {
            var field = (TextInputControl) stage.getScene().lookup("#" + id);
            field.requestFocus();
            field.selectAll();
            var content = new ClipboardContent();
            content.putString(text);
            return Clipboard.getSystemClipboard().setContent(content);
        });
        robot.press(KeyCode.CONTROL, KeyCode.V).release(KeyCode.V, KeyCode.CONTROL);
    }

    String typed(String id) {
        return fx(() -> ((TextInputControl) stage.getScene().lookup("#" + id)).getText());
    }

    /** To be called on the toolkit's thread, as {@link #usable} is. */
    Node node(String id) {
        return stage.getScene().lookup("#" + id);
    }

    boolean hasFocus(String id) {
        var owner = stage.getScene().getFocusOwner();
        return owner != null && id.equals(owner.getId());
    }

    boolean usable(String id) {
        var node = stage.getScene().lookup("#" + id);
        return node != null && isSeen(node) && !node.isDisabled();
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

    private static boolean isSeen(Node node) {
        for (var at = node; at != null; at = at.getParent()) if (!at.isVisible()) return false;
        return true;
    }

    private void reveal(String id) {
        var node = stage.getScene().lookup("#" + id);
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
    }
}
