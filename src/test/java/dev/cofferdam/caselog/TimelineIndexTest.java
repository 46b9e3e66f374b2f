package dev.cofferdam.caselog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineIndexTest {
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final Actor ADA =
            new Actor("Ada", "ada", "laptop", "arn:aws:sts::111122223333:assumed-role/Responder/ada", "111122223333");
    private static final Origin CASE = Origin.of(ADA, Mode.EXERCISE);
    private static final Origin RUN = CASE.inRun("run-1", new PlaybookRef("p", "1.0.0", "ab"));

    @TempDir
    Path home;

    private CaseHome cases;
    private CaseLog log;
    private TimelineIndex index;

    @BeforeEach
    void open() {
        cases = new CaseHome(home, Clock.fixed(NOW, ZoneOffset.UTC), new Random(7));
        log = cases.create("Odd logins", null, null, ADA, Mode.EXERCISE);
        index = new TimelineIndex(log.folder());
    }

    @AfterEach
    void close() {
        index.close();
        log.close();
    }

    private LogRecord note(String text) {
        return log.append(Draft.of("case.note", CASE).saying(text));
    }

    private LogRecord write(Draft.Builder draft, String message) {
        return log.append(draft.saying(message));
    }

    private static AwsCall call(String operation) {
        return new AwsCall("ec2", operation, "111122223333", "us-east-1", "id", 200, null, 1, 5L);
    }

    private static void complete(TimelineIndex index) {
        TimelineIndex.Progress progress;
        do {
            progress = index.advance();
        } while (!progress.isComplete());
    }

    private List<Long> found(RecordFilter filter) {
        complete(index);
        var rows = index.find(filter, RecordRows.NONE);
        return rows.seqs(0, rows.count());
    }

    private List<Long> found(String text) {
        return found(RecordFilter.NOTHING.text(text));
    }

    private List<Long> found(RecordKind kind) {
        return found(RecordFilter.NOTHING.kinds(EnumSet.of(kind)));
    }

    @Nested
    class ByText {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "i-0c0ffee",
                    "0c0ffee",
                    "DescribeInst",
                    "describeinst",
                    "AccessDenied",
                    "203.0.113",
                    "113.7",
                    "ec2.read",
                    "Ada",
                    "assumed-role/Resp",
                    "web/identify",
                    "vol-9",
                    "Instances i-0c0",
                    "denied describe",
                    "read ada 113.7"
                })
        void findsARecordByAnyPieceOfWhatItsRowSays(String piece) {
            note("something else");
            var wanted = write(
                    Draft.of("ec2.read", RUN.inStep("web/identify", null))
                            .aws(call("DescribeInstances"))
                            .about(List.of("vol-1", "vol-9")),
                    "ec2:DescribeInstances i-0c0ffee from 203.0.113.7 → 403 AccessDenied");
            assertThat(found(piece)).first().isEqualTo(wanted.seq());
        }

        @Test
        void findsTheOperationWhereTheMessageDoesNotNameIt() {
            var wanted = write(Draft.of("aws.read", CASE).aws(call("AssumeRole")), "Signed in");
            assertThat(found("AssumeRole")).containsExactly(wanted.seq());
        }

        @Test
        void findsAResourceWhereTheMessageDoesNotNameIt() {
            var wanted = write(Draft.of("aws.read", CASE).about(List.of("sg-1", "arn:aws:s3:::evidence-7")), "Read");
            assertThat(found("evidence-7")).containsExactly(wanted.seq());
        }

        @Test
        void findsWhoApproved() {
            var wanted = write(
                    Draft.of("step.decided", RUN.inStep("allow", null))
                            .approval(new Approval(Approval.Decision.APPROVED, "Grace Hopper", null, null)),
                    "Approved");
            assertThat(found("hopper")).containsExactly(wanted.seq());
        }

        @Test
        void findsEvidenceByItsHash() {
            var hash = "9f86d081884c7d65".repeat(4);
            var wanted = write(
                    Draft.of("evidence.collected", CASE)
                            .evidence(new EvidenceRef(hash, 1, "evidence/" + hash, EvidenceRef.Custody.COLLECTED)),
                    "Collected");
            assertThat(found(hash)).containsExactly(wanted.seq());
        }

        @Test
        void wantsAllWordsAndDoesNotMindTheirOrder() {
            var both = note("Called the owner of web-1");
            note("Called the press");
            assertThat(found("web-1 called")).containsExactly(both.seq());
        }

        @Test
        void takesWhatIsTypedAsOnePieceWhereAWordIsTooShortToBeLookedFor() {
            var wanted = note("port 22 open to the world");
            note("22 ports, all open to us");
            assertThat(found("22 open")).containsExactly(wanted.seq());
        }

        @Test
        void looksForNothingThatIsTooShort() {
            assertThat(RecordFilter.NOTHING.text("i-").isTooShort()).isTrue();
            assertThat(RecordFilter.NOTHING.text("i-0").isTooShort()).isFalse();
            assertThat(RecordFilter.NOTHING.text("  ").isTooShort()).isFalse();
            assertThat(found("i-")).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"quoted\"",
                    "\"\"\"",
                    "fire*",
                    "NOT here",
                    "a AND b OR c",
                    "NEAR(a b)",
                    "what: x",
                    "^begin",
                    "(((",
                    "'; DROP TABLE said;--",
                    "50%_off",
                    "\uD83D\uDD25\uD83D\uDD25\uD83D\uDD25",
                    "\u202Eevil",
                    "\\path\\to",
                    "{}[]",
                    "Ünïcödé",
                    "日本語"
                })
        void takesSignsOfTheQueryLanguageForWhatTheyAre(String text) {
            var wanted = note("before " + text + " after");
            note("nothing of it");
            assertThat(found(text)).containsExactly(wanted.seq());
        }

        @Test
        void aZeroCharacterEndsNothing() {
            note("with abc");
            assertThat(found("abc\0")).hasSize(1);
            assertThat(found("\0\0\0")).hasSize(2);
            assertThat(found("x\0yz")).isEmpty();
        }

        @Test
        void aUnpairedSurrogateBreaksNothing() {
            note("plain");
            assertThat(found("\uD83D\uD83Dabc")).isEmpty();
        }
    }

    @Nested
    class ByKind {
        @ParameterizedTest
        @CsvSource({
            "case.note, PEOPLE",
            "case.summary, PEOPLE",
            "run.paused, PEOPLE",
            "step.skipped, PEOPLE",
            "step.condition, STEPS",
            "undo.succeeded, STEPS",
            "something.new, STEPS",
            "aws.intended, CHANGING_CALLS",
            "aws.answered, CHANGING_CALLS",
            "aws.read, READING_CALLS",
            "evidence.collected, EVIDENCE",
            "step.failed, TROUBLE",
            "step.unknown, TROUBLE",
            "undo.failed, TROUBLE",
            "case.end-lost, TROUBLE"
        })
        void aTypeIsOfItsKind(String type, RecordKind kind) {
            var wanted = write(Draft.of(type, CASE), "x");
            assertThat(found(kind)).contains(wanted.seq());
        }

        @Test
        void aReadThatHeardThatNothingIsThereIsNoTrouble() {
            var absent = Json.object().put("outcome", "failed");
            absent.putObject("error").put("category", "not_found");
            var gone = log.append(Draft.of("aws.answered", CASE).with("x", absent.deepCopy()));
            log.append(Draft.of("aws.read", CASE).with("x", absent));
            assertThat(found(RecordKind.TROUBLE)).containsExactly(gone.seq());
        }

        @Test
        void aCallThatFailedIsTroubleAndOneThatSucceededIsNot() {
            var failed = log.append(
                    Draft.of("aws.read", CASE).with("x", Json.object().put("outcome", "failed")));
            log.append(Draft.of("aws.read", CASE).with("x", Json.object().put("outcome", "succeeded")));
            assertThat(found(RecordKind.TROUBLE)).containsExactly(failed.seq());
        }

        @Test
        void whatSomebodyApprovedIsOfPeopleToo() {
            var intended = write(
                    Draft.of("step.intended", RUN.inStep("isolate", null))
                            .approval(new Approval(Approval.Decision.APPROVED, "Ada", null, "ff")),
                    "About to");
            assertThat(found(RecordKind.PEOPLE)).contains(intended.seq());
            assertThat(found(RecordKind.STEPS)).contains(intended.seq());
        }

        @Test
        void everyRecordIsOfSomeKind() {
            for (var type : List.of("aws.someday", "case.someday", "evidence.someday", "odd", "import.event")) {
                write(Draft.of(type, CASE), type);
            }
            assertThat(Stream.of(RecordKind.values()).flatMap(kind -> found(kind).stream()))
                    .contains(1L, 2L, 3L, 4L, 5L, 6L);
        }

        @Test
        void countsThem() {
            note("one");
            write(Draft.of("aws.read", CASE), "two");
            complete(index);
            assertThat(index.counts())
                    .containsEntry(RecordKind.PEOPLE, 2)
                    .containsEntry(RecordKind.READING_CALLS, 1)
                    .containsEntry(RecordKind.TROUBLE, 0);
        }
    }

    @Nested
    class ByStep {
        private final StepOfRun second = new StepOfRun("run-1", "snapshot#1");

        @BeforeEach
        void write() {
            TimelineIndexTest.this.write(Draft.of("step.planned", RUN.inStep("snapshot", 0)), "first round");
            TimelineIndexTest.this.write(
                    Draft.of("step.planned", RUN.inStep("snapshot", 1)).at(NOW.plusSeconds(60)), "second round");
            TimelineIndexTest.this.write(
                    Draft.of("aws.read", RUN.inStep("snapshot", 1)).at(NOW.plusSeconds(90)), "call in it");
        }

        @Test
        void findsTheRecordsOfOneRound() {
            assertThat(found(RecordFilter.NOTHING.step(Optional.of(second)))).containsExactly(4L, 3L);
        }

        @Test
        void combinesWithKindAndText() {
            var filter = RecordFilter.NOTHING.step(Optional.of(second));
            assertThat(found(filter.kinds(EnumSet.of(RecordKind.READING_CALLS))))
                    .containsExactly(4L);
            assertThat(found(filter.text("second"))).containsExactly(3L);
            assertThat(found(filter.text("first"))).isEmpty();
        }

        @Test
        void listsTheStepsWithWhatThereIsOfThem() {
            complete(index);
            assertThat(index.steps())
                    .containsExactly(
                            new StepRecords(new StepOfRun("run-1", "snapshot#0"), 1, NOW, NOW),
                            new StepRecords(second, 2, NOW.plusSeconds(60), NOW.plusSeconds(90)));
        }
    }
}
