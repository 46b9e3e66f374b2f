package dev.cofferdam.report;

import static dev.cofferdam.report.SampleCases.ORIGIN;
import static dev.cofferdam.report.SampleCases.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.caselog.Approval;
import dev.cofferdam.caselog.AwsCall;
import dev.cofferdam.caselog.Draft;
import dev.cofferdam.caselog.Json;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Draft CALL = Draft.of("aws.answered", ORIGIN.inStep("isolate", 2))
            .about(List.of("arn:aws:ec2:us-east-1:111122223333:instance/i-1", "eni-1"))
            .risk("disruptive")
            .aws(new AwsCall(
                    "ec2", "ModifyNetworkInterfaceAttribute", "111122223333", "us-east-1", "req-1", 200, null, 1, 42L))
            .with("changed groups", Json.object().put("groups", "sg-1"));

    private static final Draft DECISION = Draft.of("step.decided", ORIGIN.inStep("allow", null))
            .approval(new Approval(Approval.Decision.APPROVED, "Grace", "looks right", "abc"))
            .saying("Approved by Grace");

    private static String export(String format, SampleCases cases) {
        var out = new ByteArrayOutputStream();
        new Timeline(cases).export("case-1", format, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Nested
    class AsCsv {
        @Test
        void hasAColumnForEachFieldAndARowForEachRecord() {
            var rows = Rfc4180.parse(export("csv", SampleCases.of(CALL, DECISION)));
            assertThat(rows).hasSize(3);
            assertThat(rows.getFirst()).isEqualTo(RecordFields.NAMES);
            assertThat(cell(rows, 1, "aws_operation")).isEqualTo("ModifyNetworkInterfaceAttribute");
            assertThat(cell(rows, 1, "aws_latency_ms")).isEqualTo("42");
            assertThat(cell(rows, 1, "iteration")).isEqualTo("2");
            assertThat(cell(rows, 1, "resources")).isEqualTo("arn:aws:ec2:us-east-1:111122223333:instance/i-1 eni-1");
            assertThat(cell(rows, 1, "body")).isEqualTo("{\"groups\":\"sg-1\"}");
            assertThat(cell(rows, 2, "approval_decision")).isEqualTo("approved");
            assertThat(cell(rows, 2, "aws_operation")).isEmpty();
        }

        @Test
        void keepsQuotesCommasAndLineBreaks() {
            var text = "said \"no\", then\r\nleft\n";
            var rows = Rfc4180.parse(export("csv", SampleCases.of(saying(text))));
            assertThat(cell(rows, 1, "message")).isEqualTo(text);
        }

        @Test
        void defusesWhatASpreadsheetWouldRun() {
            var rows = Rfc4180.parse(export("csv", SampleCases.of(saying("=HYPERLINK(\"http://evil\")"))));
            assertThat(cell(rows, 1, "message")).isEqualTo("'=HYPERLINK(\"http://evil\")");
        }
    }

    @Nested
    class AsJsonl {
        @Test
        void isOneObjectALineWithTheLogsOwnFieldNamesAndTheTrueText() {
            var lines = export("jsonl", SampleCases.of(saying("=1+1"), CALL))
                    .lines()
                    .toList();
            assertThat(lines).hasSize(2);
            var first = Json.MAPPER.readTree(lines.getFirst());
            assertThat(first.path("body").path("message").asString()).isEqualTo("=1+1");
            assertThat(first.path("type").asString()).isEqualTo("case.note");
            assertThat(first.path("actor").path("name").asString()).isEqualTo("Ada");
            assertThat(first.path("hash").asString()).isEqualTo("h1");
            var second = Json.MAPPER.readTree(lines.getLast());
            assertThat(second.path("aws").path("request_id").asString()).isEqualTo("req-1");
            assertThat(second.path("step_id").asString()).isEqualTo("isolate");
        }
    }

    @Nested
    class ForTimesketch {
        @Test
        void beginsWithTheColumnsThatTimesketchNeeds() {
            var rows = Rfc4180.parse(export("timesketch-csv", SampleCases.of(CALL)));
            assertThat(rows.getFirst())
                    .startsWith("message", "datetime", "timestamp_desc", "timestamp")
                    .doesNotHaveDuplicates();
            assertThat(rows.get(1))
                    .startsWith(
                            "changed groups", "2026-11-23T12:00:01.123456+00:00", "aws answered", "1795435201123456");
        }

        @Test
        void alwaysWritesSixDigitsOfASecond() {
            var whole = new SampleCases("t", 1, seq -> {
                var made = SampleCases.logged(seq, saying("x"));
                var at = java.time.Instant.parse("2026-11-23T12:00:00Z");
                return new dev.cofferdam.caselog.LogRecord(
                        1, "c", seq, made.id(), at, at, made.content(), "d", "p", "h");
            });
            assertThat(export("timesketch-csv", whole)).contains("2026-11-23T12:00:00.000000+00:00");
        }

        @Test
        void isTheSameAsJsonWithNumbersAsNumbers() {
            var event = Json.MAPPER.readTree(
                    export("timesketch-jsonl", SampleCases.of(CALL)).strip());
            assertThat(event.propertyNames())
                    .startsWith("message", "datetime", "timestamp_desc")
                    .contains("aws_operation", "resources");
            assertThat(event.path("timestamp").longValue()).isEqualTo(1795435201123456L);
            assertThat(event.path("aws_http_status").isNumber()).isTrue();
        }
    }

    @Nested
    class AsMarkdown {
        @Test
        void readsAsATimelineAndOnlyCountsTheCalls() {
            assertThat(export("markdown", SampleCases.of(saying("Began"), CALL, DECISION)))
                    .isEqualTo("""
                        # Sample

                        - Case: `case-1`
                        - Mode: EXERCISE
                        - Severity: high

                        ## 2026-11-23

                        | time (UTC) | no. | who | step | what |
                        | --- | ---: | --- | --- | --- |
                        | 12:00:01 | 1 | Ada |  | Began |
                        | 12:00:03 | 3 | Grace | allow | Approved by Grace |

                        1 record of a single AWS call is in the case, and left out here.
                        """);
        }

        @Test
        void saysNothingOfCallsWhereThereWereNone() {
            assertThat(export("markdown", SampleCases.of(SampleCases.saying("Began"))))
                    .endsWith("| Began |\n");
        }

        @Test
        void keepsHostileTextText() {
            var table = export(
                    "markdown", SampleCases.of(saying("a | b\n\n# <img src=x onerror=y> [c](http://d) `e` @team")));
            assertThat(table.lines().filter(line -> line.startsWith("| 12")))
                    .singleElement()
                    .asString()
                    .endsWith("| a \\| b \\# &lt;img src=x onerror=y&gt; \\[c\\](http&#58;//d) \\`e\\` &#64;team |");
        }
    }

    @Nested
    class OfALargeCase {
        @Test
        void streamsAHundredThousandRecords() {
            var cases = new SampleCases("Large", 100_000, seq -> SampleCases.logged(seq, saying("x".repeat(500))));
            var counting = new HashingStream(OutputStream.nullOutputStream());
            new Timeline(cases).export("case-1", "csv", counting);
            assertThat(counting.size()).isGreaterThan(50_000_000);
        }
    }

    @Test
    void refusesAFormatThatThereIsNot() {
        assertThatThrownBy(() -> export("xlsx", SampleCases.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("xlsx")
                .hasMessageContaining("timesketch-csv");
    }

    private static String cell(List<List<String>> rows, int row, String column) {
        return rows.get(row).get(rows.getFirst().indexOf(column));
    }
}
