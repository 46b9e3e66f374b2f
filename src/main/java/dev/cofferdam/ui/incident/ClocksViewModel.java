package dev.cofferdam.ui.incident;

import dev.cofferdam.ui.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The clocks of a case, in words. They show what {@link #tick} said last. */
final class ClocksViewModel {
    private final Instant opened;
    private final ReadOnlyStringWrapper sinceDetection = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper sinceOpening = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper containment = new ReadOnlyStringWrapper("");
    private Optional<Instant> detected = Optional.empty();
    private Optional<Instant> contained = Optional.empty();

    ClocksViewModel(Instant opened) {
        this.opened = opened;
    }

    /** Empty where nobody knows when it was detected. */
    ReadOnlyStringProperty sinceDetection() {
        return sinceDetection.getReadOnlyProperty();
    }

    ReadOnlyStringProperty sinceOpening() {
        return sinceOpening.getReadOnlyProperty();
    }

    /** Counts from the detection, else from the opening, and stands still once all is contained. */
    ReadOnlyStringProperty containment() {
        return containment.getReadOnlyProperty();
    }

    void detectedAt(Optional<Instant> at) {
        detected = at;
    }

    void containedAt(Optional<Instant> at) {
        contained = at;
    }

    void tick(Instant now) {
        var from = detected.orElse(opened);
        sinceDetection.set(detected.map(at -> Words.of("clock.detected", Elapsed.of(Duration.between(at, now))))
                .orElse(""));
        sinceOpening.set(Words.of("clock.opened", Elapsed.of(Duration.between(opened, now))));
        containment.set(contained
                .map(at -> Words.of("clock.contained", Elapsed.of(Duration.between(from, at))))
                .orElseGet(() -> Words.of("clock.open", Elapsed.of(Duration.between(from, now)))));
    }
}
