package dev.cofferdam.ui.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.CaseReader;
import dev.cofferdam.caselog.Draft;
import dev.cofferdam.caselog.Mode;
import dev.cofferdam.caselog.Note;
import dev.cofferdam.caselog.Origin;
import dev.cofferdam.run.Steps;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.Hands;
import dev.cofferdam.ui.OpenCase;
import dev.cofferdam.ui.TestServices;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoteViewModelTest {
    private static final String ROLE = "arn:aws:iam::111122223333:role/web-app";

    @TempDir
    Path home;

    private final Hands workers = new Hands();
    private final AtomicInteger written = new AtomicInteger();
    private CaseLog log;
    private CaseReader reader;
    private NoteViewModel model;

    @BeforeEach
    void open() {
        var services = new TestServices(home);
        var actor = services.services().actor();
        log = services.cases().create("Odd logins", null, null, actor, Mode.EXERCISE);
        var origin = Origin.of(actor, Mode.EXERCISE);
        log.append(Draft.of("step.planned", origin.inStep("isolate", null))
                .about(List.of(ROLE, "i-0c0ffee0"))
                .saying("Planned: isolate i-0c0ffee0"));
        reader = log.reader();
        var incident = new OpenCase(services.cases().summary(log.caseId()), reader, log, null, null);
        model = new NoteViewModel(
                incident,
                actor,
                new Background(workers, Runnable::run),
                () -> List.of(Steps.reading("identify", Steps.DONE), Steps.changing("isolate", Steps.READY)));
        model.begin();
        workers.work();
    }

    @AfterEach
    void close() {
        reader.close();
        log.close();
    }

    private List<String> offeredFor(String typed) {
        model.typed(typed, typed.length());
        return model.offered().get().map(MentionOffers.Offered::offers).orElse(List.of()).stream()
                .map(MentionOffers.Offer::insert)
                .toList();
    }

    private void write(String text) {
        model.text().set(text);
        model.write(written::incrementAndGet);
        workers.work();
    }

    @Nested
    class Offered {
        @Test
        void behindAnAtAreStepsInTheirOrderThenResources() {
            assertThat(offeredFor("see @")).containsExactly("@identify", "@isolate", ROLE, "i-0c0ffee0");
            assertThat(offeredFor("see @is")).containsExactly("@isolate");
            assertThat(offeredFor("see @web")).containsExactly(ROLE);
        }

        @Test
        void aStepIsFoundByItsTitleToo() {
            assertThat(offeredFor("@step")).containsExactly("@identify", "@isolate");
        }

        @Test
        void behindANumberSignAreRecordsTheLatestFirst() {
            assertThat(offeredFor("#")).containsExactly("#2", "#1");
            assertThat(offeredFor("as #2")).containsExactly("#2");
            assertThat(model.offered().get().orElseThrow().offers().getFirst().says())
                    .isEqualTo("Planned: isolate i-0c0ffee0");
        }

        @Test
        void whereAWordBeginsLikeAnIdAreResources() {
            assertThat(offeredFor("the i-0c0")).containsExactly("i-0c0ffee0");
            assertThat(offeredFor("arn:aws")).containsExactly(ROLE);
        }

        @Test
        void inProseIsNothing() {
            assertThat(offeredFor("the web")).isEmpty();
            assertThat(offeredFor("ada@isolate")).isEmpty();
            assertThat(offeredFor("@isolate ")).isEmpty();
            assertThat(offeredFor("# Heading")).isEmpty();
            assertThat(offeredFor("i-0c0ffee0")).isEmpty();
        }

        @Test
        void isNothingBeforeItIsReadAndNeverReadOnTheScreensThread() {
            model.begin();
            assertThat(workers.waiting()).isEqualTo(1);
        }
    }

    @Nested
    class Chosen {
        @Test
        void isTheFirstWhereASignAskedForIt() {
            offeredFor("see @");
            assertThat(model.chosen().get()).isZero();
            assertThat(model.take(false)).contains(new NoteViewModel.Insertion(4, 5, "@identify "));
            assertThat(model.offered().get()).isEmpty();
        }

        @Test
        void isNoneInAWordSoThatEnterStillEndsALine() {
            offeredFor("the i-0c0");
            assertThat(model.take(false)).isEmpty();
            assertThat(model.take(true)).contains(new NoteViewModel.Insertion(4, 9, "i-0c0ffee0 "));
        }

        @Test
        void goesRound() {
            offeredFor("#");
            model.choose(1);
            assertThat(model.chosen().get()).isEqualTo(1);
            model.choose(1);
            assertThat(model.chosen().get()).isZero();
            model.choose(-1);
            assertThat(model.chosen().get()).isEqualTo(1);
            offeredFor("the i-0c0");
            model.choose(-1);
            assertThat(model.chosen().get()).isZero();
        }

        @Test
        void canBeWavedAwayUntilMoreIsTyped() {
            offeredFor("@i");
            model.dismiss();
            assertThat(model.offered().get()).isEmpty();
            assertThat(offeredFor("@is")).containsExactly("@isolate");
        }

        @Test
        void takesThePlaceOfWhatIsBeforeTheCaretOnly() {
            model.typed("see @is and more", 7);
            assertThat(model.take(true)).contains(new NoteViewModel.Insertion(4, 7, "@isolate "));
        }
    }

    @Nested
    class Written {
        @Test
        void isARecordWithAllItsTextAndWhatItMentions() {
            write("Done with @identify, next @isolate of i-0c0ffee0: #2\n\nAsk ada@isolate");
            assertThat(written).hasValue(1);
            var note = reader.record(3).flatMap(Note::in).orElseThrow();
            assertThat(note.message()).isEqualTo("Done with @identify, next @isolate of i-0c0ffee0: #2");
            assertThat(note.mentions().steps()).containsExactly("identify", "isolate");
            assertThat(note.mentions().records()).containsExactly(2L);
            assertThat(note.mentions().resources()).containsExactly("i-0c0ffee0");
        }

        @Test
        void leavesTheFieldForTheNextOne() {
            write("x");
            assertThat(model.text().get()).isEmpty();
        }

        @Test
        void isNothingWhereNothingIsTyped() {
            write("  \n");
            assertThat(reader.lastSeq()).isEqualTo(2);
        }

        @Test
        void isWrittenOnceHoweverOftenTheKeyIsPressed() {
            model.text().set("x");
            model.write(written::incrementAndGet);
            model.write(written::incrementAndGet);
            workers.work();
            assertThat(reader.lastSeq()).isEqualTo(3);
            assertThat(written).hasValue(1);
        }

        @Test
        void staysWhereItWasTypedWhenItCannotBeWritten() {
            log.close();
            write("half an hour of work");
            assertThat(model.trouble().get()).isPresent();
            assertThat(model.text().get()).isEqualTo("half an hour of work");
            assertThat(written).hasValue(0);
        }
    }

    @Test
    void halfANoteIsThereWhenSomebodyGoesOn() {
        model.text().set("half");
        model.begin();
        workers.work();
        assertThat(model.text().get()).isEqualTo("half");
    }
}
