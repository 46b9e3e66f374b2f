package dev.cofferdam.ui.incident.timeline;

import dev.cofferdam.caselog.CaseReader;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.CaseLinks;
import dev.cofferdam.ui.Surround;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens records of one case above the screen, and takes links to steps back to it. To be used on the screen's thread.
 */
public final class RecordPages implements CaseLinks {
    private final CaseReader reader;
    private final Background background;
    private final Surround window;
    private final Supplier<Optional<ZoneId>> zone;
    private final Consumer<String> goToStep;
    private @Nullable Shown shown;

    private record Shown(RecordViewModel model, RecordView view) {}

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
        this.reader = reader;
        this.background = background;
        this.window = window;
        this.zone = zone;
        this.goToStep = goToStep;
    }

    @Override
    public void record(long seq) {
        var open = shown;
        // whoever clicks twice, or presses a key after a click, wants one page
        if (open != null && open.view().getScene() != null) {
            open.model().show(seq);
            return;
        }
        var model = new RecordViewModel(reader, background);
        var view = new RecordView(model, window, zone.get(), this);
        shown = new Shown(model, view);
        window.showOverlay(view);
        model.show(seq);
    }

    @Override
    public void step(String id) {
        window.hideOverlay();
        goToStep.accept(id);
    }
}
