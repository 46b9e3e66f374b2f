package dev.cofferdam.ui.incident;

import dev.cofferdam.aws.Validity;
import java.time.InstantSource;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** How long the session of the run that is looked at is good for still. */
final class SessionTimeViewModel {
    private final ObservableValue<Optional<Validity>> session;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<Optional<SessionTime>> time = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** @param session empty while there is none */
    SessionTimeViewModel(ObservableValue<Optional<Validity>> session, InstantSource clock) {
        this.session = session;
        this.clock = clock;
        session.subscribe(_ -> tick());
    }

    /** Empty while nobody is signed in. */
    ReadOnlyObjectProperty<Optional<SessionTime>> time() {
        return time.getReadOnlyProperty();
    }

    /** To be called each second: time goes on, and a renewal tells nobody. */
    void tick() {
        time.set(session.getValue().map(validity -> SessionTime.of(validity, clock.instant())));
    }
}
