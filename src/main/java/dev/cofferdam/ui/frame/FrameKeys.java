package dev.cofferdam.ui.frame;

import dev.cofferdam.ui.Settings;
import dev.cofferdam.ui.TextSize;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The keys that mean the same wherever the focus is, and after them those of the screen's commands. */
final class FrameKeys {
    private final Tabs tabs;
    private final Palette palette;
    private final Settings settings;
    private final OverlayPane above;

    FrameKeys(Tabs tabs, Palette palette, Settings settings, OverlayPane above) {
        this.tabs = tabs;
        this.palette = palette;
        this.settings = settings;
        this.above = above;
    }

    void listenOn(Node root) {
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (isOfTheFrame(event)) event.consume();
        });
        root.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (isOfTheScreen(event)) event.consume();
        });
    }

    private boolean isOfTheFrame(KeyEvent event) {
        // on a Mac, Cmd+Tab belongs to the system
        if (event.isControlDown() && event.getCode() == KeyCode.TAB) return turnTo(event.isShiftDown() ? -1 : 1);
        if (!event.isShortcutDown() || event.isAltDown()) return false;
        return switch (event.getCode()) {
            case K -> openOrClosePalette();
            case W -> !isCovered() && leaveFront();
            case PLUS, ADD, EQUALS -> resize(settings.textSize().get().larger());
            case MINUS, SUBTRACT -> resize(settings.textSize().get().smaller());
            case DIGIT0, NUMPAD0 -> resize(TextSize.NORMAL);
            default -> event.getCode().isDigitKey() && !event.isShiftDown() && goTo(event.getCode());
        };
    }

    private boolean isCovered() {
        return above.isDisplay();
    }

    private boolean turnTo(int step) {
        if (!isCovered()) tabs.selectNext(step);
        return true;
    }

    private boolean goTo(KeyCode digit) {
        if (!isCovered()) tabs.select(digit.getName().charAt(digit.getName().length() - 1) - '1');
        return true;
    }

    private boolean openOrClosePalette() {
        if (palette.isOpen()) palette.close();
        else if (!isCovered()) palette.open();
        return true;
    }

    private boolean leaveFront() {
        tabs.selected().leaveFront();
        return true;
    }

    private boolean resize(TextSize size) {
        settings.textSize().set(size);
        return true;
    }

    /** Wherever in the window the focus is, also beside the screen. */
    private boolean isOfTheScreen(KeyEvent event) {
        if (isCovered() || tabs.selected().hasOverlay()) return false;
        var meant = tabs.selected().front().commands().stream()
                .filter(command -> command.enabled() && !command.keys().isEmpty())
                .filter(command -> KeyCombination.valueOf(command.keys()).match(event))
                .findFirst();
        meant.ifPresent(command -> command.action().run());
        return meant.isPresent();
    }
}
