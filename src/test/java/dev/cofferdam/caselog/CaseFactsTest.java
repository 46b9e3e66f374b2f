package dev.cofferdam.caselog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseFactsTest {
    private static final Actor ADA = new Actor("Ada", "ada", "laptop", null, null);
    private static final Origin ORIGIN = Origin.of(ADA, Mode.EXERCISE);

    @TempDir
    Path home;

    private CaseHome cases;
    private CaseLog log;

    @BeforeEach
    void open() {
        var clock = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
        cases = new CaseHome(home, clock, new Random(1));
        var finding = Json.MAPPER.readTree("""
            {"createdAt": "2026-11-23T04:12:00.000Z", "service": {"eventFirstSeen": "2026-11-23T03:00:00Z"}}
            """);
        log = cases.create("Odd logins", "Medium", finding, ADA, Mode.EXERCISE);
    }

    @AfterEach
    void close() {
        log.close();
    }

    private CaseFacts facts() {
        try (var reader = cases.read(log.caseId())) {
            return reader.facts();
        }
    }

    private LogRecord change(
            String title, @Nullable String severity, @Nullable String assignee, @Nullable String summary) {
        var wanted = new CaseFacts.Values(title, severity, assignee, summary);
        return log.append(facts().change(ORIGIN, wanted).orElseThrow());
    }

    @Test
    void areThoseOfTheOpeningAtFirst() {
        var facts = facts();
        assertThat(facts.values()).isEqualTo(new CaseFacts.Values("Odd logins", "medium", null, null));
        assertThat(facts.detectedAt()).isEqualTo(Instant.parse("2026-11-23T03:00:00Z"));
        assertThat(facts.from()).containsEntry("title", 1L).containsEntry("severity", 1L);
    }

    @Nested
    class Changed {
        @Test
        void areWhatTheLatestChangesSay() {
            change("Odd logins", "high", "Ada", "**Key** of svc-backup leaked");
            log.append(Draft.of("case.note", ORIGIN).saying("a note changes nothing"));
            change("Stolen key", "high", null, "**Key** of svc-backup leaked");
            assertThat(facts().values())
                    .isEqualTo(new CaseFacts.Values("Stolen key", "high", null, "**Key** of svc-backup leaked"));
            assertThat(facts().detectedAt()).isEqualTo(Instant.parse("2026-11-23T03:00:00Z"));
        }

        @Test
        void isOneRecordWithFormerAndNewValues() {
            var written = change("Odd logins", "high", "Ada", "Long\ntext");
            assertThat(written.type()).isEqualTo("case.updated");
            assertThat(written.message()).isEqualTo("Case changed: severity high (was medium); assignee Ada; summary");
            assertThat(written.content().body().path("changes").toString())
                    .isEqualTo("{\"severity\":{\"from\":\"medium\",\"to\":\"high\"},\"assignee\":{\"to\":\"Ada\"},"
                            + "\"summary\":{\"to\":\"Long\\ntext\"}}");
        }

        @Test
        void isNothingWhereNothingDiffers() {
            assertThat(facts().change(ORIGIN, new CaseFacts.Values(" Odd logins ", "MEDIUM", " ", "")))
                    .isEmpty();
        }

        @Test
        void aTitleThereHasToBe() {
            assertThatThrownBy(() -> facts().change(ORIGIN, new CaseFacts.Values("  ", null, null, null)))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void showsInTheListOfCases() {
            change("Stolen key", "critical", "Grace", null);
            assertThat(cases.list()).singleElement().satisfies(listed -> {
                assertThat(listed.title()).isEqualTo("Stolen key");
                assertThat(listed.severity()).isEqualTo("critical");
                assertThat(listed.assignee()).isEqualTo("Grace");
            });
        }
    }

    @Nested
    class Superseding {
        @Test
        void namesTheChangeOfWhichNothingIsLeft() {
            var first = change("Odd logins", "medium", "Ada", null);
            var second = change("Odd logins", "medium", "Grace", null);
            assertThat(first.content().supersedes()).isNull();
            assertThat(second.content().supersedes()).isEqualTo(first.seq());
        }

        @Test
        void namesNoneThatStillHoldsInPart() {
            change("Odd logins", "high", "Ada", null);
            assertThat(change("Odd logins", "high", "Grace", null).content().supersedes())
                    .isNull();
        }
    }

    @Test
    void canBeFollowedRecordByRecord() {
        var followed = CaseFacts.NONE;
        change("Stolen key", "high", "Ada", "x");
        try (var reader = log.reader()) {
            for (var logged : reader.page(0, 10)) followed = followed.after(logged);
        }
        assertThat(followed).isEqualTo(facts());
    }

    @Test
    void theRecordsOfRunsAreFoundByAPartialIndexToo() throws Exception {
        try (var db = DriverManager.getConnection("jdbc:sqlite:" + log.folder().resolve("case.db"));
                var explain = db.prepareStatement("EXPLAIN QUERY PLAN " + SqliteReader.inOrder(SqliteReader.OF_RUNS))) {
            explain.setLong(1, 0);
            explain.setInt(2, 500);
            try (var plan = explain.executeQuery()) {
                assertThat(plan.next()).isTrue();
                assertThat(plan.getString("detail")).contains("USING INDEX record_of_runs");
                assertThat(plan.next()).as("nothing is sorted").isFalse();
            }
        }
    }

    @Test
    void areFoundByThePartialIndexHoweverManyOtherRecordsThereAre() throws Exception {
        try (var db = DriverManager.getConnection("jdbc:sqlite:" + log.folder().resolve("case.db"));
                var explain =
                        db.prepareStatement("EXPLAIN QUERY PLAN " + SqliteReader.inOrder(SqliteReader.IS_UPDATE))) {
            explain.setString(1, CaseFacts.UPDATED);
            explain.setLong(2, 0);
            explain.setInt(3, 500);
            try (var plan = explain.executeQuery()) {
                assertThat(plan.next()).isTrue();
                assertThat(plan.getString("detail"))
                        .isEqualTo("SEARCH record USING INDEX record_of_case (type=? AND rowid>?)");
                assertThat(plan.next()).as("nothing is sorted").isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'service':{'eventFirstSeen':'2026-11-23T03:00:00Z'},'createdAt':'2026-11-23T04:00:00Z'} | 03:00",
                "{'createdAt':'2026-11-23T04:00:00.000Z'} | 04:00",
                "{'service':{'eventFirstSeen':'yesterday'},'createdAt':'2026-11-23T04:00:00Z'} | 04:00",
                "{'time':'2026-11-23T05:00:00Z','detail':{'service':{'eventFirstSeen':'2026-11-23T03:00:00Z'}}} |"
                        + " 03:00",
                "{'Findings':[{'Service':{'EventFirstSeen':'2026-11-23T03:00:00Z'}}]} | 03:00",
                "[{'createdAt':'2026-11-23T05:00:00+01:00'}] | 04:00"
            })
    void theTimeOfDetectionIsWhenTheActivityWasFirstSeenElseWhenTheFindingWasMade(String finding, String time) {
        assertThat(DetectionTime.of(Json.MAPPER.readTree(finding.replace('\'', '"'))))
                .contains(Instant.parse("2026-11-23T" + time + ":00Z"));
    }

    @Test
    void thereIsNoTimeOfDetectionWithoutOne() {
        assertThat(DetectionTime.of(Json.object())).isEmpty();
        assertThat(DetectionTime.of(Json.object().put("createdAt", 7))).isEmpty();
    }
}
