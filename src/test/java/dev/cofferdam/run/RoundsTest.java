package dev.cofferdam.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.ActionException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All rounds of a loop at once. */
class RoundsTest {
    private static final StepKey EACH = new StepKey("each");

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

    private Run over(String things, String action) {
        play.world.values.put("i-11111111", things);
        play.start("""
            - {id: look, action: test.read, with: {thing: "${{ inputs.instance }}"}}
            - id: each
              for_each: steps.look.parts
              as: part
              max_parallel: 3
              action: %s
              with: {thing: "${{ part }}", value: new}
            """.formatted(action));
        play.does("look");
        return play.run();
    }

    private void agreeAndRun() {
        play.run().runRounds(EACH, play.run().planRounds(EACH).hash(), null);
    }

    @Test
    void arePlannedTogetherAndRunAfterOneDecision() {
        var run = over("a,b,c,d,e", "test.set");

        var plan = run.planRounds(EACH);
        assertThat(plan.rounds())
                .extracting(p -> p.step().path())
                .containsExactly("each#0", "each#1", "each#2", "each#3", "each#4");
        assertThat(plan.resources()).isEqualTo(5);
        assertThat(play.world.effects).isEmpty();

        run.runRounds(EACH, plan.hash(), null);

        assertThat(play.world.values).containsEntry("a", "new").containsEntry("e", "new");
        assertThat(play.status()).isInstanceOf(RunStatus.Ended.class);
    }

    @Test
    void areAgreedToInOneRecordThatIsThereBeforeTheFirstChange() {
        var run = over("a,b", "test.set");
        var plan = run.planRounds(EACH);
        run.runRounds(EACH, plan.hash(), null);

        var types = play.records().stream().map(record -> record.type()).toList();
        assertThat(types.indexOf("step.rounds_agreed")).isPositive().isLessThan(types.indexOf("step.intended"));
        var agreed = play.records().get(types.indexOf("step.rounds_agreed")).content();
        assertThat(agreed.approval()).isNotNull();
        assertThat(agreed.approval().planHash()).isEqualTo(plan.hash());
        assertThat(agreed.body().path("rounds").asInt()).isEqualTo(2);
    }

    @Test
    void areNotRunByAPlanThatIsNotTheLastOne() {
        var run = over("a,b", "test.set");
        var plan = run.planRounds(EACH);
        play.world.values.put("a", "other");
        run.planRounds(EACH);

        assertThatThrownBy(() -> run.runRounds(EACH, plan.hash(), null))
                .isInstanceOf(IntentException.class)
                .hasMessageContaining("Other plans have been shown since");
        assertThat(play.world.effects).isEmpty();
    }

    @Nested
    class WhatFails {
        @Test
        void failsForItselfAndIsTriedAgain() {
            var run = over("a,b,c", "test.set");
            play.world.changeFails(1, new ActionException("No", "no"));
            agreeAndRun();

            assertThat(play.world.effects).hasSize(2);
            assertThat(play.state("each")).isEqualTo("failed");
            run.retryRounds(EACH);
            agreeAndRun();

            assertThat(play.world.effects).hasSize(3);
            assertThat(play.status()).isInstanceOf(RunStatus.Ended.class);
        }

        @Test
        void whilePlanningIsNotInThePlan() {
            var run = over("a,b,c", "test.set");
            play.world.nextReadFails(new ActionException("No", "no"));

            assertThat(run.planRounds(EACH).rounds()).hasSize(2);
            assertThat(run.snapshot().steps())
                    .filteredOn(s ->
                            s.state() instanceof StepState.Failed && s.key().iteration() != null)
                    .hasSize(1);
        }

        @Test
        void bySomebodyElsesChangeIsShownAnewAndNotRun() {
            var run = over("a,b,c", "test.set");
            var plan = run.planRounds(EACH);
            play.world.values.put("b", "of somebody else");
            run.runRounds(EACH, plan.hash(), null);

            assertThat(play.world.effects).containsExactlyInAnyOrder("a=new", "c=new");
            assertThat(play.state("each#1")).isEqualTo("planned");
            assertThat(Objects.requireNonNull(play.view("each#1").plan())
                            .plan()
                            .changes()
                            .getFirst()
                            .before()
                            .asString())
                    .isEqualTo("of somebody else");
        }
    }

    /** What two rounds both want is done by one of them while the other waits: here by hand, between plan and run. */
    @Nested
    class WhatTheyHaveInCommon {
        private RoundsPlan plan(String... parts) {
            return play.start("""
                - id: each
                  for_each: "['%s']"
                  as: part
                  max_parallel: 3
                  action: test.set
                  with: {thing: "${{ part }}", value: new}
                """.formatted(String.join("', '", parts))).planRounds(EACH);
        }

        private void run(RoundsPlan agreed) {
            play.run().runRounds(EACH, agreed.hash(), null);
        }

        @Test
        void isLeftToTheOneThatDidItAndTheOtherDoesTheRest() {
            var agreed = plan("shared,a", "shared", "b");
            assertThat(agreed.rounds())
                    .extracting(round -> round.plan().plan().changes().size())
                    .containsExactly(2, 1, 1);
            play.world.values.put("shared", "new");
            run(agreed);

            assertThat(play.world.effects).containsExactlyInAnyOrder("a=new", "b=new");
            assertThat(List.of(play.state("each#0"), play.state("each#1"), play.state("each#2")))
                    .containsExactly("done", "already_done", "done");
            assertThat(play.types("each"))
                    .as("plans that were shown")
                    .filteredOn("step.planned"::equals)
                    .hasSize(3);
        }

        @Test
        void isNotTakenBackByTheOneThatFoundItDone() {
            var agreed = plan("shared,a", "b");
            play.world.values.put("shared", "new");
            run(agreed);

            play.undoes("each#0");
            assertThat(play.world.values).containsOnlyKeys("shared", "b");
        }

        @Test
        void isLookedAtAgainByARoundThatFoundItHalfMade() {
            var agreed = plan("shared,a", "b");
            play.world.values.put("shared", "half made");
            play.world.beforeNextChange(() -> play.world.values.put("shared", "new"));
            run(agreed);

            assertThat(play.world.effects).containsExactlyInAnyOrder("a=new", "b=new");
            assertThat(play.state("each#0")).isEqualTo("done");
        }

        @Test
        void letsNoRoundRunWhoseRestWasChangedBySomebodyElse() {
            var agreed = plan("shared,a", "b");
            play.world.values.put("shared", "new");
            play.world.values.put("a", "of somebody else");
            run(agreed);

            assertThat(play.world.effects).containsExactly("b=new");
            assertThat(play.state("each#0")).isEqualTo("planned");
        }

        @Test
        void letsNoRoundRunThatWouldDoMoreThanWasAgreedTo() {
            play.world.values.put("more", "new");
            var agreed = plan("shared,a,more", "b");
            play.world.values.put("shared", "new");
            play.world.values.put("more", "of somebody else");
            run(agreed);

            assertThat(play.world.effects).containsExactly("b=new");
            assertThat(Objects.requireNonNull(play.view("each#0").plan()).plan().changes())
                    .extracting(change -> change.resource())
                    .containsExactly("a", "more");

            agreeAndRun();
            assertThat(play.world.values).containsEntry("a", "new").containsEntry("more", "new");
        }
    }

    @Test
    void thatCannotBeTakenBackAreConfirmedByTheirNumber() {
        var run = over("a,b", "test.destroy");
        var plan = run.planRounds(EACH);

        assertThatThrownBy(() -> run.runRounds(EACH, plan.hash(), "a"))
                .isInstanceOf(IntentException.class)
                .hasMessageContaining("Type how many resources");
        assertThat(play.world.effects).isEmpty();
        run.runRounds(EACH, plan.hash(), "2");
        assertThat(play.world.effects).hasSize(2);
    }

    @Test
    void calledOffBeginNoMore() {
        var run = over("a,b,c,d,e,f,g,h", "test.set");
        var plan = run.planRounds(EACH);
        play.world.beforeNextChange(() -> run.cancelRounds(EACH));
        run.runRounds(EACH, plan.hash(), null);

        assertThat(play.world.effects).hasSizeLessThan(8);
        assertThat(run.snapshot().steps())
                .filteredOn(s -> s.state() instanceof StepState.Planned)
                .isNotEmpty();
    }

    @Test
    void areNeverMoreAtATimeThanThePlaybookSays() {
        var run = over("a,b,c,d,e,f,g,h", "test.set");
        var most = new AtomicInteger();
        for (var i = 0; i < 8; i++) {
            play.world.beforeNextChange(() -> most.accumulateAndGet(atWork(run), Math::max));
        }
        agreeAndRun();

        assertThat(most.get()).isBetween(1, 3);
    }

    private static int atWork(Run run) {
        return (int) run.snapshot().steps().stream()
                .filter(s -> s.key().iteration() != null && s.state() instanceof StepState.Running)
                .count();
    }

    @Test
    void areOneDecisionForALoopOverOneActionOnly() {
        play.start("""
            - id: each
              for_each: "['a', 'b']"
              as: part
              parallel:
                - {id: one, action: test.set, with: {thing: "${{ part }}"}}
            - {id: plain, action: test.set, with: {thing: c}}
            """);

        assertThatThrownBy(() -> play.run().planRounds(EACH)).hasMessageContaining("hold several steps");
        assertThatThrownBy(() -> play.run().planRounds(new StepKey("plain"))).hasMessageContaining("has no rounds");
    }
}
