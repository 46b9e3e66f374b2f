package dev.cofferdam.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTextTest {
    @Test
    void nothingCanTurnTheDirectionOfTheRest() {
        assertThat(SafeText.of("safe\u202Eexe.txt")).isEqualTo("safe\uFFFDexe.txt");
    }

    @Test
    void nothingCanHide() {
        assertThat(SafeText.of("admin\u200B")).isEqualTo("admin\uFFFD");
        assertThat(SafeText.of("a\u0007b\u009Bc")).isEqualTo("a\uFFFDb\uFFFDc");
    }

    @Test
    void linesStayLinesAndRightToLeftScriptStaysItself() {
        assertThat(SafeText.of("one\n\ttwo שלום")).isEqualTo("one\n\ttwo שלום");
    }

    @Test
    void aLineIsOneLine() {
        assertThat(SafeText.line("one\r\n\ttwo")).isEqualTo("one two");
    }
}
