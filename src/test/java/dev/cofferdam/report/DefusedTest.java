package dev.cofferdam.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefusedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1+1",
                "-1+1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\tharmless to look at",
                "  =1+1",
                "\"=1+1",
                "'=1+1",
                "' \"=1+1",
                "\u00A0=1",
                "\u200B=1",
                "\uFEFF=1",
                "\uFF1D1",
                "\uFF0B1",
                "\uFF0D1",
                "\uFF20SUM",
                "\u3000\uFF1D1",
                "=cmd|' /C calc'!A0",
                "-"
            })
    void marksFormulasAsText(String cell) {
        assertThat(Defused.cell(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "i-0123", "-5", "+5", "-0.25", "1=1", "a@b", "{\"a\":\"=1\"}", "2026-11-23T12:00:00Z", "it's"
            })
    void leavesTheRestAlone(String cell) {
        assertThat(Defused.cell(cell)).isEqualTo(cell);
    }
}
