package dev.cofferdam.report;

import static dev.cofferdam.report.SampleCases.ORIGIN;
import static dev.cofferdam.report.SampleCases.logged;
import static dev.cofferdam.report.SampleCases.saying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.caselog.AwsCall;
import dev.cofferdam.caselog.Draft;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownRecordsTest {
    private static final Draft CALL = Draft.of("aws.answered", ORIGIN.inStep("isolate", 2))
            .aws(new AwsCall("ec2", "StopInstances", "111122223333", "us-east-1", "req-1", 200, null, 1, 42L))
            .saying("ec2:StopInstances i-1 → 200");

    @Test
    void showsWhatWasChosenCallsIncludedInTheOrderOfRecording() {
        assertThat(MarkdownRecords.of(List.of(logged(3, saying("Later")), logged(1, CALL))))
                .isEqualTo("""
                    ## 2026-11-23

                    | time (UTC) | no. | who | step | what |
                    | --- | ---: | --- | --- | --- |
                    | 12:00:01 | 1 | Ada | isolate\\#2 | ec2:StopInstances i-1 → 200 |
                    | 12:00:03 | 3 | Ada |  | Later |
                    """);
    }

    @Test
    void beginsATableForEachDayInUtc() {
        var late = Draft.of("case.note", ORIGIN)
                .at(Instant.parse("2026-11-23T23:59:59Z"))
                .saying("Before midnight");
        var early = Draft.of("case.note", ORIGIN)
                .at(Instant.parse("2026-11-24T00:00:00Z"))
                .saying("After midnight");
        var markdown = MarkdownRecords.of(List.of(at(1, late), at(2, early)));
        assertThat(markdown.lines().filter(line -> line.startsWith("## ")))
                .containsExactly("## 2026-11-23", "## 2026-11-24");
        assertThat(markdown).contains("| 23:59:59 | 1 |").contains("| 00:00:00 | 2 |");
    }

    @Test
    void isNothingForNothing() {
        assertThat(MarkdownRecords.of(List.of())).isEmpty();
    }

    @Test
    void keepsHostileTextText() {
        assertThat(MarkdownRecords.of(List.of(logged(1, saying("x | y\n## <b>z</b>")))))
                .contains("| x \\| y \\#\\# &lt;b&gt;z&lt;/b&gt; |");
    }

    private static dev.cofferdam.caselog.LogRecord at(long seq, Draft draft) {
        var made = logged(seq, draft);
        var at = java.util.Objects.requireNonNull(draft.eventTime());
        return new dev.cofferdam.caselog.LogRecord(1, "case-1", seq, made.id(), at, at, draft, "d", "p", "h");
    }
}
