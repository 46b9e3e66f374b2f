package dev.cofferdam.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.caselog.Approval;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who decides sees the plan of what the decision lets through, and decides about that plan. */
class ApprovalsTest {
    private static final StepKey ALLOW = new StepKey("allow");
    private static final StepKey CHANGE = new StepKey("change");
    private static final String STEPS = """
        - {id: allow, approve: {role: approver}}
        - {id: look, action: test.read, with: {thing: i-11111111}}
        - {id: not_here, when: "inputs.instance == 'i-none'", action: test.set, with: {thing: c}}
        - {id: change, action: test.set, with: {thing: a, value: new}}
        """;

    @TempDir
    Path folder;

    private Playing play;

    @BeforeEach
    void open() {
        play = new Playing(folder);
    }

    @AfterEach
    void close() {
        play.close();
    }

    @Test
    void isAboutTheFirstChangeBehindIt() {
        play.start(STEPS);

        assertThat(play.run().letsThrough(ALLOW)).contains(CHANGE);
    }

    @Test
    void isAboutNoPlanWhereThatHangsOnWhatIsNotKnownYet() {
        play.start("""
            - {id: allow, approve: {}}
            - {id: ask, manual: Well?, ask: {thing: {type: string}}}
            - {id: change, action: test.set, with: {thing: "${{ steps.ask.thing }}"}}
            """);

        assertThat(play.run().letsThrough(ALLOW)).isEmpty();
        assertThatThrownBy(() -> play.run().preview(ALLOW)).isInstanceOf(IntentException.class);
        approve();
        assertThat(decided().planHash()).isNull();
    }

    @Test
    void showsThePlanWithoutTakingTheStepsTurn() {
        play.start(STEPS);

        var shown = play.run().preview(ALLOW);

        assertThat(shown.plan().changes()).hasSize(1);
        assertThat(play.view("allow").plan()).isEqualTo(shown);
        assertThat(play.state("allow")).isEqualTo("awaiting_approval");
        assertThat(play.state("change")).isEqualTo("waiting");
        assertThat(play.world.effects).isEmpty();
    }

    @Test
    void isBoundToThePlanThatWasShownAlsoInTheLog() {
        play.start(STEPS);
        var shown = play.run().preview(ALLOW);

        approve();

        assertThat(decided().planHash()).isEqualTo(shown.hash());
        play.does("look");
        play.does("change");
        assertThat(play.state("change")).isEqualTo("done");
    }

    @Nested
    class WhenTheAccountHasChangedSince {
        @BeforeEach
        void approvedAndChanged() {
            play.start(STEPS);
            play.run().preview(ALLOW);
            approve();
            play.world.values.put("a", "somebody else's");
            play.does("look");
        }

        @Test
        void itDoesNotHoldForTheNewPlan() {
            var plan = play.run().plan(CHANGE);

            assertThat(play.view("change").warnings())
                    .singleElement()
                    .asString()
                    .contains("Grace approved another plan");
            assertThatThrownBy(() -> play.run().run(CHANGE, plan.hash(), null)).hasMessageContaining("another plan");
            assertThat(play.world.effects).isEmpty();
        }

        @Test
        void itCanBeAskedForAgainAndThenHolds() {
            play.run().plan(CHANGE);
            play.run().retry(ALLOW);
            assertThat(play.state("allow")).isEqualTo("awaiting_approval");
            play.run().preview(ALLOW);
            approve();
            play.does("change");

            assertThat(play.state("change")).isEqualTo("done");
            assertThatThrownBy(() -> play.run().retry(ALLOW)).isInstanceOf(IntentException.class);
        }

        @Test
        void aResponderCanTakeTheResponsibilityWithAReason() {
            var plan = play.run().plan(CHANGE);
            play.run().override(CHANGE, "the same group by another name");
            play.run().run(CHANGE, plan.hash(), null);

            assertThat(play.state("change")).isEqualTo("done");
        }

        @Test
        void thatIsStillSoWhenTheProgramWasStartedAnew() {
            play.run().plan(CHANGE);
            play.reopen();

            assertThat(play.view("change").warnings()).hasSize(1);
        }
    }

    private void approve() {
        play.run().approve(ALLOW, Approval.Decision.APPROVED, "Grace", "go");
    }

    private Approval decided() {
        return Objects.requireNonNull(play.records().stream()
                .filter(record -> record.type().equals("step.decided"))
                .reduce((_, last) -> last)
                .orElseThrow()
                .content()
                .approval());
    }
}
