package dev.cofferdam.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Action;
import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.Parameter;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.local.NoiseBundler;
import dev.cofferdam.playbook.ActionPlaybook;
import dev.cofferdam.playbook.ActionPlaybook.Loop;
import dev.cofferdam.playbook.Playbook;
import dev.cofferdam.playbook.PlaybookReader;
import dev.cofferdam.playbook.StepBody;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every action of the catalogue as a playbook of its own, read as any file is. */
class EveryActionAloneTest {
    private static final ActionRegistry REGISTRY =
            new ActionRegistry(AllActions.with(new NoExports(), new NoiseBundler(0)));
    private static final PlaybookReader READER = new PlaybookReader(REGISTRY);

    static Stream<Action<?, ?>> actions() {
        return REGISTRY.all().stream();
    }

    @ParameterizedTest
    @MethodSource("actions")
    void isAPlaybookThatAsksForAllThatItTakes(Action<?, ?> action) {
        var playbook = ActionPlaybook.of(action).read(READER);

        assertThat(playbook.title()).isEqualTo(action.spec().title());
        assertThat(act(playbook).action()).isEqualTo(action.spec().id());
        assertThat(act(playbook).with().keySet()).isEqualTo(names(action));
        assertThat(playbook.inputs().values())
                .extracting(input -> input.required())
                .containsExactlyElementsOf(
                        action.spec().inputs().stream().map(Parameter::required).toList());
        // a list is one value here, whose items are looked at by the step
        assertThat(playbook.inputs().values())
                .extracting(input -> input.values())
                .containsExactlyElementsOf(action.spec().inputs().stream()
                        .map(each -> each.shape() == Parameter.Shape.SINGLE ? each.values() : List.<String>of())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("actions")
    void isAPlaybookThatDoesItInManyPlacesOnManyThings(Action<?, ?> action) {
        var playbook =
                new ActionPlaybook(action, Optional.empty(), Optional.of(new Loop(names(action), 8))).read(READER);

        assertThat(playbook.inputs()).containsOnlyKeys(ActionPlaybook.TARGETS);
        assertThat(playbook.steps()).singleElement().satisfies(step -> {
            assertThat(step.forEach())
                    .isNotNull()
                    .satisfies(loop -> assertThat(loop.maxParallel()).isEqualTo(8));
            assertThat(step.where().account()).isNotNull();
            assertThat(step.where().region()).isNotNull();
        });
    }

    @ParameterizedTest
    @MethodSource("actions")
    void isAPlaybookThatWaitsForEachOfItsStates(Action<?, ?> action) {
        var states = switch (action) {
            case ChangeAction<?, ?> change -> change.waitStates();
            case ReadAction<?, ?> _ -> List.<String>of();
        };
        for (var state : states) {
            var playbook = new ActionPlaybook(action, Optional.of(state), Optional.empty()).read(READER);
            assertThat(playbook.steps().getFirst().await())
                    .isNotNull()
                    .satisfies(wait -> assertThat(wait.until()).isEqualTo(state));
        }
    }

    private static StepBody.Act act(Playbook playbook) {
        return (StepBody.Act) playbook.steps().getFirst().body();
    }

    private static Set<String> names(Action<?, ?> action) {
        return action.spec().inputs().stream().map(Parameter::name).collect(Collectors.toSet());
    }

    private static final class NoExports implements dev.cofferdam.action.CaseExporter {
        @Override
        public List<String> formats() {
            return List.of();
        }

        @Override
        public void export(String caseId, String format, OutputStream to) {}
    }
}
