package dev.cofferdam.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.ActionException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a change is shown, agreed to, made, verified, and what becomes of it when something goes wrong. */
class ChangeTest {
    private static final StepKey CHANGE = new StepKey("change");
    private static final String TWO_THINGS = "- {id: change, action: test.set, with: {thing: 'a,b'}}";

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
    void isShownBeforeItIsMadeAndRecordedBeforeItTakesEffect() {
        play.world.values.put("a", "old");
        play.start(TWO_THINGS);
        var plan = play.run().plan(CHANGE);

        assertThat(plan.plan().changes()).hasSize(2);
        assertThat(plan.plan().changes().getFirst().before().asString()).isEqualTo("old");
        assertThat(play.world.effects).isEmpty();
        assertThat(play.state("change")).isEqualTo("planned");
        play.run().run(CHANGE, plan.hash(), null);

        assertThat(play.types("change"))
                .containsExactly("step.planned", "step.intended", "step.applied", "step.succeeded");
        assertThat(play.view("change").outputs().path("value").asString()).isEqualTo("new");
        var intended = play.records().stream()
                .filter(r -> r.type().equals("step.intended"))
                .findFirst()
                .orElseThrow();
        assertThat(intended.content().approval()).satisfies(approval -> {
            assertThat(approval).isNotNull();
            assertThat(approval.planHash()).isEqualTo(plan.hash());
            assertThat(approval.by()).isEqualTo("Ada");
        });
    }

    @Test
    void doesNotRunUnlessItsPlanWasShown() {
        play.start(TWO_THINGS);

        assertThatThrownBy(() -> play.run().run(CHANGE, "0".repeat(64), null)).isInstanceOf(IntentException.class);
        play.run().plan(CHANGE);
        assertThatThrownBy(() -> play.run().run(CHANGE, "0".repeat(64), null)).isInstanceOf(IntentException.class);
        assertThat(play.world.effects).isEmpty();
    }

    @Test
    void isShownAnewWhenTheAccountHasChangedSince() {
        play.start(TWO_THINGS);
        var plan = play.run().plan(CHANGE);
        play.world.values.put("b", "somebody else's");
        var outcome = play.run().run(CHANGE, plan.hash(), null);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        StepOutcome.PlanChanged.class,
                        changed -> assertThat(changed.plan()
                                        .plan()
                                        .changes()
                                        .getLast()
                                        .before()
                                        .asString())
                                .isEqualTo("somebody else's"));
        assertThat(play.world.effects).isEmpty();
        assertThat(play.state("change")).isEqualTo("planned");
    }

    @Test
    void whoseGoalHoldsAlreadyChangesNothing() {
        play.world.values.put("a", "new");
        play.world.values.put("b", "new");
        play.start(TWO_THINGS);
        play.does("change");

        assertThat(play.state("change")).isEqualTo("already_done");
        assertThat(play.world.effects).isEmpty();
        assertThat(play.view("change").canUndo()).isFalse();
        assertThat(play.view("change").outputs().path("value").asString()).isEqualTo("new");
    }

    @Test
    void isNotDoneBeforeThePlaybooksOwnCheckFits() {
        play.start("""
            - {id: change, action: test.set, with: {thing: a}, verify: "steps.change.value == 'other'"}
            """);
        play.does("change");

        assertThat(play.view("change").state()).isInstanceOfSatisfying(StepState.Failed.class, failed -> {
            assertThat(failed.failure().code()).isEqualTo("NotVerified");
            assertThat(failed.undoable()).isTrue();
        });
        assertThat(play.view("change").canUndo()).isTrue();
    }

    @Test
    void valuesThatAreNotOfTheirTypeReachNoAction() {
        play.world.values.put("i-11111111", "not an id; rm -rf");
        play.start("""
            - {id: look, action: test.read, with: {thing: "${{ inputs.instance }}"}}
            - {id: again, action: test.read, with: {thing: "${{ steps.look.value }}"}}
            """);
        play.does("look");
        play.does("again");

        assertThat(play.view("again").state())
                .isInstanceOfSatisfying(
                        StepState.Failed.class,
                        failed -> assertThat(failed.failure().code()).isEqualTo("InvalidInput"));
    }

    @Nested
    class ARefusal {
        @Test
        void failsTheStepWithWhatToDo() {
            play.start(TWO_THINGS + "\n- {id: after, action: test.set, with: {thing: z}}");
            play.world.changeFails(0, new ActionException("Denied", "You may not."));
            play.does("change");

            assertThat(play.view("change").state())
                    .isInstanceOfSatisfying(
                            StepState.Failed.class,
                            failed -> assertThat(failed.failure().what()).isEqualTo("You may not."));
            assertThat(play.state("after")).isEqualTo("waiting");
            assertThat(play.next()).containsExactly("change");
        }

        @Test
        void halfWayCanBeTriedAgainAndEachThingIsChangedOnce() {
            play.world.values.put("a", "old");
            play.start(TWO_THINGS);
            play.world.changeFails(1, new ActionException("Denied", "You may not."));
            play.does("change");
            assertThat(play.world.effects).containsExactly("a=new");
            play.run().retry(CHANGE);
            play.does("change");

            assertThat(play.state("change")).isEqualTo("done");
            assertThat(play.world.effects).containsExactly("a=new", "b=new");
            play.undoes("change");
            assertThat(play.world.values).containsEntry("a", "old").doesNotContainKey("b");
        }

        @Test
        void halfWayCanBeTakenBackAsFarAsItWent() {
            play.world.values.put("a", "old");
            play.start(TWO_THINGS);
            play.world.changeFails(1, new ActionException("Denied", "You may not."));
            play.does("change");
            play.undoes("change");

            assertThat(play.state("change")).isEqualTo("undone");
            assertThat(play.world.values).containsExactly(java.util.Map.entry("a", "old"));
        }

        @Test
        void whilePlanningFailsTheStep() {
            play.start(TWO_THINGS);
            play.world.nextReadFails(new ActionException("Gone", "It is gone."));

            assertThatThrownBy(() -> play.run().plan(CHANGE)).hasMessageContaining("It is gone.");
            assertThat(play.state("change")).isEqualTo("failed");
            play.run().retry(CHANGE);
            play.toTheEnd();
            assertThat(play.state("change")).isEqualTo("done");
        }

        @Test
        void isTriedAgainByItselfWhereThePlaybookSaysSo() {
            play.start("- {id: change, action: test.set, with: {thing: 'a,b'}, retry: {times: 2, delay: 5s}}");
            play.world.changeFails(1, new ActionException("Busy", "Try later."));
            play.world.changeFails(0, new ActionException("Busy", "Try later."));
            play.does("change");

            assertThat(play.state("change")).isEqualTo("done");
            assertThat(play.session.pauses).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5));
            assertThat(play.world.effects).containsExactly("a=new", "b=new");
            assertThat(play.types("change")).contains("step.attempt_failed");
        }

        @Test
        void stopsTheRunWhereThePlaybookSaysSo() {
            play.start("- {id: change, action: test.set, with: {thing: a}, on_error: stop}");
            play.world.changeFails(0, new ActionException("Denied", "You may not."));
            play.does("change");

            assertThat(play.status()).isInstanceOf(RunStatus.Paused.class);
            assertThatThrownBy(() -> play.run().retry(CHANGE)).hasMessageContaining("paused");
            play.run().resume();
            play.run().retry(CHANGE);
            play.toTheEnd();
            assertThat(play.status()).isInstanceOf(RunStatus.Ended.class);
        }

        @Test
        void letsTheRunGoOnWhereThePlaybookSaysSo() {
            play.start("""
                - {id: change, action: test.set, with: {thing: a}, on_error: continue}
                - {id: after, action: test.set, with: {thing: "${{ steps.change.status }}"}}
                """);
            play.world.changeFails(0, new ActionException("Denied", "You may not."));
            play.toTheEnd();

            assertThat(play.world.effects).containsExactly("failed=new");
            assertThat(play.status()).isInstanceOf(RunStatus.Ended.class);
        }
    }

    @Nested
    class AnAnswerThatGotLost {
        @Test
        void isAskedForAtOnceAndTheChangeIsNotMadeTwice() {
            play.start("- {id: change, action: test.set, with: {thing: a}}");
            play.world.nextAnswerIsLost();
            play.does("change");

            assertThat(play.state("change")).isEqualTo("done");
            assertThat(play.world.effects).containsExactly("a=new");
            assertThat(play.types("change")).contains("step.unknown", "step.succeeded");
        }

        @Test
        void halfWayShowsWhatIsLeft() {
            play.start(TWO_THINGS);
            play.world.nextAnswerIsLost();
            play.does("change");

            assertThat(play.state("change")).isEqualTo("planned");
            assertThat(play.view("change").plan()).satisfies(plan -> {
                assertThat(plan).isNotNull();
                assertThat(plan.plan().changes()).hasSize(1);
            });
            play.does("change");
            assertThat(play.world.effects).containsExactly("a=new", "b=new");
            play.undoes("change");
            assertThat(play.world.values).isEmpty();
        }

        @Test
        void staysInDoubtWhileTheAccountCannotBeLookedAt() {
            play.start("- {id: change, action: test.set, with: {thing: a}}");
            var plan = play.run().plan(CHANGE);
            play.world.beforeNextChange(() -> {
                play.world.nextReadFails(World.lost());
                play.world.nextReadFails(World.lost());
                throw World.lost();
            });
            play.run().run(CHANGE, plan.hash(), null);

            assertThat(play.state("change")).isEqualTo("in_doubt");
            assertThatThrownBy(() -> play.run().settle(CHANGE)).hasMessageContaining("the doubt stays");
            assertThat(play.state("change")).isEqualTo("in_doubt");
            assertThatThrownBy(() -> play.run().planUndo(CHANGE)).hasMessageContaining("settle that first");
            play.run().settle(CHANGE);
            assertThat(play.state("change")).isEqualTo("planned");
        }
    }

    @Nested
    class WhatCannotBeTakenBack {
        @Test
        void wantsTheNameOfTheResourceTyped() {
            play.start("- {id: change, action: test.destroy, with: {thing: 'arn:aws:x:::thing/a'}}");
            var plan = play.run().plan(CHANGE);

            assertThatThrownBy(() -> play.run().run(CHANGE, plan.hash(), null)).hasMessageContaining("thing/a");
            assertThatThrownBy(() -> play.run().run(CHANGE, plan.hash(), "thing"))
                    .isInstanceOf(IntentException.class);
            assertThat(play.world.effects).isEmpty();
            play.run().run(CHANGE, plan.hash(), " a ");
            assertThat(play.state("change")).isEqualTo("done");
        }
    }

    @Nested
    class AWait {
        @Test
        void lastsUntilTheStateIsReached() {
            play.start("- {id: change, action: test.set, with: {thing: a}, wait: {until: settled, timeout: 5m}}");
            play.does("change");

            assertThat(play.state("change")).isEqualTo("done");
            assertThat(play.session.pauses)
                    .startsWith(Duration.ofSeconds(3), Duration.ofSeconds(6), Duration.ofSeconds(12));
        }

        @Test
        void thatTakesTooLongFailsAndGoesOnWithoutChangingAgain() {
            play.start("- {id: change, action: test.set, with: {thing: a}, wait: {until: settled, timeout: 20s}}");
            play.does("change");

            assertThat(play.view("change").state())
                    .isInstanceOfSatisfying(
                            StepState.Failed.class,
                            failed -> assertThat(failed.failure().code()).isEqualTo("WaitTimedOut"));
            play.run().retry(CHANGE);
            play.does("change");
            play.run().retry(CHANGE);
            play.does("change");
            assertThat(play.state("change")).isEqualTo("done");
            assertThat(play.world.effects).containsExactly("a=new");
        }
    }

    @Nested
    class Cancelling {
        @Test
        void stopsBeforeTheNextChangeAndLeavesARecord() throws Exception {
            play.start(TWO_THINGS);
            var plan = play.run().plan(CHANGE);
            play.world.beforeNextChange(() -> play.run().cancel(CHANGE));
            play.run().run(CHANGE, plan.hash(), null);

            assertThat(play.world.effects).containsExactly("a=new");
            assertThat(play.view("change").state()).isInstanceOfSatisfying(StepState.Failed.class, failed -> {
                assertThat(failed.failure().code()).isEqualTo("Cancelled");
                assertThat(failed.undoable()).isTrue();
            });
            assertThat(play.types("change")).contains("step.cancel_requested", "step.failed");
            assertThatThrownBy(() -> play.run().cancel(CHANGE)).hasMessageContaining("Nothing is under way");
        }

        @Test
        void letsTheActionCloseWhatItHasOpened() {
            play.start("- {id: change, action: test.careful, with: {thing: 'a,b'}}");
            var plan = play.run().plan(CHANGE);
            play.world.beforeNextChange(() -> play.run().cancel(CHANGE));
            play.run().run(CHANGE, plan.hash(), null);

            assertThat(play.world.effects).containsExactly("a=new", "a=", "b=");
            assertThat(play.state("change")).isEqualTo("failed");
        }
    }

    @Nested
    class TwoAtOnce {
        @Test
        void whoComesSecondFindsItDoneAndDoesNotTouchIt() {
            play.start("""
                - {id: change, action: test.set, with: {thing: a}}
                - {id: ask, manual: Is it right?}
                """);
            var hash = play.run().plan(CHANGE).hash();
            play.beforeTheNextBegins(() -> play.run().run(CHANGE, hash, null));

            assertThatThrownBy(() -> play.run().run(CHANGE, hash, null)).hasMessageContaining("look again");
            assertThat(play.state("change")).isEqualTo("done");
            assertThat(play.world.effects).containsExactly("a=new");
            assertThat(play.types("change")).containsOnlyOnce("step.planned");
        }

        @Test
        void theSameStepRunsOnlyOnce() throws Exception {
            play.start("- {id: change, action: test.set, with: {thing: a}}");
            var plan = play.run().plan(CHANGE);
            var inside = new CountDownLatch(1);
            var goOn = new CountDownLatch(1);
            play.world.beforeNextChange(() -> {
                inside.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var first = threads.submit(() -> play.run().run(CHANGE, plan.hash(), null));
                inside.await();
                assertThat(play.state("change")).isEqualTo("running");
                assertThatThrownBy(() -> play.run().run(CHANGE, plan.hash(), null))
                        .isInstanceOf(IntentException.class);
                goOn.countDown();
                first.get();
            }

            assertThat(play.world.effects).containsExactly("a=new");
        }
    }
}
