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
    void isAboutTheChangesBehindIt() {
        play.start(STEPS);

        assertThat(play.run().letsThrough(ALLOW)).containsExactly(CHANGE);
    }

    @Test
    void looksIntoBranchesRoundsAndWhatGoesOnAtTheSameTime() {
        play.start("""
            - {id: allow, approve: {}}
            - id: which
              choose:
                - {when: "inputs.instance == 'i-none'", run: {id: not_this, action: test.set, with: {thing: x}}}
                - {else: {id: this_one, action: test.set, with: {thing: a}}}
            - id: both
              parallel:
                - {id: one, action: test.set, with: {thing: b}}
                - {id: each, for_each: "['c', 'd']", as: it, action: test.set, with: {thing: "${{ it }}"}}
            - {id: second, approve: {}}
            - {id: later, action: test.set, with: {thing: e}}
            """);

        assertThat(play.run().letsThrough(ALLOW))
                .extracting(StepKey::path)
                .containsExactly("this_one", "one", "each#0", "each#1");
    }

    @Test
    void coversWhatIsLeftOfItWhenAPartIsDoneAlready() {
        play.start("""
            - {id: allow, approve: {}}
            - {id: change, action: test.set, with: {thing: "a,b", value: new}}
            """);
        play.run().preview(ALLOW);
        approve();
        play.world.values.put("a", "new");

        play.does("change");

        assertThat(play.state("change")).isEqualTo("done");
    }

    @Test
    void holdsForASecondAttemptAtWhatWasBegunUnderIt() {
        play.start("""
            - {id: allow, approve: {}}
            - {id: change, action: test.set, with: {thing: "a,b", value: new}}
            """);
        play.run().preview(ALLOW);
        approve();
        play.world.changeFails(1, new dev.cofferdam.action.ActionException("Denied", "You may not."));
        play.does("change");
        play.run().retry(CHANGE);
        play.world.values.put("b", "meanwhile");

        var plan = play.run().plan(CHANGE);

        assertThat(plan.nothingToDo()).isFalse();
        assertThat(play.view("change").warnings()).isEmpty();
    }

    @Test
    void isAboutNoPlanWhereThatHangsOnWhatIsNotKnownYet() {
        play.start("""
            - {id: allow, approve: {}}
            - {id: ask, manual: Well?, ask: {thing: {type: string}}}
            - {id: change, action: test.set, with: {thing: "${{ steps.ask.thing }}"}}
            """);

        assertThat(play.run().letsThrough(ALLOW)).isEmpty();
        approve();
        assertThat(decided().planHash()).isNull();
    }

    @Test
    void showsThePlanWithoutTakingTheStepsTurn() {
        play.start(STEPS);

        var shown = play.run().preview(ALLOW);

        assertThat(shown).singleElement().satisfies(preview -> {
            assertThat(preview.step()).isEqualTo(CHANGE);
            assertThat(preview.plan().plan().changes()).hasSize(1);
        });
        assertThat(play.view("allow").previews()).isEqualTo(shown);
        assertThat(play.state("allow")).isEqualTo("awaiting_approval");
        assertThat(play.state("change")).isEqualTo("waiting");
        assertThat(play.world.effects).isEmpty();
    }

    @Test
    void tellsWhyTheAccountCannotBeLookedAtAndCanBeDecidedAllTheSame() {
        play.start(STEPS);
        play.world.nextReadFails(World.lost());

        assertThatThrownBy(() -> play.run().preview(ALLOW))
                .isInstanceOf(IntentException.class)
                .hasMessageContaining("connection");
        approve();

        assertThat(decided().planHash()).isNull();
    }

    @Test
    void isBoundToThePlanThatWasShownAlsoInTheLog() {
        play.start(STEPS);
        var shown = play.run().preview(ALLOW);

        approve();

        assertThat(decided().planHash()).isEqualTo(Journal.hashOf(shown));
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
                    .contains("Grace approved other changes");
            assertThatThrownBy(() -> play.run().run(CHANGE, plan.hash(), null)).hasMessageContaining("other changes");
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
