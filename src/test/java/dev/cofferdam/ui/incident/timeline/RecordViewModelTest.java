package dev.cofferdam.ui.incident.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.AwsCall;
import dev.cofferdam.caselog.CaseHome;
import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.CaseReader;
import dev.cofferdam.caselog.Draft;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.caselog.Mode;
import dev.cofferdam.caselog.Note;
import dev.cofferdam.caselog.Origin;
import dev.cofferdam.caselog.RecentNames;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.Hands;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class RecordViewModelTest {
    private static final Actor ADA = new Actor("Ada", "ada", "laptop", null, null);
    private static final Origin ORIGIN = Origin.of(ADA, Mode.EXERCISE);
    private static final AwsCall CALL =
            new AwsCall("iam", "UpdateAccessKey", "111122223333", "us-east-1", "req-1", 200, null, 1, 9L);

    @TempDir
    Path home;

    private final Hands workers = new Hands();
    private CaseLog log;
    private CaseReader reader;
    private RecordViewModel model;

    @BeforeEach
    void open() {
        var clock = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
        log = new CaseHome(home, clock, new Random(1)).create("Odd logins", null, null, ADA, Mode.EXERCISE);
        reader = log.reader();
        model = new RecordViewModel(reader, new Background(workers, Runnable::run));
    }

    @AfterEach
    void close() {
        reader.close();
        log.close();
    }

    private RecordPage show(long seq) {
        model.show(seq);
        workers.work();
        return model.page().get().orElseThrow();
    }

    private long shown() {
        return model.page().get().orElseThrow().logged().seq();
    }

    private void note(String text) {
        log.append(Draft.of("case.note", ORIGIN).saying(text));
    }

    @Test
    void readsNothingOnTheScreensThread() {
        model.show(1);
        assertThat(model.page().get()).isEmpty();
        workers.work();
        assertThat(shown()).isEqualTo(1);
    }

    @Test
    void aRecordThatThereIsNotIsToldAndWhatIsShownStays() {
        show(1);
        model.show(99);
        workers.work();
        assertThat(model.trouble().get().orElseThrow().what()).isEqualTo("There is no record 99 in this case.");
        assertThat(shown()).isEqualTo(1);
        show(1);
        assertThat(model.trouble().get()).isEmpty();
    }

    @Test
    void openedAnewItShowsNothingOfTheFormerOne() {
        show(1);
        var ready = new AtomicInteger();
        model.open(99, ready::incrementAndGet);
        assertThat(model.page().get()).isEmpty();
        assertThat(ready).hasValue(0);
        workers.work();
        assertThat(ready).hasValue(1);
        assertThat(model.page().get()).isEmpty();
        assertThat(model.trouble().get()).isPresent();
        model.open(1, ready::incrementAndGet);
        assertThat(model.trouble().get()).isEmpty();
        workers.work();
        assertThat(shown()).isEqualTo(1);
        assertThat(ready).hasValue(2);
    }

    @Test
    void aLogThatCannotBeReadIsTold() {
        reader.close();
        model.show(1);
        workers.work();
        assertThat(model.trouble().get()).isPresent();
    }

    @Nested
    class FromOneToTheNext {
        @BeforeEach
        void write() {
            note("two");
            note("three");
        }

        @Test
        void goesByNumber() {
            show(2);
            model.next();
            workers.work();
            assertThat(shown()).isEqualTo(3);
            model.previous();
            workers.work();
            assertThat(shown()).isEqualTo(2);
        }

        @Test
        void countsWhatIsPressedFasterThanItIsRead() {
            show(1);
            model.next();
            model.next();
            workers.work();
            assertThat(shown()).isEqualTo(3);
        }

        @Test
        void endsAtBothEndsWithoutAWord() {
            show(1);
            model.previous();
            workers.work();
            assertThat(shown()).isEqualTo(1);
            assertThat(show(3).last()).isTrue();
            model.next();
            workers.work();
            assertThat(shown()).isEqualTo(3);
            assertThat(model.trouble().get()).isEmpty();
        }

        @Test
        void goesOnToWhatWasWrittenMeanwhile() {
            show(3);
            note("four");
            model.next();
            workers.work();
            assertThat(shown()).isEqualTo(4);
        }
    }

    @Nested
    class OfACall {
        private long intended;
        private long answered;

        @BeforeEach
        void write() {
            ObjectNode request = Json.object().put("AccessKeyId", "AKIA1").put("Status", "Inactive");
            intended = log.append(Draft.of("aws.intended", ORIGIN)
                            .aws(CALL)
                            .with("about to be sent", Json.object().set("request", request)))
                    .seq();
            note("between them");
            answered = log.append(Draft.of("aws.answered", ORIGIN)
                            .aws(CALL)
                            .with(
                                    "answered",
                                    Json.object()
                                            .put("outcome", "succeeded")
                                            .put("intended", intended)
                                            .set("response", Json.object())))
                    .seq();
        }

        @Test
        void theAnswerHasTheRequestOfItsAnnouncementAndItsCommand() {
            var page = show(answered);
            assertThat(page.links())
                    .containsExactly(
                            new RecordPage.Link(RecordPage.Relation.ANNOUNCED_BY, intended, "about to be sent"));
            assertThat(page.request().orElseThrow().path("AccessKeyId").asString())
                    .isEqualTo("AKIA1");
            assertThat(page.command().orElseThrow().complete()).isTrue();
            assertThat(page.command().orElseThrow().text()).startsWith("aws iam update-access-key --region us-east-1 ");
            assertThat(page.rest().propertyNames()).containsExactly("outcome");
        }

        @Test
        void theAnnouncementLeadsToItsAnswer() {
            assertThat(show(intended).links())
                    .containsExactly(new RecordPage.Link(RecordPage.Relation.ANSWERED_BY, answered, "answered"));
        }
    }

    @Test
    void aCorrectionLeadsToWhatItCorrects() {
        var wrong = log.append(Draft.of("case.note", ORIGIN).saying("It was at four"));
        var right =
                log.append(Draft.of("case.note", ORIGIN).supersedes(wrong.seq()).saying("It was at five"));
        assertThat(show(right.seq()).links())
                .containsExactly(new RecordPage.Link(RecordPage.Relation.CORRECTS, wrong.seq(), "It was at four"));
    }

    @Test
    void aNoteIsItsMarkdownAndWhatItMentions() {
        var written =
                log.append(Note.of("**Seen** in #1", RecentNames.of(reader)).draft(ORIGIN));
        var note = show(written.seq()).note().orElseThrow();
        assertThat(note.markdown()).isEqualTo("**Seen** in #1");
        assertThat(note.mentions().records()).containsExactly(1L);
        assertThat(show(written.seq()).rest().isEmpty()).isTrue();
    }

    @Nested
    class JsonAsFields {
        @Test
        void hasALineForEachValueWithTheWayToIt() {
            var json = (ObjectNode) Json.MAPPER.readTree(
                    "{\"Reservations\":[{\"Id\":\"r-1\",\"Groups\":[\"a\",\"b\"]}],\"Count\":1,\"None\":[]}");
            assertThat(new JsonFields(json).fields())
                    .containsExactly(
                            new JsonFields.Field("Reservations.0.Id", "r-1"),
                            new JsonFields.Field("Reservations.0.Groups", "a\nb"),
                            new JsonFields.Field("Count", "1"),
                            new JsonFields.Field("None", "empty list"));
        }

        @Test
        void leavesOutWhatNobodyReadsAndSaysHowMuch() {
            var json = Json.object();
            for (var i = 0; i < JsonFields.MOST + 5; i++) json.put("f" + i, i);
            var fields = new JsonFields(json);
            assertThat(fields.fields()).hasSize(JsonFields.MOST);
            assertThat(fields.leftOut()).isEqualTo(5);
        }
    }
}
