package dev.cofferdam.ui.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingTextTest {
    private static final String BARE = "{\"type\": \"Recon:IAMUser/X\", \"title\": \"Odd\", \"severity\": 5}";
    private static final String API = "{\"Type\": \"Recon:IAMUser/X\", \"Title\": \"Odd\", \"Severity\": 5}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                BARE,
                API,
                "[" + BARE + "]",
                "{\"Findings\": [" + API + "]}",
                "{\"source\": \"aws.guardduty\", \"detail-type\": \"GuardDuty Finding\", \"detail\": " + BARE + "}"
            })
    void understandsEveryFormThatPeopleHaveItIn(String text) {
        var finding = FindingText.read(text);
        assertThat(FindingText.type(finding)).contains("Recon:IAMUser/X");
        assertThat(FindingText.title(finding)).contains("Odd");
        assertThat(FindingText.severity(finding)).contains("medium");
    }

    @Test
    void keepsItAsItWasGiven() {
        assertThat(FindingText.read("{\"Findings\": [" + API + "]}").toString())
                .isEqualTo("{\"Findings\":[" + "{\"Type\":\"Recon:IAMUser/X\",\"Title\":\"Odd\",\"Severity\":5}]}");
    }

    @ParameterizedTest
    @CsvSource({"1.0, low", "3.9, low", "4.0, medium", "6.9, medium", "7.0, high", "8.9, high", "9.0, critical"})
    void severityIsInWordsWhereGuardDutyDrawsTheLines(double number, String word) {
        assertThat(FindingText.severity(FindingText.read("{\"type\": \"T\", \"severity\": " + number + "}")))
                .contains(word);
    }

    @Nested
    class WhatIsNoFinding {
        @ParameterizedTest
        @ValueSource(strings = {"", "hello", "{\"type\": ", "<html>"})
        void noJson(String text) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FindingText.read(text))
                    .withMessageContaining("GuardDuty");
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "[]", "3", "null", "{\"type\": 3}", "{\"Findings\": []}"})
        void jsonOfSomethingElse(String text) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FindingText.read(text))
                    .withMessageContaining("no GuardDuty finding");
        }

        @Test
        void several() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FindingText.read("[" + BARE + "," + BARE + "]"))
                    .withMessageContaining("2 findings");
        }

        @Test
        void aFileLargerThanAnyFinding(@TempDir Path folder) throws IOException {
            var file = folder.resolve("huge.json");
            try (var huge = new RandomAccessFile(file.toFile(), "rw")) {
                huge.setLength((4 << 20) + 1);
            }
            Assertions.assertThatExceptionOfType(FileSystemException.class)
                    .isThrownBy(() -> FindingText.readFile(file));
            assertThat(Files.size(file)).isGreaterThan(4 << 20);
        }
    }
}
