package dev.cofferdam.ui.frame;

import dev.cofferdam.ui.Beginning;
import dev.cofferdam.ui.CaseRequest;
import dev.cofferdam.ui.FurtherRun;
import dev.cofferdam.ui.Screen;
import dev.cofferdam.ui.Settings;
import dev.cofferdam.ui.Surround;
import dev.cofferdam.ui.Told;
import dev.cofferdam.ui.UnderWay;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * A tab: its screen, a form over it while one is filled in, and one overlay above both, which stays where it is while
 * another tab is looked at.
 */
final class OpenTab implements Surround {
    private final FrameParts parts;
    private final Tabs tabs;
    private final StackPane content = new StackPane();
    private final OverlayPane overlay = new OverlayPane();
    private final Tab tab = new Tab();
    private final TabSign sign = new TabSign(tab);
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private Screen base;
    private @Nullable Screen form;
    private String askedFor;
    private Subscription said = Subscription.EMPTY;
    private @Nullable Node lastFocus;
    private @Nullable Node lastAbove;

    /** @param caseId the case that was asked for; empty while nobody knows which it is */
    OpenTab(FrameParts parts, Tabs tabs, Function<Surround, Screen> maker, String caseId) {
        this.parts = parts;
        this.tabs = tabs;
        this.askedFor = caseId;
        overlay.getStyleClass().add("tab-overlay");
        tab.setContent(new StackPane(content, overlay));
        tab.setOnCloseRequest(event -> {
            event.consume();
            tabs.close(this);
        });
        overlay.displayProperty()
                .subscribe((_, shown) -> parts.background().onScreen(() -> {
                    if (!shown) lastAbove = null;
                    if (isShown()) takeFocus();
                }));
        base = maker.apply(this);
        show();
    }

    Tab tab() {
        return tab;
    }

    Screen base() {
        return base;
    }

    /** What is looked at in this tab. */
    Screen front() {
        return form == null ? base : form;
    }

    /** Of its screen, whichever that is at the time. */
    ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    Optional<String> caseId() {
        return askedFor.isEmpty() ? base.caseId().getValue() : Optional.of(askedFor);
    }

    boolean hasOverlay() {
        return overlay.isDisplay();
    }

    /** Leaves the form where there is one, else asks to be closed. */
    void leaveFront() {
        if (form == null) tabs.close(this);
        else showForm(null);
    }

    /** Another screen takes the place of this one, which is let go of first: both may want the same case. */
    void become(Function<Surround, Screen> maker, String caseId) {
        var former = base;
        hideOverlay();
        content.setDisable(true);
        parts.background()
                .run(
                        _ -> {
                            former.close();
                            return true;
                        },
                        _ -> takePlace(maker, caseId),
                        trouble -> {
                            takePlace(maker, caseId);
                            parts.window().showTrouble(trouble);
                        });
    }

    private void takePlace(Function<Surround, Screen> maker, String caseId) {
        content.setDisable(false);
        if (!tabs.isOpen(this)) return;
        askedFor = caseId;
        form = null;
        lastFocus = null;
        base = maker.apply(this);
        show();
    }

    private void show() {
        said.unsubscribe();
        said = sign.follow(base);
        title.bind(base.title());
        content.getChildren().setAll(front().root());
        front().shown(isShown());
        if (isShown()) front().takeFocus();
    }

    private void showForm(@Nullable Screen now) {
        var former = form;
        form = now;
        hideOverlay();
        content.getChildren().setAll(front().root());
        base.shown(now == null && isShown());
        if (former != null) former.close();
        lastFocus = null;
        if (isShown()) front().takeFocus();
    }

    void takeFocus() {
        if (content.getScene() == null) return;
        if (hasOverlay()) {
            if (lastAbove != null && Focus.isReachable(lastAbove)) lastAbove.requestFocus();
            else Focus.intoUnlessThere(overlay);
        } else if (lastFocus != null && Focus.isReachable(lastFocus)) {
            lastFocus.requestFocus();
        } else {
            front().takeFocus();
        }
    }

    void focusMoved(Node owner) {
        if (Focus.isInside(owner, overlay)) {
            lastAbove = owner;
        } else if (Focus.isInside(owner, content)) {
            if (hasOverlay()) parts.background().onScreen(this::takeFocus);
            else lastFocus = owner;
        }
    }

    /** Nothing of it is heard any more. */
    void detach() {
        said.unsubscribe();
        overlay.hide();
        if (form != null) form.close();
    }

    @Override
    public void showStart() {
        tabs.showStart();
    }

    @Override
    public void showNewCase(Beginning from) {
        tabs.showNewCase(from);
    }

    @Override
    public void showCase(CaseRequest request) {
        tabs.showCase(request, this);
    }

    @Override
    public void showNewRun(FurtherRun wanted, Consumer<CaseRequest.NewRun> chosen) {
        showForm(parts.screens()
                .newRun(
                        wanted,
                        this,
                        run -> {
                            showForm(null);
                            chosen.accept(run);
                        },
                        () -> showForm(null)));
    }

    @Override
    public void leave() {
        tabs.close(this);
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
    public boolean isShown() {
        return tabs.isSelected(this);
    }

    @Override
    public void tell(Told told) {
        parts.notices().tell(told, title.get(), () -> {
            if (!tabs.isOpen(this)) return;
            tabs.select(this);
            told.open().run();
        });
    }

    @Override
    public Settings settings() {
        return parts.settings();
    }

    @Override
    public UnderWay underWay() {
        return parts.underWay();
    }

    @Override
    public void showUnderWay(Node anchor) {
        new UnderWayPopOver(parts.underWay(), parts.background()).show(anchor);
    }
}
