package dev.cofferdam.ui.incident;

import dev.cofferdam.caselog.CaseReader;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.Latest;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableNumberValue;

/** The hash that the chain ends in, which stands for every record before it. */
final class HeadViewModel {
    private final ReadOnlyStringWrapper head = new ReadOnlyStringWrapper("");

    /** @param lastSeq the last record that is on disk */
    HeadViewModel(CaseReader reader, ObservableNumberValue lastSeq, Background background) {
        Latest reading = background.latest();
        // a log that cannot be read is told by the timeline, which reads it at the same time
        lastSeq.subscribe(_ -> reading.run(_ -> reader.head(), head::set, _ -> head.set("")));
    }

    /** In hexadecimal; empty while it is not known. */
    ReadOnlyStringProperty head() {
        return head.getReadOnlyProperty();
    }
}
