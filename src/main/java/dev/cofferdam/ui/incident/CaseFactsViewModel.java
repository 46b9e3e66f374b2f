package dev.cofferdam.ui.incident;

import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.CaseFacts;
import dev.cofferdam.caselog.CaseSummary;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.caselog.Origin;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.Latest;
import dev.cofferdam.ui.OpenCase;
import dev.cofferdam.ui.Trouble;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the case says of itself, as it is now: follows the records that change it. */
final class CaseFactsViewModel {
    private final OpenCase incident;
    private final Actor me;
    private final Background background;
    private final Latest reading;
    private final ReadOnlyObjectWrapper<CaseFacts> facts;
    private final ReadOnlyObjectWrapper<Optional<Trouble>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** Shows what the list of cases had, until it has read more. */
    CaseFactsViewModel(OpenCase incident, Actor me, Background background) {
        this.incident = incident;
        this.me = me;
        this.background = background;
        this.reading = background.latest();
        this.facts = new ReadOnlyObjectWrapper<>(listed(incident.summary()));
        read();
    }

    ReadOnlyObjectProperty<CaseFacts> facts() {
        return facts.getReadOnlyProperty();
    }

    /** Why what is shown may be old. */
    ReadOnlyObjectProperty<Optional<Trouble>> trouble() {
        return trouble.getReadOnlyProperty();
    }

    boolean canChange() {
        return incident.log() != null;
    }

    /** Any thread, once a record. */
    void written(LogRecord logged) {
        if (CaseFacts.isAbout(logged)) background.onScreen(this::read);
    }

    /** Looks whether somebody else has changed them, who does not tell. */
    void poll() {
        read();
    }

    /** Begins to change what is shown now. */
    EditCaseViewModel edit() {
        var log = incident.log();
        if (log == null) throw new IllegalStateException("a case that is only read cannot be changed");
        return new EditCaseViewModel(facts.get().values(), me.name(), background, wanted -> {
            var now = incident.reader().facts();
            return now.change(Origin.of(me, incident.summary().mode()), wanted.apply(now.values()))
                    .map(log::append);
        });
    }

    private void read() {
        reading.run(
                _ -> incident.reader().facts(),
                now -> {
                    trouble.set(Optional.empty());
                    facts.set(now);
                },
                happened -> trouble.set(Optional.of(happened)));
    }

    private static CaseFacts listed(CaseSummary summary) {
        return new CaseFacts(summary.title(), summary.severity(), summary.assignee(), null, null, Map.of());
    }
}
