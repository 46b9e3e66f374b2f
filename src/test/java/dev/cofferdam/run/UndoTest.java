package dev.cofferdam.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.ActionException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Taking changes back, from what the log holds. */
class UndoTest {
    @TempDir
    Path folder;

    private Playing play;

    @BeforeEach
    void played() {
        play = new Playing(folder);
        play.world.values.put("a", "old");
        play.start("""
            - {id: one, action: test.set, with: {thing: a}}
            - {id: look, action: test.read, with: {thing: "${{ inputs.instance }}"}}
            - {id: two, action: test.set, with: {thing: b}}
            """);
        play.toTheEnd();
    }

    @AfterEach
    void close() {
        play.close();
    }

    @Test
    void goesFromTheLatestChangeToTheFirst() {
        assertThat(play.run().undoable()).containsExactly(new StepKey("two"), new StepKey("one"));

        play.undoes("two");
        play.undoes("one");

        assertThat(play.world.values).containsExactly(java.util.Map.entry("a", "old"));
        assertThat(play.state("one")).isEqualTo("undone");
        assertThat(play.run().undoable()).isEmpty();
        assertThat(play.types("one")).endsWith("undo.planned", "undo.intended", "undo.succeeded");
    }

    @Test
    void worksAfterARestartFromTheLogAlone() {
        play.reopen();
        play.undoes("one");

        assertThat(play.world.values).containsEntry("a", "old");
    }

    @Test
    void ofWhatSomebodyHasRestoredChangesNothing() {
        play.world.values.put("a", "old");
        play.undoes("one");

        assertThat(play.state("one")).isEqualTo("undone");
        assertThat(play.types("one")).doesNotContain("undo.intended");
    }

    @Test
    void isShownAnewWhenTheAccountHasChangedSince() {
        var one = new StepKey("one");
        var plan = play.run().planUndo(one);
        play.world.values.put("a", "somebody else's");

        assertThat(play.run().undo(one, plan.hash())).isInstanceOf(StepOutcome.PlanChanged.class);
        assertThat(play.world.values).containsEntry("a", "somebody else's");
    }

    @Test
    void needsItsPlanShown() {
        assertThatThrownBy(() -> play.run().undo(new StepKey("one"), "0".repeat(64)))
                .hasMessageContaining("Look first");
        assertThatThrownBy(() -> play.run().planUndo(new StepKey("look"))).hasMessageContaining("nothing to take back");
    }

    @Nested
    class ThatFails {
        @Test
        void canBeTriedAgain() {
            play.world.changeFails(0, new ActionException("Denied", "You may not."));
            assertThat(play.undoes("one"))
                    .isInstanceOfSatisfying(
                            StepOutcome.Ended.class,
                            ended -> assertThat(ended.state()).isInstanceOf(StepState.Failed.class));
            play.undoes("one");

            assertThat(play.state("one")).isEqualTo("undone");
        }

        @Test
        void withoutAnAnswerIsLookedAtAtOnce() {
            play.world.nextAnswerIsLost();
            play.undoes("one");

            assertThat(play.state("one")).isEqualTo("undone");
            assertThat(play.types("one")).contains("undo.unknown", "undo.succeeded");
            assertThat(play.world.effects).containsExactly("a=new", "b=new", "a=old");
        }
    }

    @Test
    void isFollowedByATryFromTheBeginningWhereTheRunGoesOn() {
        play.close();
        play = new Playing(folder.resolve("again"));
        play.start("""
            - {id: one, action: test.set, with: {thing: a}}
            - {id: ask, manual: Is it right?}
            """);
        play.does("one");
        play.undoes("one");
        assertThat(play.next()).containsExactly("ask");
        play.run().retry(new StepKey("one"));
        assertThat(play.next()).containsExactly("one");
        play.does("one");

        assertThat(play.world.effects).containsExactly("a=new", "a=", "a=new");
        assertThat(play.view("one").canUndo()).isTrue();
    }
}
