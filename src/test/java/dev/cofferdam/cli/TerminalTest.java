package dev.cofferdam.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void takesThePowerFromControlCharacters() {
        var screen = Screen.coloured();
        screen.terminal().line("a\u001B[2Jb\u0007c\u009B31md\u202Ee\rf");
        assertThat(screen.text()).isEqualTo("a\uFFFD[2Jb\uFFFDc\uFFFD31md\uFFFDe\uFFFDf\n");
    }

    @Test
    void showsStylesOnlyWhereTheyAreWanted() {
        var plain = Screen.plain();
        plain.terminal().line("it is " + Style.GOOD.of("done"));
        assertThat(plain.text()).isEqualTo("it is done\n");

        var coloured = Screen.coloured();
        coloured.terminal().line("it is " + Style.GOOD.of("done"));
        assertThat(coloured.text()).isEqualTo("it is \u001B[32mdone\u001B[0m\n");
    }

    @Test
    void alignsStyledCellsByWhatIsSeen() {
        var screen = Screen.plain();
        var table = new Table("A", "B");
        table.row(Style.BAD.of("xx"), "1");
        table.row("yyyy", "2");
        table.print(screen.terminal());
        assertThat(screen.lines()).containsExactly("A     B", "xx    1", "yyyy  2");
    }
}
