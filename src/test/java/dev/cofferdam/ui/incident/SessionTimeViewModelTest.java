package dev.cofferdam.ui.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.aws.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class SessionTimeViewModelTest {
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private final Ending hour = new Ending(now.plus(Duration.ofHours(1)));
    private final ObjectProperty<Optional<Validity>> session = new SimpleObjectProperty<>(Optional.empty());
    private final SessionTimeViewModel model = new SessionTimeViewModel(session, () -> now);

    @Test
    void saysNothingWhileNobodyIsSignedIn() {
        assertThat(model.time().get()).isEmpty();
    }

    @Test
    void saysItAsSoonAsThereIsASession() {
        session.set(Optional.of(hour));

        assertThat(brief()).isEqualTo("1 h 0 min left");
    }

    @Test
    void goesWithTheTimeAndWarnsNearTheEnd() {
        session.set(Optional.of(hour));

        pass(Duration.ofMinutes(9));
        assertThat(brief()).isEqualTo("51 min left");
        assertThat(soon()).isFalse();

        pass(Duration.ofMinutes(41));
        assertThat(brief()).isEqualTo("10 min left");
        assertThat(soon()).isTrue();

        pass(Duration.ofMinutes(11));
        assertThat(brief()).isEqualTo("session has ended");
        assertThat(soon()).isTrue();
    }

    @Test
    void isQuietAgainOnceItWasRenewed() {
        session.set(Optional.of(hour));
        pass(Duration.ofMinutes(58));
        assertThat(soon()).isTrue();

        hour.renewedUntil(now.plus(Duration.ofHours(1)));
        pass(Duration.ofSeconds(1));

        assertThat(brief()).isEqualTo("59 min left");
        assertThat(soon()).isFalse();
    }

    @Test
    void isThatOfTheRunThatIsLookedAt() {
        session.set(Optional.of(hour));
        session.set(Optional.of(Validity.ENDLESS));

        assertThat(brief()).isEqualTo("does not expire");
    }

    private void pass(Duration time) {
        now = now.plus(time);
        model.tick();
    }

    private String brief() {
        return model.time().get().orElseThrow().brief();
    }

    private boolean soon() {
        return model.time().get().orElseThrow().soon();
    }
}
