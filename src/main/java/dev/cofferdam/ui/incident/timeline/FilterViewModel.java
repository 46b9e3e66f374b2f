package dev.cofferdam.ui.incident.timeline;

import dev.cofferdam.caselog.RecordFilter;
import dev.cofferdam.caselog.RecordKind;
import dev.cofferdam.caselog.StepOfRun;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What of a case is to be seen. */
final class FilterViewModel {
    /** Calls that only read are most of a case and the least of its story; their chip says how many there are. */
    static final Set<RecordKind> USUAL = Set.copyOf(EnumSet.complementOf(EnumSet.of(RecordKind.READING_CALLS)));

    private final ReadOnlyObjectWrapper<RecordFilter> filter =
            new ReadOnlyObjectWrapper<>(RecordFilter.NOTHING.kinds(USUAL));

    ReadOnlyObjectProperty<RecordFilter> filter() {
        return filter.getReadOnlyProperty();
    }

    void toggle(RecordKind kind) {
        var kinds = EnumSet.noneOf(RecordKind.class);
        kinds.addAll(filter.get().kinds());
        if (!kinds.remove(kind)) kinds.add(kind);
        filter.set(filter.get().kinds(kinds));
    }

    void search(String text) {
        filter.set(filter.get().text(text));
    }

    /** Only what belongs to this step. */
    void step(StepOfRun step) {
        filter.set(filter.get().step(Optional.of(step)));
    }

    void allSteps() {
        filter.set(filter.get().step(Optional.empty()));
    }

    /** The same in records of all kinds, or else everything. */
    void widen() {
        if (isOfSomeKinds()) filter.set(filter.get().kinds(EnumSet.allOf(RecordKind.class)));
        else dropAll();
    }

    /** Whether something is left out for its kind. */
    boolean isOfSomeKinds() {
        return filter.get().kinds().size() < RecordKind.values().length;
    }

    /** Everything that was written. */
    void dropAll() {
        filter.set(RecordFilter.NOTHING);
    }
}
