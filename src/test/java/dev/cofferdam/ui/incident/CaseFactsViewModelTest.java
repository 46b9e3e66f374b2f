package dev.cofferdam.ui.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.CaseReader;
import dev.cofferdam.caselog.Draft;
import dev.cofferdam.caselog.Mode;
import dev.cofferdam.caselog.Origin;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.Hands;
import dev.cofferdam.ui.OpenCase;
import dev.cofferdam.ui.TestServices;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseFactsViewModelTest {
    @TempDir
    Path home;

    private final Hands workers = new Hands();
    private final AtomicInteger saved = new AtomicInteger();
    private TestServices services;
    private CaseLog log;
    private CaseReader reader;
    private CaseFactsViewModel model;

    @BeforeEach
    void open() {
        services = new TestServices(home);
        var actor = services.services().actor();
        log = services.cases().create("Odd logins", "medium", null, actor, Mode.EXERCISE);
        reader = log.reader();
        model = model(log);
        workers.work();
    }

    private CaseFactsViewModel model(@org.jspecify.annotations.Nullable CaseLog writable) {
        var incident = new OpenCase(services.cases().summary(log.caseId()), reader, writable, null, null);
        return new CaseFactsViewModel(incident, services.services().actor(), new Background(workers, Runnable::run));
    }

    @AfterEach
    void close() {
        reader.close();
        log.close();
    }

    private void save(EditCaseViewModel edit) {
        edit.save(saved::incrementAndGet);
        workers.work();
    }

    private String title() {
        return model.facts().get().title();
    }

    @Test
    void shownAtOnceIsWhatTheListOfCasesHad() {
        var fresh = model(log);
        assertThat(fresh.facts().get().title()).isEqualTo("Odd logins");
        assertThat(fresh.facts().get().severity()).isEqualTo("medium");
        assertThat(workers.waiting()).isEqualTo(1);
    }

    @Nested
    class Edited {
        @Test
        void isOneRecordWithWhatChangedAndShowsOnceItIsWritten() {
            var edit = model.edit();
            edit.severity().set("critical");
            edit.assignToMe();
            edit.summary().set("**Stolen** key");
            edit.save(saved::incrementAndGet);
            assertThat(edit.busy().get()).isTrue();
            assertThat(saved).hasValue(0);
            workers.work();
            assertThat(saved).hasValue(1);
            assertThat(edit.busy().get()).isFalse();

            var written = reader.record(2).orElseThrow();
            assertThat(written.type()).isEqualTo("case.updated");
            assertThat(written.content().body().path("changes").propertyNames())
                    .containsExactlyInAnyOrder("severity", "assignee", "summary");
            model.written(written);
            workers.work();
            assertThat(model.facts().get().severity()).isEqualTo("critical");
            assertThat(model.facts().get().assignee()).isEqualTo("Ada");
            assertThat(model.facts().get().summary()).isEqualTo("**Stolen** key");
        }

        @Test
        void writesNothingWhereNothingChanged() {
            save(model.edit());
            assertThat(saved).hasValue(1);
            assertThat(reader.lastSeq()).isEqualTo(1);
        }

        @Test
        void leavesAloneWhatSomebodyElseChangedMeanwhile() {
            var mine = model.edit();
            var theirs = model.edit();
            theirs.title().set("Stolen key");
            save(theirs);
            mine.severity().set("high");
            save(mine);
            model.poll();
            workers.work();
            assertThat(title()).isEqualTo("Stolen key");
            assertThat(model.facts().get().severity()).isEqualTo("high");
        }

        @Test
        void needsATitle() {
            var edit = model.edit();
            edit.title().set("  ");
            save(edit);
            assertThat(edit.problem().get()).isEqualTo("A case needs a title.");
            assertThat(saved).hasValue(0);
            edit.title().set("Stolen key");
            save(edit);
            assertThat(edit.problem().get()).isEmpty();
            assertThat(saved).hasValue(1);
        }

        @Test
        void whatWasTypedStaysWhenItCannotBeWritten() {
            var edit = model.edit();
            edit.summary().set("half an hour of work");
            log.close();
            save(edit);
            assertThat(edit.trouble().get()).isPresent();
            assertThat(edit.busy().get()).isFalse();
            assertThat(edit.summary().get()).isEqualTo("half an hour of work");
            assertThat(saved).hasValue(0);
        }
    }

    @Nested
    class Followed {
        @Test
        void otherRecordsAreNotReadFor() {
            var origin = Origin.of(services.services().actor(), Mode.EXERCISE);
            model.written(log.append(Draft.of("case.note", origin).saying("x")));
            assertThat(workers.waiting()).isZero();
        }

        @Test
        void aCaseThatIsOnlyReadFollowsWhatItIsAskedToLookFor() {
            var reading = model(null);
            workers.work();
            assertThat(reading.canChange()).isFalse();
            var edit = model.edit();
            edit.title().set("Stolen key");
            save(edit);
            reading.poll();
            workers.work();
            assertThat(reading.facts().get().title()).isEqualTo("Stolen key");
        }

        @Test
        void whatCannotBeReadIsToldAndWhatWasReadStays() {
            reader.close();
            model.poll();
            workers.work();
            assertThat(model.trouble().get()).isPresent();
            assertThat(title()).isEqualTo("Odd logins");
        }
    }

    @Test
    void theFirstLineOfASummaryIsPlain() {
        assertThat(PinnedSummary.firstLine("\n\n## **Key** of `svc-backup` leaked\nmore"))
                .isEqualTo("Key of svc-backup leaked");
        assertThat(PinnedSummary.firstLine("- first\n- second")).isEqualTo("first");
        assertThat(PinnedSummary.firstLine("")).isEmpty();
    }
}
