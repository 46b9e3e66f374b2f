package dev.cofferdam.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.run.StepKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswersTest {
    private static Answers answers(String yaml) {
        return Answers.parse("answers.yaml", yaml);
    }

    @Nested
    class AStep {
        private final Answers answers = answers("""
            snapshot: {confirm: all}
            snapshot#1: {confirm: second}
            cap/memory: {confirm: nested}
            """);

        @Test
        void isFoundByItsKeyFirst() {
            assertThat(answers.text(new StepKey("snapshot#1"), "confirm")).contains("second");
        }

        @Test
        void isFoundByItsBareIdElse() {
            assertThat(answers.text(new StepKey("snapshot#0"), "confirm")).contains("all");
            assertThat(answers.text(new StepKey("fan#3/snapshot"), "confirm")).contains("all");
            assertThat(answers.text(new StepKey("cap#2/memory"), "confirm")).contains("nested");
        }

        @Test
        void thatIsNotNamedHasNone() {
            assertThat(answers.text(new StepKey("other"), "confirm")).isEmpty();
            assertThat(answers.text(new StepKey("snapshot"), "override")).isEmpty();
        }
    }

    @Nested
    class Values {
        @Test
        void areTakenAsTyped() {
            var answers = answers("a: {number: 3, flag: true, text: \"007\"}");
            assertThat(answers.text(new StepKey("a"), "number")).contains("3");
            assertThat(answers.text(new StepKey("a"), "flag")).contains("true");
            assertThat(answers.text(new StepKey("a"), "text")).contains("007");
        }

        @Test
        void mustBeSingle() {
            assertThatThrownBy(() -> answers("a: {q: [1, 2]}").text(new StepKey("a"), "q"))
                    .hasMessage("answers.yaml: a.q needs a single value, not [1,2]");
        }
    }

    @Nested
    class AFile {
        @TempDir
        Path folder;

        @Test
        void mayBeEmpty() {
            assertThat(answers("").of(new StepKey("a"))).isEmpty();
            assertThat(answers("# nothing\n").of(new StepKey("a"))).isEmpty();
        }

        @Test
        void thatIsNoYamlIsRefusedWithItsPlace() {
            assertThatThrownBy(() -> answers("a: {b: \n c"))
                    .isInstanceOf(Refusal.class)
                    .hasMessageStartingWith("answers.yaml:");
        }

        @Test
        void thatAnswersAStepTwiceIsRefused() {
            assertThatThrownBy(() -> answers("a: {q: 1}\na: {q: 2}"))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("a");
        }

        @Test
        void thatIsNoMapIsRefused() {
            assertThatThrownBy(() -> answers("- a")).hasMessageContaining("a map from step ids");
            assertThatThrownBy(() -> answers("a: yes")).hasMessageContaining("a needs a map");
        }

        @Test
        void thatIsTooLargeIsNotRead() throws IOException {
            var file = Files.writeString(folder.resolve("a.yaml"), "#".repeat(1 << 21));
            assertThatThrownBy(() -> Answers.read(file)).hasMessageContaining("larger than 1 MiB");
        }
    }
}
