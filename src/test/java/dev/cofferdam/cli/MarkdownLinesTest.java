package dev.cofferdam.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownLinesTest {
    private static List<String> lines(String markdown) {
        var screen = Screen.plain();
        new MarkdownLines(screen.terminal()).print(markdown, "  ");
        return screen.lines();
    }

    @Test
    void wrapsParagraphsAndKeepsThemApart() {
        var lines = lines("word ".repeat(40) + "\n\nnext");
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(Terminal.WIDTH));
        assertThat(lines).hasSize(5).endsWith("", "  next");
        assertThat(lines.getFirst()).startsWith("  word word");
    }

    @Test
    void indentsWhatBelongsToAListItem() {
        var lines = lines("Look for:\n\n- " + "long ".repeat(25).strip() + "\n- short\n\n1. one\n2. two");
        assertThat(lines)
                .containsSequence("    " + "long ".repeat(6).strip())
                .contains("  - short", "  1. one", "  2. two");
    }

    @Test
    void marksEmphasisAndCode() {
        assertThat(lines("run **now** or `later`, *please*")).containsExactly("  run now or `later`, please");
        var coloured = Screen.coloured();
        new MarkdownLines(coloured.terminal()).print("**now** `later`", "");
        assertThat(coloured.text()).isEqualTo("\u001B[1mnow\u001B[0m \u001B[36mlater\u001B[0m\n");
    }

    @Test
    void keepsCodeBlocksAsTheyAre() {
        assertThat(lines("```\na   b\n\nc\n```")).containsExactly("    a   b", "    ", "    c");
    }

    @Test
    void showsHtmlAsText() {
        assertThat(lines("a <b onclick=x>c</b>")).containsExactly("  a <b onclick=x>c</b>");
    }

    @Test
    void theBeginningEndsAtTheFirstBlankLine() {
        assertThat(MarkdownLines.beginning("\none\ntwo\n \nthree")).isEqualTo("one\ntwo");
    }
}
