package dev.cofferdam.ui.incident.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.CaseHome;
import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.CaseReader;
import dev.cofferdam.caselog.Draft;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.caselog.Mode;
import dev.cofferdam.caselog.Origin;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.Hands;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineViewModelTest {
    private static final Actor ADA = new Actor("Ada", "ada", "laptop", null, null);

    @TempDir
    Path home;

    private final Hands workers = new Hands();
    private CaseLog log;
    private CaseReader reader;
    private TimelineViewModel model;

    @BeforeEach
    void open() {
        var clock = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
        log = new CaseHome(home, clock, new Random(1)).create("Odd logins", null, null, ADA, Mode.EXERCISE);
        reader = log.reader();
        model = new TimelineViewModel(reader, new Background(workers, Runnable::run));
    }

    @AfterEach
    void close() {
        reader.close();
        log.close();
    }

    private void write(int count) {
        var origin = Origin.of(ADA, Mode.EXERCISE);
        var all = IntStream.range(0, count)
                .mapToObj(i -> log.submit(Draft.of("case.note", origin).saying("Note " + i)))
                .toList();
        all.forEach(java.util.concurrent.CompletableFuture::join);
    }

    private void showNewest() {
        model.showNewest();
        workers.work();
    }

    private void assertShows(long newest, long oldest) {
        assertThat(model.records())
                .extracting(LogRecord::seq)
                .containsExactlyElementsOf(
                        () -> java.util.stream.LongStream.iterate(newest, seq -> seq >= oldest, seq -> seq - 1)
                                .iterator());
    }

    @Test
    void showsTheNewestPageFirst() {
        write(500);
        showNewest();
        assertShows(501, 302);
        assertThat(model.lastSeq().get()).isEqualTo(501);
    }

    @Test
    void readsNothingOnTheScreensThread() {
        model.showNewest();
        assertThat(model.records()).isEmpty();
        assertThat(model.loading().get()).isTrue();
        workers.work();
        assertThat(model.records()).hasSize(1);
    }

    @Nested
    class AtTheNewestEnd {
        @Test
        void followsWhatIsWritten() {
            showNewest();
            write(3);
            model.written();
            workers.work();
            assertShows(4, 1);
        }

        @Test
        void readsOnceForMuchThatComesAtOnce() {
            showNewest();
            write(3);
            model.written();
            model.written();
            model.written();
            assertThat(workers.waiting()).isEqualTo(1);
        }

        @Test
        void missesNothingThatIsWrittenWhileItReads() {
            showNewest();
            write(1);
            model.written();
            write(1);
            model.written();
            workers.work();
            assertShows(3, 1);
        }

        @Test
        void jumpsWhenMoreThanAPageCameAtOnce() {
            showNewest();
            write(1000);
            model.written();
            workers.work();
            assertShows(1001, 802);
            assertThat(model.following().get()).isTrue();
        }

        @Test
        void holdsNoMoreThanItsWindowHoweverLongItFollows() {
            showNewest();
            for (var round = 0; round < 10; round++) {
                write(150);
                model.written();
                workers.work();
            }
            assertThat(model.records()).hasSize(TimelineViewModel.WINDOW);
            assertThat(model.records().getFirst().seq()).isEqualTo(1501);
        }
    }

    @Nested
    class TowardsTheBeginning {
        @BeforeEach
        void scrollBack() {
            write(1000);
            showNewest();
            for (var page = 0; page < 3; page++) {
                model.showOlder();
                workers.work();
            }
        }

        @Test
        void theNewestLeaveTheWindowAndItNoLongerFollows() {
            assertShows(801, 202);
            assertThat(model.following().get()).isFalse();
        }

        @Test
        void whatIsWrittenIsCountedButDoesNotMoveTheWindow() {
            write(1);
            model.written();
            workers.work();
            assertShows(801, 202);
            assertThat(model.lastSeq().get()).isEqualTo(1002);
        }

        @Test
        void backAgainItFollowsOnceTheNewestIsThere() {
            model.showNewer();
            workers.work();
            assertThat(model.following().get()).isFalse();
            model.showNewer();
            workers.work();
            assertShows(1001, 402);
            assertThat(model.following().get()).isTrue();
        }

        @Test
        void endsAtTheFirstRecord() {
            for (var page = 0; page < 3; page++) {
                model.showOlder();
                workers.work();
            }
            assertThat(model.records().getLast().seq()).isEqualTo(1);
            model.showOlder();
            assertThat(workers.waiting()).isZero();
        }
    }

    @Test
    void aLogThatCannotBeReadIsToldAndTheNextLookMendsIt() {
        showNewest();
        reader.close();
        model.poll();
        workers.work();
        assertThat(model.trouble().get()).isPresent();
        assertThat(model.loading().get()).isFalse();
    }
}
