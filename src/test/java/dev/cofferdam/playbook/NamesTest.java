package dev.cofferdam.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.run.StepState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NamesTest {
    /** The playbooks know the states' words without knowing runs; here both meet. */
    @Test
    void theWordsForAStepsStatusAreThoseOfItsStates() {
        var words = Arrays.stream(StepState.class.getPermittedSubclasses())
                .map(state -> state.getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                        .toLowerCase(Locale.ROOT))
                .toList();
        assertThat(Names.STATUSES).containsExactlyInAnyOrderElementsOf(words);
    }

    @Test
    void noActionHidesAStepsStatusBehindAnOutputOfItsOwn() {
        assertThatThrownBy(() -> new PlaybookReader(new ActionRegistry(List.of(Actions.withOutputStatus()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("test.status has an output status");
    }
}
