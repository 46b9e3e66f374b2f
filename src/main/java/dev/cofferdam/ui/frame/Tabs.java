package dev.cofferdam.ui.frame;

import dev.cofferdam.ui.Beginning;
import dev.cofferdam.ui.CaseRequest;
import dev.cofferdam.ui.Screen;
import dev.cofferdam.ui.Surround;
import dev.cofferdam.ui.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/** The tabs of the window: the start screen first, then one for each case that is open, and for each form. */
final class Tabs {
    private final FrameParts parts;
    private final TabPane pane = new TabPane();
    /** In no particular order; read by whoever closes the window, off the screen's thread. */
    private final List<OpenTab> open = new CopyOnWriteArrayList<>();
    /** Cases that are being let go of, and what waits to have them. */
    private final Map<String, List<Runnable>> closing = new HashMap<>();

    private final OpenTab start;

    Tabs(FrameParts parts) {
        this.parts = parts;
        pane.setId("tabs");
        pane.getStyleClass().add("window-tabs");
        pane.setTabDragPolicy(TabPane.TabDragPolicy.REORDER);
        pane.setTabClosingPolicy(TabPane.TabClosingPolicy.ALL_TABS);
        start = opened(parts.screens()::start, "");
        start.tab().setClosable(false);
        pane.getSelectionModel().selectedItemProperty().subscribe((was, now) -> {
            find(was).ifPresent(tab -> tab.front().shown(false));
            find(now).ifPresent(tab -> tab.front().shown(true));
            parts.background().onScreen(this::takeFocus);
        });
    }

    Node node() {
        return pane;
    }

    OpenTab selected() {
        return find(pane.getSelectionModel().getSelectedItem()).orElse(start);
    }

    OpenTab start() {
        return start;
    }

    /** As they stand. */
    List<OpenTab> all() {
        return pane.getTabs().stream().flatMap(tab -> find(tab).stream()).toList();
    }

    /** Of the screen that is looked at. */
    ObservableValue<String> title() {
        return pane.getSelectionModel()
                .selectedItemProperty()
                .flatMap(tab -> find(tab).orElse(start).title());
    }

    void showStart() {
        select(start);
    }

    void showNewCase(Beginning from) {
        select(opened(window -> parts.screens().newCase(from, window), ""));
    }

    void showCase(CaseRequest request, OpenTab from) {
        switch (request) {
            case CaseRequest.Existing(var id) -> showExisting(request, id);
            case CaseRequest.Fresh _ -> {
                if (from == start) select(opened(incident(request), ""));
                else from.become(incident(request), "");
            }
        }
    }

    private void showExisting(CaseRequest request, String id) {
        holding(id).ifPresentOrElse(this::select, () -> openCase(request, id));
    }

    private void openCase(CaseRequest request, String id) {
        var waiting = closing.get(id);
        if (waiting != null) waiting.add(() -> showExisting(request, id));
        else select(opened(incident(request), id));
    }

    private Function<Surround, Screen> incident(CaseRequest request) {
        return window -> parts.screens().incident(request, window);
    }

    private Optional<OpenTab> holding(String caseId) {
        return all().stream()
                .filter(tab -> tab.caseId().filter(caseId::equals).isPresent())
                .findFirst();
    }

    private OpenTab opened(Function<Surround, Screen> maker, String caseId) {
        var tab = new OpenTab(parts, this, maker, caseId);
        open.add(tab);
        pane.getTabs().add(tab.tab());
        return tab;
    }

    void select(OpenTab tab) {
        pane.getSelectionModel().select(tab.tab());
    }

    boolean isSelected(OpenTab tab) {
        return tab.tab().equals(pane.getSelectionModel().getSelectedItem());
    }

    boolean isOpen(OpenTab tab) {
        return open.contains(tab);
    }

    /** @param index from 0; nothing happens where there is none */
    void select(int index) {
        if (index < pane.getTabs().size()) pane.getSelectionModel().select(index);
    }

    /** Round in a circle. */
    void selectNext(int step) {
        var count = pane.getTabs().size();
        pane.getSelectionModel().select(Math.floorMod(pane.getSelectionModel().getSelectedIndex() + step, count));
    }

    /** Asks first where something is under way. */
    void close(OpenTab tab) {
        if (tab == start) return;
        var left = tab.base().underWay();
        if (left.isEmpty()) {
            letGo(tab);
            return;
        }
        select(tab);
        tab.showOverlay(new ClosingQuestion(
                Words.of("closing.case", tab.title().get()),
                left,
                tab::hideOverlay,
                () -> letGo(tab),
                Words.of("closing.close.case")));
    }

    private void letGo(OpenTab tab) {
        if (!open.remove(tab)) return;
        var id = tab.caseId();
        id.ifPresent(known -> closing.put(known, new ArrayList<>()));
        tab.detach();
        var wasSelected = isSelected(tab);
        var index = pane.getTabs().indexOf(tab.tab());
        pane.getTabs().remove(tab.tab());
        if (wasSelected) select(Math.max(0, Math.min(index, pane.getTabs().size() - 1)));
        parts.background()
                .run(
                        _ -> {
                            tab.base().close();
                            return true;
                        },
                        _ -> id.ifPresent(this::closed),
                        trouble -> {
                            id.ifPresent(this::closed);
                            parts.window().showTrouble(trouble);
                        });
    }

    private void closed(String caseId) {
        var waiting = closing.remove(caseId);
        if (waiting != null) waiting.forEach(Runnable::run);
    }

    /** What is under way in all tabs, by name. */
    List<String> underWay() {
        return all().stream().flatMap(tab -> tab.base().underWay().stream()).toList();
    }

    void takeFocus() {
        // what a tab holds can only be focused once it is to be seen, which a tab pane sees to when it is laid out
        pane.applyCss();
        pane.layout();
        selected().takeFocus();
    }

    void focusMoved(Node owner) {
        selected().focusMoved(owner);
    }

    /** Off the screen's thread; may take its time. Each is closed, whatever happens with another. */
    void closeAll() {
        var failed = new ArrayList<RuntimeException>();
        for (var tab : open) {
            try {
                tab.base().close();
            } catch (RuntimeException e) {
                failed.add(e);
            }
        }
        open.clear();
        if (failed.isEmpty()) return;
        var first = failed.getFirst();
        failed.stream().skip(1).forEach(first::addSuppressed);
        throw first;
    }

    private Optional<OpenTab> find(@org.jspecify.annotations.Nullable Tab tab) {
        return open.stream().filter(candidate -> candidate.tab().equals(tab)).findFirst();
    }
}
