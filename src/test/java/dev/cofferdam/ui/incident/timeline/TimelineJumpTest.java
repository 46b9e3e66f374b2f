package dev.cofferdam.ui.incident.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.caselog.Draft;
import dev.cofferdam.caselog.RecordFilter;
import dev.cofferdam.caselog.TimelineIndex;
import dev.cofferdam.ui.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Going to a time or a record, copying rows, and what is told when something is wrong. */
class TimelineJumpTest extends OnATimeline {
    private final List<String> clipboard = new ArrayList<>();

    /** The record in a row, as somebody sees it who waits until it is there. */
    private String message(int row) {
        model.rows().get(row);
        workers.work();
        return model.rows().get(row).record().orElseThrow().message();
    }

    @Nested
    class Jumping {
        @BeforeEach
        void write() {
            TimelineJumpTest.this.write(
                    100,
                    i -> Draft.of("case.note", CASE)
                            .at(Instant.parse("2026-11-23T04:00:00Z").plusSeconds(60L * i))
                            .saying("at minute " + i));
            look();
        }

        @Test
        void goesToTheFirstRecordAtThatTimeOrAfterIt() {
            assertThat(model.goTo("04:10")).isTrue();
            workers.work();
            assertThat(message(target())).isEqualTo("at minute 10");
            assertThat(model.target().get().orElseThrow().isChosen()).isTrue();
            model.goTo("2026-11-23 04:10:30");
            workers.work();
            assertThat(message(target())).isEqualTo("at minute 11");
        }

        @Test
        void understandsTheChosenZone() {
            model.zone().set(Optional.of(ZoneId.of("Europe/Vienna")));
            model.goTo("05:10");
            workers.work();
            assertThat(message(target())).isEqualTo("at minute 10");
        }

        @Test
        void goesToTheNewestWhereNothingHappenedSince() {
            model.goTo("2027-01-01");
            workers.work();
            assertThat(target()).isZero();
        }

        @Test
        void goesToTheNextThatIsShownWhereTheFilterHidesTheRecord() {
            model.filters().search("minute 5");
            workers.work();
            model.goTo("04:10");
            workers.work();
            assertThat(message(target())).isEqualTo("at minute 50");
        }

        @Test
        void refusesWhatIsNoTime() {
            assertThat(model.goTo("soon")).isFalse();
            assertThat(workers.waiting()).isZero();
        }

        @Test
        void goesToARecordByItsNumber() {
            model.showRecord(42);
            workers.work();
            assertThat(model.rows().get(target()).seq()).isEqualTo(42);
        }

        @Test
        void dropsTheFilterThatHidesARecordThatIsAskedFor() {
            model.filters().search("minute 5");
            workers.work();
            model.showRecord(42);
            workers.work();
            assertThat(model.filters().filter().get()).isEqualTo(RecordFilter.NOTHING);
            assertThat(model.rows().get(target()).seq()).isEqualTo(42);
        }

        @Test
        void goesToARecordThatHasOnlyJustBeenWritten() {
            model.scrolledTo(20);
            TimelineJumpTest.this.write(1);
            model.showRecord(102);
            workers.work();
            assertThat(model.rows().get(target()).seq()).isEqualTo(102);
        }
    }

    @Nested
    class Copying {
        @Test
        void makesMarkdownOfTheRowsThatAreSelected() {
            write(3);
            look();
            model.copy(List.of(0, 2), clipboard::add);
            workers.work();
            assertThat(clipboard)
                    .singleElement()
                    .asString()
                    .contains("Note 2", "Note 0")
                    .doesNotContain("Note 1");
            assertThat(model.copies().said().get()).contains("2");
        }

        @Test
        void makesMarkdownOfAllThatIsFiltered() {
            write(3);
            look();
            model.filters().search("Note 1");
            workers.work();
            model.copyAll(clipboard::add);
            workers.work();
            assertThat(clipboard).singleElement().asString().contains("Note 1").doesNotContain("Note 2");
        }

        @Test
        void saysToExportWhatIsTooMuch() {
            write(CopyViewModel.MOST);
            look();
            model.copyAll(clipboard::add);
            assertThat(model.copies().said().get()).contains("5,001", "5,000", "Export");
            assertThat(workers.waiting()).isZero();
        }
    }

    @Nested
    class WhenSomethingIsWrong {
        @Test
        void aLogThatCannotBeReadIsToldAndWhatWasReadStays() {
            look();
            reader.close();
            look();
            assertThat(model.trouble().get()).isPresent();
            assertThat(model.rows()).hasSize(1);
        }

        @Test
        void withoutAnIndexEverythingIsShownAndFollowed() throws IOException {
            write(3, TimelineJumpTest::read);
            // neither beside the case nor anywhere else can a database be where the log itself cannot be found
            var elsewhere = Files.createDirectory(home.resolve("elsewhere"));
            var blind = new TimelineViewModel(
                    reader,
                    new TimelineIndex(elsewhere),
                    Clock.fixed(NOW, ZoneOffset.UTC),
                    new Background(workers, Runnable::run));
            blind.poll();
            workers.work();
            assertThat(blind.rows()).hasSize(4);
            assertThat(blind.trouble().get()).isPresent();
            write(1);
            blind.poll();
            workers.work();
            assertThat(blind.rows()).hasSize(5);
            blind.close();
        }

        @Test
        void onceClosedNothingIsHeardOfWhatWasStillUnderWay() {
            model.poll();
            model.close();
            workers.work();
            assertThat(model.trouble().get()).isEmpty();
            assertThat(model.content().get()).isEqualTo(TimelineContent.LOADING);
        }
    }
}
