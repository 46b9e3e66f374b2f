package dev.cofferdam.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In which order steps get their turn, and what the playbook decides by itself. */
class OrderTest {
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
    void stepsGetTheirTurnInTheOrderOfTheFile() {
        play.start("""
            - {id: look, action: test.read, with: {thing: "${{ inputs.instance }}"}}
            - {id: change, action: test.set, with: {thing: a}}
            """);

        assertThat(play.next()).containsExactly("look");
        assertThat(play.state("change")).isEqualTo("waiting");
        play.does("look");
        assertThat(play.next()).containsExactly("change");
        play.does("change");

        assertThat(play.status()).isEqualTo(new RunStatus.Ended("completed"));
        assertThat(play.world.values).containsEntry("a", "new");
    }

    @Test
    void whatAStepReadIsThereForTheNext() {
        play.world.values.put("i-11111111", "b,c");
        play.start("""
            - {id: look, action: test.read, with: {thing: "${{ inputs.instance }}"}}
            - {id: change, action: test.set, with: {thing: "${{ steps.look.parts[1] }}", value: "was ${{ steps.look.value }}"}}
            """);
        play.toTheEnd();

        assertThat(play.world.values).containsEntry("c", "was b,c");
    }

    @Nested
    class ACondition {
        @Test
        void thatDoesNotHoldLeavesTheStepOut() {
            play.start("""
                - {id: look, action: test.read, with: {thing: "${{ inputs.instance }}"}}
                - {id: change, when: steps.look.value == 'x', action: test.set, with: {thing: a}}
                """);
            play.does("look");

            assertThat(play.view("change").state())
                    .isEqualTo(new StepState.Skipped("does not apply: steps.look.value == 'x'"));
            assertThat(play.status()).isEqualTo(new RunStatus.Ended("completed"));
            assertThat(play.types("change")).containsExactly("step.condition");
        }

        @Test
        void isNotAskedAgainAfterAReopening() {
            play.start("""
                - {id: look, action: test.read, with: {thing: "${{ inputs.instance }}"}}
                - {id: change, when: steps.look.value == '', action: test.set, with: {thing: a}}
                """);
            play.does("look");
            play.reopen();

            assertThat(play.next()).containsExactly("change");
            assertThat(play.types("change")).containsExactly("step.condition");
        }

        @Test
        void thatCannotBeToldFailsTheStepAndCanBeTriedAgain() {
            play.start("""
                - {id: change, when: inputs.word == 'x', action: test.set, with: {thing: a}}
                """);

            assertThat(play.view("change").state())
                    .isInstanceOfSatisfying(
                            StepState.Failed.class,
                            failed -> assertThat(failed.failure().code()).isEqualTo("ExpressionFailed"));
            assertThat(play.next()).containsExactly("change");
            play.run().skip(new StepKey("change"), "no word");
            assertThat(play.status()).isInstanceOf(RunStatus.Ended.class);
        }

        @Test
        void ofAnApprovalThatCannotBeToldMeansAsk() {
            play.start("""
                - {id: allow, when: inputs.word == 'prod', approve: {role: approver}}
                """);

            assertThat(play.state("allow")).isEqualTo("awaiting_approval");
        }
    }

    @Nested
    class AParallel {
        @Test
        void offersItsStepsAtOnceAndHoldsWhatComesBehind() {
            play.start("""
                - id: both
                  parallel:
                    - {id: one, action: test.set, with: {thing: a}}
                    - {id: two, action: test.set, with: {thing: b}}
                - {id: after, action: test.set, with: {thing: c}}
                """);

            assertThat(play.next()).containsExactly("one", "two");
            play.does("two");
            assertThat(play.state("both")).isEqualTo("ready");
            assertThat(play.state("after")).isEqualTo("waiting");
            play.does("one");
            assertThat(play.state("both")).isEqualTo("done");
            assertThat(play.next()).containsExactly("after");
        }
    }

    @Nested
    class AForEach {
        private static final String STEPS = """
            - {id: look, action: test.read, with: {thing: "${{ inputs.instance }}"}}
            - id: each
              for_each: steps.look.parts
              as: part
              max_parallel: 2
              action: test.set
              with: {thing: "${{ part }}"}
            - {id: after, action: test.set, with: {thing: z, value: "${{ string(size(steps.each.value)) }} ${{ steps.each.status }}"}}
            """;

        @Test
        void offersAllItsRoundsWhenSeveralMayRunAtOnce() {
            play.world.values.put("i-11111111", "a,b,c");
            play.start(STEPS);
            play.does("look");

            assertThat(play.next()).containsExactly("each#0", "each#1", "each#2");
            assertThat(play.view("each#1").title()).endsWith(" · b");
            play.does("each#1");
            assertThat(play.next()).containsExactly("each#0", "each#2");
            play.toTheEnd();

            assertThat(play.world.values).containsKeys("a", "b", "c").containsEntry("z", "3 done");
        }

        @Test
        void isRunByItsRoundsNotAsAWhole() {
            play.world.values.put("i-11111111", "a,b");
            play.start(STEPS);
            play.does("look");
            var whole = new StepKey("each");

            assertThat(play.view("each").holdsOthers()).isTrue();
            assertThat(play.view("each#0").holdsOthers()).isFalse();
            assertThatThrownBy(() -> play.run().plan(whole)).isInstanceOf(IntentException.class);
            assertThatThrownBy(() -> play.run().run(whole, null, null)).isInstanceOf(IntentException.class);
            assertThat(play.types("each")).containsExactly("step.rounds");
        }

        @Test
        void overNothingIsDone() {
            play.start(STEPS);
            play.toTheEnd();

            assertThat(play.state("each")).isEqualTo("done");
            assertThat(play.world.values).containsEntry("z", "0 done");
        }

        @Test
        void aRoundThatFailedLetsTheOthersRun() {
            play.world.values.put("i-11111111", "a,b,c");
            play.start(STEPS);
            play.does("look");
            play.world.changeFails(0, new dev.cofferdam.action.ActionException("No", "no"));
            play.does("each#0");
            play.does("each#1");

            assertThat(play.next()).containsExactly("each#0", "each#2");
            play.does("each#2");
            assertThat(play.state("each")).isEqualTo("failed");
            assertThat(play.state("after")).isEqualTo("waiting");
            play.run().retry(new StepKey("each#0"));
            play.toTheEnd();
            assertThat(play.status()).isInstanceOf(RunStatus.Ended.class);
        }

        @Test
        void holdsWholeBlocks() {
            play.world.values.put("i-11111111", "a,b");
            play.start("""
                - {id: look, action: test.read, with: {thing: "${{ inputs.instance }}"}}
                - id: fan
                  for_each: steps.look.parts
                  as: part
                  parallel:
                    - {id: one, action: test.set, with: {thing: "${{ part }}"}}
                    - {id: two, action: test.set, with: {thing: "${{ part }}2", value: y}}
                """);
            play.does("look");

            assertThat(play.next()).startsWith("fan#0/one", "fan#0/two");
            play.toTheEnd();
            assertThat(play.world.values).containsKeys("a", "a2", "b", "b2");
            assertThat(play.view("fan#1/two").depth()).isEqualTo(2);
        }
    }

    @Test
    void aLoopThatNobodyCanTellIsSkippedOrTriedAgain() {
        play.start("""
            - {id: each, for_each: "[inputs.word]", as: part, action: test.set, with: {thing: "${{ part }}"}}
            """);

        assertThat(play.state("each")).isEqualTo("failed");
        assertThat(play.next()).containsExactly("each");
        play.run().skip(new StepKey("each"), "there is no word");
        assertThat(play.status()).isEqualTo(new RunStatus.Ended("completed"));
    }

    @Nested
    class AChoose {
        private static final String STEPS = """
            - {id: look, action: test.read, with: {thing: "${{ inputs.instance }}"}}
            - id: way
              choose:
                - when: steps.look.value == 'x'
                  run: {id: left, action: test.set, with: {thing: left}}
                - else:
                    - {id: right, action: test.set, with: {thing: right}}
                    - {id: further, action: test.set, with: {thing: further}}
            """;

        @Test
        void takesTheFirstBranchThatHolds() {
            play.world.values.put("i-11111111", "x");
            play.start(STEPS);
            play.does("look");

            assertThat(play.next()).containsExactly("left");
            assertThat(play.view("right").state()).isEqualTo(new StepState.Skipped("another branch applies"));
        }

        @Test
        void elseTakesTheLast() {
            play.start(STEPS);
            play.toTheEnd();

            assertThat(play.world.effects).containsExactly("right=new", "further=new");
            assertThat(play.state("left")).isEqualTo("skipped");
            assertThat(play.status()).isEqualTo(new RunStatus.Ended("completed"));
        }
    }

    @Nested
    class ASubPlaybook {
        @Test
        void runsInAScopeOfItsOwnAndTellsItsOutcome() {
            play.knows("child", """
                - {id: look, action: test.read, with: {thing: "${{ inputs.instance }}"}}
                - id: enough
                  when: steps.look.value == 'x'
                  end: seen_enough
                - {id: change, action: test.set, with: {thing: child}}
                """);
            play.world.values.put("i-22222222", "x");
            play.start("""
                - id: cap
                  playbook: child
                  inputs: {instance: "${{ inputs.other }}"}
                - {id: after, action: test.set, with: {thing: after, value: "${{ steps.cap.outcome }}"}}
                """);

            assertThat(play.next()).containsExactly("cap/look");
            play.toTheEnd();

            assertThat(play.state("cap/enough")).isEqualTo("done");
            assertThat(play.view("cap/change").state())
                    .isEqualTo(new StepState.Skipped("the playbook ended: seen enough"));
            assertThat(play.world.values).containsEntry("after", "seen_enough").doesNotContainKey("child");
        }
    }

    @Nested
    class AnEnd {
        @Test
        void endsTheRunWithItsOutcome() {
            play.start("""
                - id: triage
                  manual: What is it?
                  ask:
                    verdict: {type: enum, values: [real, benign]}
                - id: benign
                  when: steps.triage.verdict == 'benign'
                  end: false_positive
                - {id: change, action: test.set, with: {thing: a}}
                """);
            play.run().answer(new StepKey("triage"), Map.of("verdict", "benign"));

            assertThat(play.status()).isEqualTo(new RunStatus.Ended("false_positive"));
            assertThat(play.state("change")).isEqualTo("skipped");
            assertThatThrownBy(() -> play.does("change")).isInstanceOf(IntentException.class);
            play.reopen();
            assertThat(play.status()).isEqualTo(new RunStatus.Ended("false_positive"));
        }
    }

    @Nested
    class APerson {
        @Test
        void hasToAnswerWhatIsAskedInItsType() {
            play.start("""
                - id: triage
                  manual: What is it?
                  ask:
                    verdict: {type: enum, values: [real, benign]}
                    note: {type: string, required: false}
                """);
            var triage = new StepKey("triage");

            assertThatThrownBy(() -> play.run().answer(triage, Map.of("verdict", "perhaps", "nonsense", "x")))
                    .hasMessageContaining("real, benign")
                    .hasMessageContaining("no question nonsense");
            assertThatThrownBy(() -> play.run().answer(triage, Map.of()))
                    .hasMessageContaining("verdict needs an answer");
            assertThat(play.types("triage")).isEmpty();
            play.run().answer(triage, Map.of("verdict", "real"));
            assertThat(play.view("triage").outputs().path("verdict").asString()).isEqualTo("real");
        }

        @Test
        void mayNotApproveHerOwnStepWhereThePlaybookForbidsIt() {
            play.start("""
                - {id: allow, approve: {role: approver, not_self: true}}
                """);
            var allow = new StepKey("allow");
            var yes = dev.cofferdam.caselog.Approval.Decision.APPROVED;

            assertThatThrownBy(() -> play.run().approve(allow, yes, "ada", null))
                    .hasMessageContaining("Somebody else");
            play.run().approve(allow, yes, "Grace", "go");

            assertThat(play.state("allow")).isEqualTo("done");
            assertThat(play.records()).anySatisfy(record -> {
                assertThat(record.type()).isEqualTo("step.decided");
                assertThat(record.content().approval()).isNotNull();
            });
        }

        @Test
        void whoSaysNoHoldsTheRunUntilSomebodyDecidesOtherwise() {
            play.start("""
                - {id: allow, approve: {role: approver}}
                - {id: change, needs: [allow], action: test.set, with: {thing: a}}
                """);
            var allow = new StepKey("allow");
            var no = dev.cofferdam.caselog.Approval.Decision.REJECTED;

            assertThatThrownBy(() -> play.run().approve(allow, no, "Grace", null))
                    .hasMessageContaining("reason");
            play.run().approve(allow, no, "Grace", "too early");
            assertThat(play.state("allow")).isEqualTo("failed");
            assertThat(play.state("change")).isEqualTo("waiting");
            play.run().skip(allow, "the manager decides");
            assertThat(play.view("change").warnings())
                    .singleElement()
                    .asString()
                    .contains("was skipped");
            assertThatThrownBy(() -> play.does("change")).isInstanceOf(IntentException.class);
        }
    }

    @Test
    void missingAndWrongInputsAreToldTogetherAndNothingIsStarted() {
        assertThatThrownBy(() -> play.start(
                        "- {id: x, action: test.set, with: {thing: a}}",
                        Map.of("instance", Playing.text("no id"), "colour", Playing.text("red")),
                        false))
                .isInstanceOf(IntentException.class)
                .hasMessageContaining("instance is not a valid ec2.instance-id")
                .hasMessageContaining("no input colour");
        assertThat(play.records()).hasSize(1);
    }
}
