package dev.cofferdam.ui.incident.timeline;

import dev.cofferdam.caselog.CaseReader;
import dev.cofferdam.caselog.RecordKind;
import dev.cofferdam.caselog.RecordRows;
import dev.cofferdam.caselog.StepOfRun;
import dev.cofferdam.caselog.StepRecords;
import dev.cofferdam.caselog.TimelineIndex;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.Latest;
import dev.cofferdam.ui.Trouble;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;

/**
 * All records of a case that a filter lets through, the newest first, of which a few pages are held, however long the
 * case is. At the top it follows what is written; further down it stands still and counts what is new.
 */
public final class TimelineViewModel {
    static final int HELD = 16 * PageLoader.PAGE;

    private final CaseReader reader;
    private final TimelineIndex index;
    private final Clock clock;
    private final Background background;
    private final Latest jumping;
    private final PageLoader pages;
    private final CopyViewModel copies;
    private final FilterViewModel filters = new FilterViewModel();
    private final RecordCache cache = new RecordCache(HELD);
    private final RowList list = new RowList(cache, this::want);
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile boolean closed;
    private boolean looking;
    /** Whether something was written or asked for while it was looked. */
    private boolean again;

    private FoundRows found = FoundRows.NONE;
    private FoundRows shown = found;
    /** The record at the top of what is seen; it stays in sight when the filter changes. */
    private long anchor;
    /** The record that somebody asked for, until it can be shown; 0 for none. */
    private long wanted;

    private final ReadOnlyLongWrapper lastSeq = new ReadOnlyLongWrapper();
    private final ReadOnlyStringWrapper head = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyIntegerWrapper fresh = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<TimelineContent> content = new ReadOnlyObjectWrapper<>(TimelineContent.LOADING);
    private final ReadOnlyObjectWrapper<Optional<RowTarget>> target = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<TimelineIndex.Progress>> preparing =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Map<RecordKind, Integer>> counts = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<List<StepRecords>> steps = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Trouble>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty byStep = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<ZoneId>> zone = new SimpleObjectProperty<>(Optional.empty());

    /** @param index is this timeline's from now on */
    public TimelineViewModel(CaseReader reader, TimelineIndex index, Clock clock, Background background) {
        this.reader = reader;
        this.index = index;
        this.clock = clock;
        this.background = background;
        this.jumping = background.latest();
        this.pages = new PageLoader(reader, background, list::arrived, this::failed);
        this.copies = new CopyViewModel(reader, background, this::failed);
        filters.filter().subscribe((_, _) -> look());
        byStep.subscribe((_, wished) -> {
            if (wished) look();
        });
    }

    /** As many as there are; those that nobody has looked at have no record yet. */
    public ObservableList<TimelineRow> rows() {
        return list;
    }

    /** The last record known to be on disk. */
    public ReadOnlyLongProperty lastSeq() {
        return lastSeq.getReadOnlyProperty();
    }

    /** The hash of that record, lower-case hex: the head of the chain; empty before it is known. */
    public ReadOnlyStringProperty head() {
        return head.getReadOnlyProperty();
    }

    /** Whether the newest row is in sight, and stays in it. */
    public ReadOnlyBooleanProperty following() {
        return following.getReadOnlyProperty();
    }

    /** How many rows came since, that are not in the list yet. */
    ReadOnlyIntegerProperty fresh() {
        return fresh.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<TimelineContent> content() {
        return content.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<RowTarget>> target() {
        return target.getReadOnlyProperty();
    }

    /** How far the index is, where it is not up to the log; until it first is, everything is shown. */
    ReadOnlyObjectProperty<Optional<TimelineIndex.Progress>> preparing() {
        return preparing.getReadOnlyProperty();
    }

    /** Whether the rows are what the filter lets through, and not everything for lack of an index. */
    boolean isFiltered() {
        return !shown.everything();
    }

    /** How many records there are of each kind, whatever filters. */
    ReadOnlyObjectProperty<Map<RecordKind, Integer>> counts() {
        return counts.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<StepRecords>> steps() {
        return steps.getReadOnlyProperty();
    }

    FilterViewModel filters() {
        return filters;
    }

    /** Whether the steps are shown instead of the records. */
    BooleanProperty byStep() {
        return byStep;
    }

    /** The time zone that times are shown in beside UTC, and understood in. */
    public ObjectProperty<Optional<ZoneId>> zone() {
        return zone;
    }

    CopyViewModel copies() {
        return copies;
    }

    ReadOnlyObjectProperty<Optional<Trouble>> trouble() {
        return trouble.getReadOnlyProperty();
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
        look();
    }

    /** To the top, with what has come since. */
    public void showNewest() {
        follow();
        look();
    }

    /** Only what belongs to this step. */
    public void showStep(StepOfRun step) {
        byStep.set(false);
        filters.step(step);
    }

    /** Goes to a record, and drops the filter where that hides it. */
    public void showRecord(long seq) {
        byStep.set(false);
        wanted = seq;
        if (!found.rows().contains(seq)) filters.dropAll();
        look();
    }

    /**
     * Goes to the first record at a time or after it.
     *
     * @param time as {@link JumpTime} takes it
     * @return false where that is no time
     */
    boolean goTo(String time) {
        var at = JumpTime.parse(time, zone.get().orElse(ZoneOffset.UTC), clock.instant());
        at.ifPresent(instant -> {
            byStep.set(false);
            jumping.run(_ -> reader.firstSince(instant), this::jumped, this::failed);
        });
        return at.isPresent();
    }

    /** The first row that is in sight has changed. */
    void scrolledTo(int first) {
        if (first < 0 || first >= list.size()) return;
        anchor = list.rows().seq(first);
        wantAround(first);
        if (first > 0) following.set(false);
        else if (!following.get()) follow();
    }

    /** Makes Markdown of these rows. */
    void copy(List<Integer> rows, Consumer<String> clipboard) {
        copies.copy(rows.stream().map(list.rows()::seq).toList(), clipboard);
    }

    /** The same of all that is filtered. */
    void copyAll(Consumer<String> clipboard) {
        copies.copyAll(found.rows(), clipboard);
    }

    /** Off the screen's thread; may take its time. */
    public void close() {
        closed = true;
        index.close();
    }

    private void look() {
        if (closed) return;
        if (looking) {
            again = true;
            return;
        }
        looking = true;
        again = false;
        var by = filters.filter().get();
        var before = found.filter().equals(by) && !found.everything() ? found.rows() : RecordRows.NONE;
        var withSteps = byStep.get();
        background.run(_ -> Look.at(reader, index, by, before, withSteps), this::looked, happened -> {
            looking = false;
            failed(happened);
        });
    }

    private void looked(Look look) {
        looking = false;
        if (closed) return;
        lastSeq.set(look.last());
        head.set(look.head());
        counts.set(look.counts());
        if (byStep.get()) steps.set(look.steps());
        trouble.set(look.hindrance());
        preparing.set(Optional.of(look.progress()).filter(progress -> !progress.isComplete()));
        if (look.filter().equals(filters.filter().get())) take(look);
        if (again || !look.progress().isComplete()) look();
    }

    private void take(Look look) {
        if (look.rows().isPresent()) {
            found = new FoundRows(
                    look.filter(), look.rows().get(), look.filter().isNothing());
        } else if (found.everything()
                || look.hindrance().isPresent()
                || !found.filter().equals(look.filter())) {
            // nothing to filter with yet: what is there can be read all the same
            found = new FoundRows(look.filter(), RecordRows.all(look.last()), true);
        }
        show();
        content.set(
                look.last() == 0
                        ? TimelineContent.NOTHING_WRITTEN
                        : found.rows().count() == 0 ? TimelineContent.NOTHING_MATCHES : TimelineContent.ROWS);
    }

    private void show() {
        if (!found.goesOn(shown)) {
            var row = following.get() ? 0 : found.rows().row(anchor);
            shown = found;
            list.become(found.rows());
            fresh.set(0);
            aim(row, false);
        } else if (following.get() && wanted == 0) {
            follow();
        } else {
            fresh.set(found.rows().count() - list.size());
        }
        if (wanted != 0 && found.rows().contains(wanted)) {
            takeIn();
            aim(found.rows().row(wanted), true);
            wanted = 0;
        }
    }

    private void follow() {
        var grown = takeIn();
        if (grown || !following.get()) aim(0, false);
        following.set(true);
    }

    /** @return whether there was anything */
    private boolean takeIn() {
        var grown = found.goesOn(shown) && found.rows().count() > list.size();
        if (grown) {
            shown = found;
            list.grow(found.rows());
        }
        fresh.set(0);
        return grown;
    }

    private void jumped(long seq) {
        aim(seq == 0 ? 0 : list.rows().row(seq), true);
    }

    private void aim(int row, boolean chosen) {
        if (row < list.size()) target.set(Optional.of(new RowTarget(row, chosen)));
    }

    private void want(int row) {
        if (!closed) pages.want(list.rows(), row);
    }

    /** The pages next to what is in sight are read before they are. */
    private void wantAround(int first) {
        for (var row : new int[] {first + PageLoader.PAGE, first - PageLoader.PAGE / 2}) {
            if (row >= 0 && row < list.size() && !cache.holds(list.rows().seq(row))) want(row);
        }
    }

    private void failed(Trouble happened) {
        if (!closed) trouble.set(Optional.of(happened));
    }
}
