package dev.cofferdam.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dry run reads and shows every plan, and changes nothing. */
class DryRunTest {
    @TempDir
    Path folder;

    @Test
    void showsEveryPlanItCanTellAndChangesNothing() {
        try (var play = new Playing(folder)) {
            play.world.values.put("i-11111111", "a,b");
            play.world.values.put("b", "new");
            play.start("""
                - {id: look, action: test.read, with: {thing: "${{ inputs.instance }}"}}
                - {id: change, for_each: steps.look.parts, as: part, max_parallel: 9, action: test.set, with: {thing: "${{ part }}"}}
                - {id: made, action: test.set, with: {thing: c}}
                - {id: built, action: test.set, with: {thing: "${{ steps.made.value }}"}}
                """, Map.of(), true);
            play.does("look");
            play.run().plan(new StepKey("change#0"));
            play.run().plan(new StepKey("change#1"));
            var made = play.run().plan(new StepKey("made"));

            assertThat(play.state("change#0")).isEqualTo("skipped");
            assertThat(play.view("change#0").plan()).isNotNull();
            assertThat(play.state("change#1")).isEqualTo("already_done");
            assertThatThrownBy(() -> play.run().run(new StepKey("made"), made.hash(), null))
                    .isInstanceOf(IntentException.class);
            assertThatThrownBy(() -> play.run().plan(new StepKey("built"))).isInstanceOf(IntentException.class);
            assertThat(play.state("built")).isEqualTo("skipped");
            assertThat(play.status()).isEqualTo(new RunStatus.Ended("completed"));
            assertThat(play.world.effects).isEmpty();
            assertThat(play.types("change")).doesNotContain("step.intended");
        }
    }
}
