package dev.cofferdam.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.ActionException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All rounds of a loop taken back at once. */
class UndoRoundsTest {
    private static final StepKey EACH = new StepKey("each");

    @TempDir
    Path folder;

    private Playing play;

    @BeforeEach
    void runAll() {
        play = new Playing(folder);
        play.start("""
            - id: each
              for_each: "['a', 'b', 'c']"
              as: part
              max_parallel: 3
              action: test.set
              with: {thing: "${{ part }}", value: new}
            """);
        play.run().runRounds(EACH, play.run().planRounds(EACH).hash(), null);
    }

    @AfterEach
    void close() {
        play.close();
    }

    private List<String> states() {
        return List.of(play.state("each#0"), play.state("each#1"), play.state("each#2"));
    }

    @Test
    void changesNothingBeforeItIsAgreedTo() {
        var plan = play.run().planUndoRounds(EACH);

        assertThat(plan.rounds())
                .extracting(round -> round.step().path())
                .containsExactly("each#0", "each#1", "each#2");
        assertThat(plan.changes()).isEqualTo(3);
        assertThat(play.world.values).containsOnlyKeys("a", "b", "c");
    }

    @Test
    void givesAllTheirFormerValuesBackAfterOneDecision() {
        var plan = play.run().planUndoRounds(EACH);
        play.run().undoRounds(EACH, plan.hash());

        assertThat(play.world.values).isEmpty();
        assertThat(states()).containsOnly("undone");
        assertThat(play.run().undoable()).isEmpty();
        var agreed = play.records().stream()
                .filter(record -> record.type().equals("step.rounds_agreed"))
                .toList();
        assertThat(agreed.getLast().message()).contains("take back 3 rounds");
        assertThat(Objects.requireNonNull(agreed.getLast().content().approval()).planHash())
                .isEqualTo(plan.hash());
    }

    @Test
    void leavesARoundThatFailsAndTakesTheOthersBack() {
        var plan = play.run().planUndoRounds(EACH);
        play.world.changeFails(0, new ActionException("No", "no"));
        play.run().undoRounds(EACH, plan.hash());

        assertThat(play.world.values).hasSize(1);
        assertThat(play.run().undoable()).hasSize(1);

        play.run().undoRounds(EACH, play.run().planUndoRounds(EACH).hash());
        assertThat(play.world.values).isEmpty();
    }

    @Test
    void showsARoundAnewThatSomebodyElseChangedSince() {
        var plan = play.run().planUndoRounds(EACH);
        play.world.values.put("b", "of somebody else");
        play.run().undoRounds(EACH, plan.hash());

        assertThat(play.world.values).containsOnlyKeys("b").containsEntry("b", "of somebody else");
        assertThat(play.run().undoable()).containsExactly(EACH.round(1));
    }

    @Test
    void isNotDoneByAPlanThatIsNotTheLastOne() {
        var plan = play.run().planUndoRounds(EACH);
        play.world.values.put("a", "other");
        play.run().planUndoRounds(EACH);

        assertThatThrownBy(() -> play.run().undoRounds(EACH, plan.hash()))
                .isInstanceOf(IntentException.class)
                .hasMessageContaining("Other plans have been shown since");
        assertThat(play.world.values).containsOnlyKeys("a", "b", "c");
    }
}
