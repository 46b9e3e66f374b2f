package dev.cofferdam.ui.incident.timeline;

import dev.cofferdam.caselog.CaseReader;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.CaseLinks;
import dev.cofferdam.ui.Surround;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Opens records of one case above the screen, and takes links to steps back to it. To be used on the screen's thread.
 */
public final class RecordPages implements CaseLinks {
    private final Surround window;
    private final Consumer<String> goToStep;
    private final RecordViewModel model;
    /** One for all: whoever clicks twice, or presses a key after a click, wants one page. */
    private final RecordView view;

    /**
     * @param zone that times are shown in beside UTC, asked whenever a record is opened
     * @param goToStep takes a step's id with its round, as {@code snapshot#0}; what is no step of the run it may ignore
     */
    public RecordPages(
            CaseReader reader,
            Background background,
            Surround window,
            Supplier<Optional<ZoneId>> zone,
            Consumer<String> goToStep) {
        this.window = window;
        this.goToStep = goToStep;
        this.model = new RecordViewModel(reader, background);
        this.view = new RecordView(model, window, zone, this::step);
    }

    @Override
    public void record(long seq) {
        // a page is read in a few milliseconds: sooner shown, it would only flicker
        model.open(seq, () -> {
            window.showOverlay(view);
            view.takeFocus();
        });
    }

    @Override
    public void step(String id) {
        window.hideOverlay();
        goToStep.accept(id);
    }
}
