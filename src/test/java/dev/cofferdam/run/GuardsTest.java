package dev.cofferdam.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What speaks against running a step now, and how a responder lifts it. */
class GuardsTest {
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

    @Nested
    class WhatAStepNeeds {
        private static final String STEPS = """
            - {id: save, action: test.save, with: {thing: "${{ inputs.instance }}"}}
            - {id: maybe, when: "inputs.instance == 'i-none'", action: test.set, with: {thing: m}}
            - {id: change, needs: [save, maybe], action: test.set, with: {thing: a}}
            """;

        @Test
        void hasToHaveSucceededOrNotToApply() {
            play.start(STEPS);
            play.does("save");

            assertThat(play.view("change").warnings()).isEmpty();
        }

        @Test
        void andWasSkippedByAPersonHoldsItUntilSomebodyTakesTheResponsibility() {
            play.start(STEPS);
            play.run().skip(new StepKey("save"), "no time");
            var change = new StepKey("change");

            assertThat(play.view("change").warnings())
                    .singleElement()
                    .asString()
                    .contains("needs", "was skipped");
            var plan = play.run().plan(change);
            assertThatThrownBy(() -> play.run().run(change, plan.hash(), null)).hasMessageContaining("was skipped");
            assertThatThrownBy(() -> play.run().override(change, " ")).hasMessageContaining("reason");
            play.run().override(change, "the disk is lost anyway");
            assertThat(play.view("change").warnings()).isEmpty();
            assertThatThrownBy(() -> play.run().override(change, "again")).hasMessageContaining("Nothing speaks");
            play.run().run(change, plan.hash(), null);

            assertThat(play.state("change")).isEqualTo("done");
            assertThat(play.records())
                    .anySatisfy(record -> assertThat(record.type()).isEqualTo("step.overridden"));
        }
    }

    @Nested
    class Evidence {
        @Test
        void ofTheSameResourceComesBeforeWhatEndangersIt() {
            play.start("""
                - {id: cut, action: test.cut, with: {thing: "${{ inputs.instance }}"}}
                - {id: save, action: test.save, with: {thing: "${{ inputs.instance }}"}}
                """);

            assertThat(play.view("cut").warnings())
                    .singleElement()
                    .asString()
                    .contains(
                            "Evidence of the same resource is not safe yet",
                            "has not run yet",
                            "What is in memory is lost.");
        }

        @Test
        void ofAnotherResourceDoesNotMatter() {
            play.start("""
                - {id: cut, action: test.cut, with: {thing: "${{ inputs.instance }}"}}
                - {id: save, action: test.save, with: {thing: "${{ inputs.other }}"}}
                """);

            assertThat(play.view("cut").warnings()).isEmpty();
        }

        @Test
        void isTheSameThroughTheOutputsOfStepsBetweenAndInRounds() {
            play.world.values.put("i-11111111", "p,q");
            play.start("""
                - {id: look, action: test.read, with: {thing: "${{ inputs.instance }}"}}
                - {id: cut, action: test.cut, with: {thing: "${{ inputs.instance }}"}}
                - id: save
                  for_each: steps.look.parts
                  as: part
                  action: test.save
                  with: {thing: "${{ part }}"}
                """);
            play.does("look");

            assertThat(play.view("cut").warnings()).singleElement().asString().contains("'Save' has not run yet");
        }

        @Test
        void thatIsSafeLetsTheStepRun() {
            play.start("""
                - {id: save, action: test.save, with: {thing: "${{ inputs.instance }}"}}
                - {id: keep, when: "inputs.instance == 'i-none'", action: test.keep, with: {thing: "${{ inputs.instance }}"}}
                - {id: cut, action: test.cut, with: {thing: "${{ inputs.instance }}"}}
                """);
            play.does("save");

            assertThat(play.view("cut").warnings()).isEmpty();
        }
    }

    @Nested
    class OutOfTurn {
        private static final String STEPS = """
            - {id: one, action: test.set, with: {thing: a}}
            - {id: two, action: test.set, with: {thing: b}}
            - id: fan
              choose:
                - when: steps.two.value == 'new'
                  run: {id: three, action: test.set, with: {thing: c}}
            """;

        @Test
        void aStepRunsWhenSomebodyGivesAReason() {
            play.start(STEPS);
            var two = new StepKey("two");

            assertThatThrownBy(() -> play.run().plan(two)).hasMessageContaining("waiting");
            assertThat(play.view("two").warnings()).singleElement().asString().contains("not this step's turn");
            play.run().override(two, "cannot wait");
            assertThat(play.next()).containsExactly("one", "two");
            play.does("two");
            play.reopen();
            assertThat(play.state("two")).isEqualTo("done");
            assertThat(play.next()).containsExactly("one");
        }

        @Test
        void aStepThatNobodyKnowsYetDoesNotRun() {
            play.start(STEPS);

            assertThatThrownBy(() -> play.run().override(new StepKey("three"), "now"))
                    .isInstanceOf(IntentException.class);
        }

        @Test
        void aStepCanBeSkippedBeforeItsTurn() {
            play.start(STEPS);
            play.run().skip(new StepKey("two"), "not needed");
            play.does("one");

            assertThat(play.state("two")).isEqualTo("skipped");
            assertThat(play.state("fan")).isEqualTo("failed");
        }
    }
}
