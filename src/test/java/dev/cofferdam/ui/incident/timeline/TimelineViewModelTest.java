package dev.cofferdam.ui.incident.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.caselog.Draft;
import dev.cofferdam.caselog.Origin;
import dev.cofferdam.caselog.PlaybookRef;
import dev.cofferdam.caselog.RecordFilter;
import dev.cofferdam.caselog.RecordKind;
import dev.cofferdam.caselog.StepOfRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TimelineViewModelTest extends OnATimeline {
    private static final Origin RUN = CASE.inRun("run-1", new PlaybookRef("p", "1.0.0", "ab"));

    private List<Long> seqs() {
        return model.rows().stream().map(TimelineRow::seq).toList();
    }

    private static List<Long> down(long from, long to) {
        return LongStream.iterate(from, seq -> seq >= to, seq -> seq - 1)
                .boxed()
                .toList();
    }

    /** The record in a row, as somebody sees it who waits until it is there. */
    private String message(int row) {
        model.rows().get(row);
        workers.work();
        return model.rows().get(row).record().orElseThrow().message();
    }

    @Test
    void readsNothingOnTheScreensThread() {
        model.showNewest();
        assertThat(model.content().get()).isEqualTo(TimelineContent.LOADING);
        assertThat(model.rows()).isEmpty();
        workers.work();
        assertThat(model.content().get()).isEqualTo(TimelineContent.ROWS);
        assertThat(model.rows()).hasSize(1);
    }

    @Test
    void knowsTheLastRecordOnDiskAndTheHeadOfTheChain() {
        write(3);
        look();
        assertThat(model.lastSeq().get()).isEqualTo(4);
        assertThat(model.head().get()).isEqualTo(reader.head());
    }

    @Nested
    class AsAList {
        @Test
        void hasAllRowsTheNewestFirst() {
            write(500);
            look();
            assertThat(seqs()).isEqualTo(down(501, 1));
        }

        @Test
        void readsARecordWhenSomebodyLooksAtItsRow() {
            write(500);
            look();
            assertThat(model.rows().get(400).record()).isEmpty();
            workers.work();
            assertThat(model.rows().get(400).record())
                    .hasValueSatisfying(it -> assertThat(it.seq()).isEqualTo(101));
        }

        @Test
        void tellsWhichRowsHaveComeInWithoutTouchingOthers() {
            write(500);
            look();
            var changed = new ArrayList<Integer>();
            ListChangeListener<TimelineRow> listener = change -> {
                while (change.next()) {
                    assertThat(change.wasUpdated()).isTrue();
                    for (var row = change.getFrom(); row < change.getTo(); row++) changed.add(row);
                }
            };
            model.rows().addListener(listener);
            model.rows().get(0);
            workers.work();
            assertThat(changed).hasSizeLessThanOrEqualTo(PageLoader.PAGE).contains(0);
        }

        @Test
        void holdsAFewPagesHoweverFarSomebodyScrolls() {
            write(3_000);
            look();
            for (var row = 0; row < 3_000; row++) message(row);
            var held = model.rows().stream()
                    .filter(row -> row.record().isPresent())
                    .count();
            assertThat(held).isLessThanOrEqualTo(TimelineViewModel.HELD);
        }

        @Test
        void dropsWhatWasScrolledPastBeforeItWasRead() {
            write(2_000);
            look();
            for (var row = 0; row < 2_000; row += PageLoader.PAGE) model.rows().get(row);
            var last = model.rows().size() - 1;
            model.rows().get(last);
            workers.work();
            assertThat(model.rows().get(last).record()).isPresent();
            assertThat(model.rows().get(0).record()).isPresent();
            assertThat(model.rows().get(last / 2).record()).isEmpty();
        }

        @Test
        void readsTheNextPageBeforeItIsReached() {
            write(1_000);
            look();
            model.scrolledTo(300);
            workers.work();
            assertThat(model.rows().get(300 + PageLoader.PAGE).record()).isPresent();
        }

        @Test
        void findsItsRowsWithoutLookingAtAllOfThem() {
            write(500);
            look();
            assertThat(model.rows().indexOf(model.rows().get(123))).isEqualTo(123);
            assertThat(model.rows().indexOf(new TimelineRow(9_999, Optional.empty())))
                    .isEqualTo(-1);
        }
    }

    @Nested
    class AtTheTop {
        @Test
        void followsWhatIsWritten() {
            look();
            write(3);
            model.written();
            workers.work();
            assertThat(seqs()).isEqualTo(down(4, 1));
            assertThat(model.following().get()).isTrue();
            assertThat(target()).isZero();
        }

        @Test
        void putsNewRowsBeforeTheOthers() {
            write(10);
            look();
            var changes = new ArrayList<String>();
            ListChangeListener<TimelineRow> listener = change -> {
                while (change.next())
                    changes.add(change.getFrom() + ".." + change.getTo() + (change.wasAdded() ? "+" : ""));
            };
            model.rows().addListener(listener);
            write(2);
            look();
            assertThat(changes).containsExactly("0..2+");
        }

        @Test
        void looksOnceForMuchThatComesAtOnce() {
            look();
            write(3);
            model.written();
            model.written();
            model.written();
            assertThat(workers.waiting()).isEqualTo(1);
        }

        @Test
        void missesNothingThatIsWrittenWhileItLooks() {
            look();
            write(1);
            model.written();
            write(1);
            model.written();
            workers.work();
            assertThat(seqs()).isEqualTo(down(3, 1));
        }
    }

    @Nested
    class FurtherDown {
        @BeforeEach
        void scroll() {
            write(200);
            look();
            model.scrolledTo(50);
        }

        @Test
        void standsStillAndCountsWhatIsNew() {
            write(12);
            model.written();
            workers.work();
            assertThat(model.fresh().get()).isEqualTo(12);
            assertThat(seqs()).isEqualTo(down(201, 1));
            assertThat(model.following().get()).isFalse();
            assertThat(model.lastSeq().get()).isEqualTo(213);
        }

        @Test
        void countsOnlyWhatTheFilterLetsThrough() {
            write(5, TimelineViewModelTest::read);
            write(1);
            look();
            assertThat(model.fresh().get()).isEqualTo(1);
        }

        @Test
        void takesItInWhenAskedTo() {
            write(12);
            look();
            model.showNewest();
            assertThat(model.fresh().get()).isZero();
            assertThat(model.rows().getFirst().seq()).isEqualTo(213);
            assertThat(target()).isZero();
            assertThat(model.following().get()).isTrue();
        }

        @Test
        void takesItInWhenBackAtTheTop() {
            write(12);
            look();
            model.scrolledTo(0);
            assertThat(model.rows()).hasSize(213);
            assertThat(model.following().get()).isTrue();
            write(1);
            look();
            assertThat(model.rows()).hasSize(214);
        }
    }

    @Nested
    class Filtered {
        @BeforeEach
        void write() {
            TimelineViewModelTest.this.write(20, TimelineViewModelTest::read);
            TimelineViewModelTest.this.write(1);
            TimelineViewModelTest.this.write(
                    2, i -> Draft.of("step.planned", RUN.inStep("snapshot", i)).saying("Plan of round " + i));
            look();
        }

        @Test
        void leavesOutReadingCallsByDefaultAndCountsThem() {
            assertThat(seqs()).containsExactly(24L, 23L, 22L, 1L);
            assertThat(model.counts().get())
                    .containsEntry(RecordKind.READING_CALLS, 20)
                    .containsEntry(RecordKind.PEOPLE, 2);
        }

        @Test
        void showsThemWhenTheirChipIsChosen() {
            model.filters().toggle(RecordKind.READING_CALLS);
            workers.work();
            assertThat(model.rows()).hasSize(24);
            model.filters().toggle(RecordKind.READING_CALLS);
            workers.work();
            assertThat(model.rows()).hasSize(4);
        }

        @Test
        void isSearchedAndTheSearchIsTakenBack() {
            model.filters().search("round 1");
            workers.work();
            assertThat(seqs()).containsExactly(24L);
            assertThat(message(0)).isEqualTo("Plan of round 1");
            model.filters().search("");
            workers.work();
            assertThat(model.rows()).hasSize(4);
        }

        @Test
        void combinesSearchAndChips() {
            model.filters().search("DescribeInst");
            workers.work();
            assertThat(model.rows()).isEmpty();
            model.filters().toggle(RecordKind.READING_CALLS);
            workers.work();
            assertThat(model.rows()).hasSize(20);
        }

        @Test
        void showsWhatWasTypedLastHoweverFastItWasTyped() {
            model.filters().search("rou");
            model.filters().search("round");
            model.filters().search("round 0");
            workers.work();
            assertThat(seqs()).containsExactly(23L);
        }

        @Test
        void showsOneStepUntilItsChipIsRemoved() {
            model.showStep(new StepOfRun("run-1", "snapshot#1"));
            workers.work();
            assertThat(seqs()).containsExactly(24L);
            model.filters().allSteps();
            workers.work();
            assertThat(model.rows()).hasSize(4);
        }

        @Test
        void followsWhatItLetsThrough() {
            model.filters().search("round");
            workers.work();
            TimelineViewModelTest.this.write(
                    3, i -> Draft.of("step.planned", RUN).saying("round " + i));
            TimelineViewModelTest.this.write(1);
            look();
            assertThat(seqs()).containsExactly(27L, 26L, 25L, 24L, 23L);
        }

        @Test
        void saysThatNothingMatchesAndShowsEverythingOnDemand() {
            model.filters().search("nowhere to be found");
            workers.work();
            assertThat(model.content().get()).isEqualTo(TimelineContent.NOTHING_MATCHES);
            model.filters().dropAll();
            workers.work();
            assertThat(model.content().get()).isEqualTo(TimelineContent.ROWS);
            assertThat(model.rows()).hasSize(24);
            assertThat(model.filters().filter().get()).isEqualTo(RecordFilter.NOTHING);
        }

        @Test
        void looksInAllKindsFirstWhenNothingMatches() {
            model.filters().search("DescribeInst");
            workers.work();
            model.filters().widen();
            workers.work();
            assertThat(model.rows()).hasSize(20);
            model.filters().widen();
            workers.work();
            assertThat(model.rows()).hasSize(24);
        }

        @Test
        void keepsThePlaceWhereSomebodyReads() {
            model.filters().dropAll();
            workers.work();
            // record 14
            model.scrolledTo(10);
            model.filters().search("DescribeInstances");
            workers.work();
            assertThat(model.rows().get(target()).seq()).isEqualTo(14);
        }

        @Test
        void listsTheStepsOnceTheyAreWanted() {
            assertThat(model.steps().get()).isEmpty();
            model.byStep().set(true);
            workers.work();
            assertThat(model.steps().get())
                    .extracting(step -> step.step().step())
                    .containsExactly("snapshot#0", "snapshot#1");
            model.showStep(model.steps().get().getFirst().step());
            assertThat(model.byStep().get()).isFalse();
        }
    }

    @Nested
    class WhileTheIndexIsMade {
        @Test
        void showsEverythingAndSaysHowFarItIs() {
            write(9_000, TimelineViewModelTest::read);
            var seen = new ArrayList<Integer>();
            var told = new ArrayList<Boolean>();
            model.preparing().subscribe(progress -> told.add(progress.isPresent()));
            model.rows().addListener((ListChangeListener<TimelineRow>)
                    _ -> seen.add(model.rows().size()));
            look();
            assertThat(seen).containsExactly(9_001, 1);
            assertThat(told).contains(true).last().isEqualTo(false);
        }

        @Test
        void keepsWhatIsFilteredWhenMuchComesAtOnce() {
            look();
            write(9_000, TimelineViewModelTest::read);
            var seen = new ArrayList<Integer>();
            model.rows().addListener((ListChangeListener<TimelineRow>)
                    _ -> seen.add(model.rows().size()));
            look();
            assertThat(seen).isEmpty();
            assertThat(seqs()).containsExactly(1L);
        }
    }
}
