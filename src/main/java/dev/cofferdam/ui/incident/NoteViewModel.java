package dev.cofferdam.ui.incident;

import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.caselog.Mention;
import dev.cofferdam.caselog.Note;
import dev.cofferdam.caselog.Origin;
import dev.cofferdam.caselog.RecentNames;
import dev.cofferdam.run.StepView;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.Latest;
import dev.cofferdam.ui.OpenCase;
import dev.cofferdam.ui.Trouble;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A note that is being written. One a case: half a note is there when it is gone on with. */
final class NoteViewModel {
    private static final int LATEST_RECORDS = 200;

    /** What takes the place of {@code from} to the caret. */
    record Insertion(int from, int to, String text) {}

    private record Read(RecentNames names, List<LogRecord> records) {}

    private final OpenCase incident;
    private final Actor me;
    private final Background background;
    private final Latest reading;
    private final Supplier<List<StepView>> steps;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<MentionOffers> names =
            new ReadOnlyObjectWrapper<>(new MentionOffers(RecentNames.NONE, new LinkedHashMap<>(), List.of()));
    private final ReadOnlyObjectWrapper<Optional<MentionOffers.Offered>> offered =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Trouble>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private int caret;

    /** @param steps of all runs that are open; asked on the screen's thread */
    NoteViewModel(OpenCase incident, Actor me, Background background, Supplier<List<StepView>> steps) {
        this.incident = incident;
        this.me = me;
        this.background = background;
        this.reading = background.latest();
        this.steps = steps;
    }

    /** Markdown. */
    StringProperty text() {
        return text;
    }

    ReadOnlyObjectProperty<Optional<MentionOffers.Offered>> offered() {
        return offered.getReadOnlyProperty();
    }

    /** Which of what is offered; -1: none yet. */
    ReadOnlyIntegerProperty chosen() {
        return chosen.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Trouble>> trouble() {
        return trouble.getReadOnlyProperty();
    }

    /** Changes when more is known; what is mentioned is seen anew then. */
    ReadOnlyObjectProperty<MentionOffers> names() {
        return names.getReadOnlyProperty();
    }

    Mention.Known known() {
        return names.get().names();
    }

    /** Somebody begins, or goes on: reads what can be mentioned. */
    void begin() {
        offered.set(Optional.empty());
        trouble.set(Optional.empty());
        var now = stepTitles();
        reading.run(
                _ -> new Read(
                        RecentNames.of(incident.reader()).withSteps(now.keySet()),
                        incident.reader().pageBack(Long.MAX_VALUE, LATEST_RECORDS)),
                read -> names.set(new MentionOffers(read.names(), titled(now, read.names()), read.records())),
                happened -> trouble.set(Optional.of(happened)));
    }

    /** What was typed, and where. */
    void typed(String now, int at) {
        caret = Math.min(at, now.length());
        var offers = names.get().at(now.substring(0, caret));
        offered.set(offers);
        chosen.set(offers.filter(MentionOffers.Offered::asked).isPresent() ? 0 : -1);
    }

    /** Another of what is offered; from the last to the first. */
    void choose(int by) {
        offered.get().ifPresent(now -> {
            var from = chosen.get() < 0 && by < 0 ? 0 : chosen.get();
            chosen.set(Math.floorMod(from + by, now.offers().size()));
        });
    }

    void choose(MentionOffers.Offer offer) {
        offered.get().ifPresent(now -> chosen.set(now.offers().indexOf(offer)));
    }

    /** Closes what is offered, until more is typed. */
    void dismiss() {
        offered.set(Optional.empty());
        chosen.set(-1);
    }

    /**
     * Takes what is chosen.
     *
     * @param orFirst whether the first is meant where none is chosen
     */
    Optional<Insertion> take(boolean orFirst) {
        return offered.get().filter(_ -> orFirst || chosen.get() >= 0).map(now -> {
            var offer = now.offers().get(Math.max(0, chosen.get()));
            dismiss();
            return new Insertion(now.from(), caret, offer.insert() + " ");
        });
    }

    /** Writes it and begins anew; what was typed stays when it cannot be written. */
    void write(Runnable done) {
        var log = incident.log();
        var typed = text.get();
        if (log == null || typed.isBlank() || busy.get()) return;
        busy.set(true);
        trouble.set(Optional.empty());
        var now = stepTitles();
        var origin = Origin.of(me, incident.summary().mode());
        background.run(
                _ -> log.append(Note.of(typed, RecentNames.of(incident.reader()).withSteps(now.keySet()))
                        .draft(origin)),
                _ -> {
                    busy.set(false);
                    if (text.get().equals(typed)) text.set("");
                    done.run();
                },
                happened -> {
                    busy.set(false);
                    trouble.set(Optional.of(happened));
                });
    }

    private SequencedMap<String, String> stepTitles() {
        var titles = new LinkedHashMap<String, String>();
        steps.get().forEach(view -> titles.putIfAbsent(view.key().path(), view.title()));
        return titles;
    }

    /** Also steps of runs that are not open. */
    private static SequencedMap<String, String> titled(SequencedMap<String, String> titles, RecentNames names) {
        var all = new LinkedHashMap<>(titles);
        names.steps().forEach(id -> all.putIfAbsent(id, ""));
        return all;
    }
}
