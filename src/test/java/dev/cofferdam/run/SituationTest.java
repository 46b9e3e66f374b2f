package dev.cofferdam.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.ActionRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where do we stand: told from the steps, without anybody's memory. */
class SituationTest {
    private static final String STEPS = """
        - {id: save, action: test.save, with: {thing: "${{ inputs.instance }}"}}
        - {id: cut, action: test.cut, with: {thing: "${{ inputs.instance }}", value: cut}}
        - {id: cut_other, action: test.cut, with: {thing: "${{ inputs.other }}", value: cut}}
        """;

    @TempDir
    Path folder;

    private Playing play;

    @BeforeEach
    void start() {
        play = new Playing(folder);
        play.start(STEPS);
    }

    @AfterEach
    void close() {
        play.close();
    }

    private Situation now() {
        return Situation.of(play.run().snapshot(), new ActionRegistry(TestActions.on(play.world)));
    }

    private StepView.Last last(String key) {
        return Objects.requireNonNull(play.view(key).last());
    }

    private static List<String> keys(List<StepView> views) {
        return views.stream().map(view -> view.key().path()).toList();
    }

    @Test
    void beginsWithNothingButTheNextStep() {
        assertThat(now().contained()).isEmpty();
        assertThat(now().evidence()).isEmpty();
        assertThat(now().next().orElseThrow().key().path()).isEqualTo("save");
        assertThat(now().containedAt()).isEmpty();
    }

    @Test
    void tellsEvidenceFromContainment() {
        play.does("save");
        play.does("cut");

        assertThat(keys(now().evidence())).containsExactly("save");
        assertThat(keys(now().contained())).containsExactly("cut");
    }

    @Test
    void isContainedOnceNoContainmentIsLeft() {
        play.does("save");
        play.does("cut");
        assertThat(now().containedAt()).isEmpty();

        play.run().skip(new StepKey("cut_other"), "it is gone");

        assertThat(now().containedAt()).contains(last("cut").at());
    }

    @Test
    void isNotContainedAnyMoreWhenItWasTakenBack() {
        play.does("save");
        play.does("cut");
        play.run().skip(new StepKey("cut_other"), "it is gone");
        play.undoes("cut");

        assertThat(now().contained()).isEmpty();
        assertThat(now().containedAt()).isEmpty();
    }

    @Test
    void doesNotCountAsContainedWhatStandsInAnotherPhase() {
        play.start("""
            - id: keep
              phase: preserve
              parallel:
                - {id: protect, action: test.cut, with: {thing: a, value: cut}}
            - {id: isolate, phase: contain, action: test.cut, with: {thing: b, value: cut}}
            """);
        play.does("protect");
        assertThat(now().contained()).isEmpty();

        play.does("isolate");
        assertThat(keys(now().contained())).containsExactly("isolate");
    }

    @Test
    void namesWhatIsInDoubt() {
        play.does("save");
        play.world.beforeNextChange(() -> play.world.nextReadFails(World.lost()));
        play.world.nextAnswerIsLost();
        play.does("cut");

        assertThat(keys(now().inDoubt())).containsExactly("cut");
        assertThat(now().contained()).isEmpty();
    }

    @Test
    void namesWhatFailed() {
        play.does("save");
        play.world.changeFails(0, new dev.cofferdam.action.ActionException("GroupGone", "There is no such group."));
        play.does("cut");

        assertThat(keys(now().failed())).containsExactly("cut");
        assertThat(now().inDoubt()).isEmpty();
    }

    @Test
    void tellsWhoDidItAndWhen() {
        play.does("save");

        assertThat(last("save").by()).isEqualTo("Ada");
        assertThat(play.view("cut").last()).isNull();
    }
}
