package dev.cofferdam.app;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.TabPane;
import javafx.scene.control.Toggle;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.testfx.api.FxRobot;

/** What of a window can be worked with at this moment, as the keyboard and a screen reader find it. */
final class SeenControls {
    private final HeadlessWindow window;
    private final FxRobot robot;

    SeenControls(HeadlessWindow window) {
        this.window = window;
        this.robot = window.robot();
    }

    /** Those without a text, a label or words for a screen reader. */
    List<String> nameless() {
        return window.fx(() -> controls().stream()
                .filter(node -> name(node).isBlank())
                .map(SeenControls::told)
                .toList());
    }

    /** Buttons whose words are cut off, without those that carry words of the case, which may be of any length. */
    List<String> cut(Set<String> ofAnyLength) {
        return window.fx(() -> all(front())
                .filter(node -> node instanceof ButtonBase && HeadlessWindow.isSeen(node))
                .filter(node -> !ofAnyLength.contains(Objects.requireNonNullElse(node.getId(), "")))
                .filter(node -> isCut((Labeled) node))
                .map(SeenControls::told)
                .toList());
    }

    static boolean isCut(Labeled labeled) {
        return labeled.lookup(".text") instanceof Text text
                && text.isVisible()
                && labeled.getText() != null
                && !labeled.getText().isEmpty()
                && !text.getText().equals(labeled.getText());
    }

    /** Those that Tab does not come to on its way round. */
    List<String> beyondTab() {
        return missed(false);
    }

    /** Those that Shift+Tab does not come to on its way round. */
    List<String> beyondShiftTab() {
        return missed(true);
    }

    private List<String> missed(boolean back) {
        var wanted = new ArrayList<>(window.fx(this::controls));
        var visited = new HashSet<Node>();
        for (var turns = 0; turns < 3 * wanted.size() + 10; turns++) {
            var owner = window.fx(() -> scene().getFocusOwner());
            // round: what is not found on a whole way is found on no later one
            if (owner != null && !visited.add(owner) && visited.containsAll(wanted)) break;
            if (back) robot.press(KeyCode.SHIFT, KeyCode.TAB).release(KeyCode.TAB, KeyCode.SHIFT);
            else robot.type(KeyCode.TAB);
        }
        var now = window.fx(this::controls);
        return wanted.stream()
                .filter(node -> now.contains(node) && alternatives(node).noneMatch(visited::contains))
                .map(SeenControls::told)
                .toList();
    }

    /** Of a choice, Tab comes to what is chosen; from there one goes on with the arrow keys. */
    private static Stream<Node> alternatives(Node node) {
        return node instanceof Toggle toggle && toggle.getToggleGroup() != null
                ? toggle.getToggleGroup().getToggles().stream().map(Node.class::cast)
                : Stream.of(node);
    }

    private Scene scene() {
        return window.workbench().root().getScene();
    }

    /** What lies above everything else is all that there is to work with. */
    private Parent front() {
        return scene().getRoot().lookupAll(".modal-pane").stream()
                .filter(node -> node instanceof atlantafx.base.controls.ModalPane pane
                        && pane.isDisplay()
                        && HeadlessWindow.isSeen(node))
                .map(Parent.class::cast)
                .reduce((_, last) -> last)
                .orElse(scene().getRoot());
    }

    private List<Node> controls() {
        return all(front())
                .filter(node -> node.isFocusTraversable() && HeadlessWindow.isSeen(node) && !node.isDisabled())
                .filter(node -> !isInCell(node))
                .toList();
    }

    private static Stream<Node> all(Parent part) {
        return part.lookupAll("*").stream();
    }

    private static boolean isInCell(Node node) {
        for (var at = node.getParent(); at != null; at = at.getParent()) if (at instanceof ListCell<?>) return true;
        return false;
    }

    private String name(Node node) {
        var said = node.getAccessibleText();
        if (said != null && !said.isBlank()) return said;
        return switch (node) {
            case Labeled labeled
            when labeled.getText() != null && !labeled.getText().isBlank() -> labeled.getText();
            case TabPane tabs ->
                tabs.getTabs().stream().map(tab -> tab.getText()).collect(Collectors.joining(" "));
            default ->
                all(scene().getRoot())
                        .filter(other -> other instanceof Label label && node.equals(label.getLabelFor()))
                        .map(label -> ((Label) label).getText())
                        .findFirst()
                        .orElse("");
        };
    }

    private static String told(Node node) {
        var path = new ArrayList<String>();
        for (var at = node; at != null && path.size() < 4; at = at.getParent()) {
            path.add(at.getClass().getSimpleName() + (at.getId() == null ? "" : "#" + at.getId()) + at.getStyleClass());
        }
        var words = node instanceof Labeled labeled ? " “" + labeled.getText() + "”" : "";
        return String.join(" in ", path) + words;
    }
}
