package dev.cofferdam.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.caselog.CaseVerifier;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program is gone in the middle of a change: what is left is the log and the account. */
class CrashTest {
    private static final String STEPS = """
        - {id: look, action: test.read, with: {thing: "${{ inputs.instance }}"}}
        - {id: change, action: test.set, with: {thing: 'a,b,c'}}
        - {id: after, when: "steps.change.value == 'new'", action: test.set, with: {thing: d}}
        """;

    /** What no code catches, as a process that is killed. */
    private static final class Killed extends Error {}

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void beforeAChangeLeavesTheStepInDoubtAndEachThingIsChangedOnce(int after) {
        try (var play = new Playing(folder)) {
            play.start(STEPS);
            play.does("look");
            for (var i = 0; i < after; i++) play.world.beforeNextChange(() -> {});
            play.world.beforeNextChange(() -> {
                throw new Killed();
            });
            assertThat(killed(() -> play.does("change"))).isTrue();
            play.reopen();

            assertThat(play.state("change")).isEqualTo("in_doubt");
            assertThat(play.next()).containsExactly("change");
            assertThat(play.state("look")).isEqualTo("done");
            play.toTheEnd();

            assertThat(play.status()).isEqualTo(new RunStatus.Ended("completed"));
            assertThat(play.world.effects).containsExactly("a=new", "b=new", "c=new", "d=new");
            assertThat(new CaseVerifier().verify(play.log().folder()).good()).isTrue();
            for (var key : play.run().undoable()) play.undoes(key.path());
            assertThat(play.world.values).isEmpty();
        }
    }

    @Test
    void whileTakingBackLeavesThatInDoubt() {
        try (var play = new Playing(folder)) {
            play.world.values.put("b", "old");
            play.start(STEPS);
            play.toTheEnd();
            play.world.beforeNextChange(() -> {});
            play.world.beforeNextChange(() -> {
                throw new Killed();
            });
            assertThat(killed(() -> play.undoes("change"))).isTrue();
            play.reopen();

            assertThat(play.state("change")).isEqualTo("in_doubt");
            play.run().settle(new StepKey("change"));
            assertThat(play.state("change")).isEqualTo("failed");
            assertThat(play.view("change").canUndo()).isTrue();
            play.undoes("change");

            assertThat(play.state("change")).isEqualTo("undone");
            assertThat(play.world.values).containsOnlyKeys("b", "d").containsEntry("b", "old");
        }
    }

    @Test
    void afterTheChangeAndBeforeItsVerificationFinishesWithoutChangingAgain() {
        try (var play = new Playing(folder)) {
            play.start("- {id: change, action: test.set, with: {thing: a}, wait: {until: settled, timeout: 1h}}");
            var plan = play.run().plan(new StepKey("change"));
            var listening = play.run().onChange(run -> {
                var isWaiting = run.step(new StepKey("change")).orElseThrow().state() instanceof StepState.Running r
                        && r.progress().equals("0 s");
                if (isWaiting) throw new Killed();
            });
            assertThat(listening).isNotNull();
            assertThat(killed(() -> play.run().run(new StepKey("change"), plan.hash(), null)))
                    .isTrue();
            play.reopen();
            assertThat(play.state("change")).isEqualTo("in_doubt");
            play.toTheEnd();

            assertThat(play.state("change")).isEqualTo("done");
            assertThat(play.world.effects).isEqualTo(List.of("a=new"));
        }
    }

    private static boolean killed(Runnable what) {
        try {
            what.run();
            return false;
        } catch (Killed e) {
            return true;
        }
    }
}
