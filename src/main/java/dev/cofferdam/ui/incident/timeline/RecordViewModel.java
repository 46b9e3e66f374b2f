package dev.cofferdam.ui.incident.timeline;

import dev.cofferdam.caselog.CaseReader;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.Latest;
import dev.cofferdam.ui.Trouble;
import dev.cofferdam.ui.Words;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One record after the other, each with what belongs to it. */
final class RecordViewModel {
    private final CaseReader reader;
    private final Latest reading;
    private final ReadOnlyObjectWrapper<Optional<RecordPage>> page = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Trouble>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    /** The record that is shown, or is being read. */
    private long wanted;

    RecordViewModel(CaseReader reader, Background background) {
        this.reader = reader;
        this.reading = background.latest();
    }

    /** Empty until the first one is read; then the latest that was. */
    ReadOnlyObjectProperty<Optional<RecordPage>> page() {
        return page.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Trouble>> trouble() {
        return trouble.getReadOnlyProperty();
    }

    /**
     * Begins with this one: what was shown before is gone.
     *
     * @param ready is called once it is read, or cannot be
     */
    void open(long seq, Runnable ready) {
        page.set(Optional.empty());
        trouble.set(Optional.empty());
        go(seq, () -> trouble.set(Optional.of(missing(seq))), ready);
    }

    void show(long seq) {
        go(seq, () -> trouble.set(Optional.of(missing(seq))), () -> {});
    }

    /** Nothing happens at the first one. */
    void previous() {
        if (wanted > 1) show(wanted - 1);
    }

    /** Behind the last one nothing happens, unless another was written meanwhile. */
    void next() {
        go(wanted + 1, () -> {}, () -> {});
    }

    /** What is asked for faster than it is read is counted: the last of it is shown. */
    private void go(long seq, Runnable isMissing, Runnable ready) {
        wanted = seq;
        reading.run(
                _ -> RecordPage.read(reader, seq),
                found -> {
                    if (found.isPresent()) {
                        page.set(found);
                        trouble.set(Optional.empty());
                    } else {
                        wanted = shown();
                        isMissing.run();
                    }
                    ready.run();
                },
                happened -> {
                    wanted = shown();
                    trouble.set(Optional.of(happened));
                    ready.run();
                });
    }

    private long shown() {
        return page.get().map(now -> now.logged().seq()).orElse(0L);
    }

    private static Trouble missing(long seq) {
        return new Trouble(Words.of("record.missing.what", Long.toString(seq)), "", Words.of("record.missing.todo"));
    }
}
