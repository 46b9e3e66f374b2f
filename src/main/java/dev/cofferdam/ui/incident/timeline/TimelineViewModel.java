package dev.cofferdam.ui.incident.timeline;

import dev.cofferdam.caselog.CaseReader;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.Latest;
import dev.cofferdam.ui.Trouble;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * A window onto the case's records, the newest first. It holds {@link #WINDOW} at most, however long the case is, and
 * moves by pages; at the newest end it follows what is written.
 */
public final class TimelineViewModel {
    static final int PAGE = 200;
    static final int WINDOW = 3 * PAGE;

    private final CaseReader reader;
    private final Background background;
    private final Latest reading;
    private final AtomicBoolean told = new AtomicBoolean();
    private final ObservableList<LogRecord> records = FXCollections.observableArrayList();
    /** Whether something was written while a page was being read. */
    private boolean again;

    private final ReadOnlyLongWrapper lastSeq = new ReadOnlyLongWrapper();
    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Trouble>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());

    public TimelineViewModel(CaseReader reader, Background background) {
        this.reader = reader;
        this.background = background;
        this.reading = background.latest();
    }

    /** The newest first, without gaps. */
    public ObservableList<LogRecord> records() {
        return records;
    }

    /** The last record known to be on disk. */
    public ReadOnlyLongProperty lastSeq() {
        return lastSeq.getReadOnlyProperty();
    }

    /** Whether the newest record is in the window, and stays in it. */
    ReadOnlyBooleanProperty following() {
        return following.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty loading() {
        return loading.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Trouble>> trouble() {
        return trouble.getReadOnlyProperty();
    }

    public void showNewest() {
        read(() -> reader.pageBack(Long.MAX_VALUE, PAGE), page -> {
            records.setAll(page);
            following.set(true);
            page.stream().findFirst().ifPresent(newest -> lastSeq.set(newest.seq()));
        });
    }

    /** Towards the beginning of the case. Nothing happens at its first record. */
    void showOlder() {
        if (records.isEmpty() || records.getLast().seq() <= 1 || loading.get()) return;
        var oldest = records.getLast().seq();
        read(() -> reader.pageBack(oldest, PAGE), page -> {
            records.addAll(page);
            if (records.size() > WINDOW) {
                records.remove(0, records.size() - WINDOW);
                following.set(false);
            }
        });
    }

    /** Towards the newest. */
    void showNewer() {
        if (records.isEmpty() || loading.get()) return;
        readNewer();
    }

    /** Any thread, once a record: something was written. What comes thick and fast is read together. */
    public void written() {
        if (told.compareAndSet(false, true)) {
            background.onScreen(() -> {
                told.set(false);
                poll();
            });
        }
    }

    /** Looks whether there is more. */
    public void poll() {
        if (loading.get()) {
            // what is being read now may have been asked for before the newest was there
            again = true;
            return;
        }
        if (following.get()) {
            readNewer();
        } else {
            read(List::of, _ -> {});
        }
    }

    private void readNewer() {
        var newest = records.isEmpty() ? 0 : records.getFirst().seq();
        read(() -> reader.page(newest, PAGE), this::add);
    }

    private void add(List<LogRecord> newer) {
        if (newer.size() == PAGE && following.get()) {
            // more than a page came at once: jump instead of paging through all of it
            showNewest();
            return;
        }
        if (!newer.isEmpty()) records.addAll(0, newer.reversed());
        if (records.size() > WINDOW) records.remove(WINDOW, records.size());
        following.set(newer.size() < PAGE);
    }

    private record Read(List<LogRecord> page, long last) {}

    private interface Paging {
        List<LogRecord> page();
    }

    private void read(Paging paging, java.util.function.Consumer<List<LogRecord>> use) {
        loading.set(true);
        again = false;
        reading.run(
                _ -> new Read(paging.page(), reader.lastSeq()),
                read -> {
                    loading.set(false);
                    trouble.set(Optional.empty());
                    lastSeq.set(read.last());
                    use.accept(read.page());
                    if (again && !loading.get()) poll();
                },
                happened -> {
                    loading.set(false);
                    trouble.set(Optional.of(happened));
                });
    }
}
