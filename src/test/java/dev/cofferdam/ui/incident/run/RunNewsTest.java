package dev.cofferdam.ui.incident.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.run.Failure;
import dev.cofferdam.run.RunStatus;
import dev.cofferdam.run.ScriptedRun;
import dev.cofferdam.run.StepKey;
import dev.cofferdam.run.StepState;
import dev.cofferdam.run.Steps;
import dev.cofferdam.ui.Attention;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.Told;
import dev.cofferdam.ui.UnderWay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RunNewsTest {
    private static final StepState FAILED =
            new StepState.Failed(new Failure("AccessDenied", "Not allowed.", "Ask."), false);

    private final ScriptedRun run = new ScriptedRun(Steps.run(
            Steps.changing("first", Steps.PLANNED),
            Steps.changing("second", Steps.PLANNED),
            Steps.manual("third", Steps.WAITING)));
    private final RunViewModel model = new RunViewModel(run, new Background(Runnable::run, Runnable::run));
    private final UnderWay underWay = new UnderWay();
    private final List<Told> told = new ArrayList<>();
    private boolean lookedAt;
    private int broughtUp;
    private final RunNews news =
            new RunNews(model, "Odd logins", underWay, () -> lookedAt, () -> broughtUp++, told::add);

    private Attention attention() {
        return news.attention().get();
    }

    @Test
    void aLookAtWhatIsDoneIsNoNews() {
        run.becomes(Steps.changing("first", Steps.DONE));
        told.clear();

        run.becomes(Steps.changing("first", Steps.RUNNING));
        run.becomes(Steps.changing("first", Steps.DONE));

        assertThat(told).isEmpty();
    }

    @Nested
    class WhileSomebodyLooksElsewhere {
        @Test
        void everythingIsToldAndLeadsToItsStep() {
            run.becomes(Steps.changing("second", Steps.DONE));
            run.becomes(Steps.manual("third", Steps.READY));
            run.becomes(Steps.changing("first", FAILED));
            assertThat(told)
                    .extracting(Told::gravity)
                    .containsExactly(Told.Gravity.SUCCESS, Told.Gravity.WAITING, Told.Gravity.FAILURE);
            assertThat(told.getLast().text()).isEqualTo("Not allowed.");
            told.getFirst().open().run();
            assertThat(model.selected().get()).contains(new StepKey("second"));
        }

        @Test
        void whatFinishedIsOnTheTabUntilItIsLookedAt() {
            run.becomes(Steps.changing("second", Steps.DONE));
            assertThat(attention()).isEqualTo(Attention.FINISHED);
            news.looked();
            assertThat(attention()).isEqualTo(Attention.WAITING_FOR_YOU);
        }

        @Test
        void aFailureStaysOnTheTabWhateverElseHappens() {
            run.becomes(Steps.changing("first", FAILED));
            run.becomes(Steps.changing("second", Steps.RUNNING));
            run.becomes(Steps.changing("second", Steps.DONE));
            assertThat(attention()).isEqualTo(Attention.FAILED);
        }
    }

    @Nested
    class WhileSomebodyLooks {
        @Test
        void whatBecomesOfTheStepThatIsLookedAtIsSeenThere() {
            lookedAt = true;
            run.becomes(Steps.changing("first", Steps.RUNNING));
            run.becomes(Steps.changing("first", Steps.DONE));
            assertThat(told).isEmpty();
            assertThat(attention()).isEqualTo(Attention.WAITING_FOR_YOU);
        }

        @Test
        void whatBecomesOfAnotherStepIsToldButNotWhoseTurnItIs() {
            lookedAt = true;
            run.becomes(Steps.changing("second", Steps.DONE));
            run.becomes(Steps.manual("third", Steps.READY));
            assertThat(told)
                    .singleElement()
                    .satisfies(only -> assertThat(only.title()).contains("Step second"));
        }
    }

    @Nested
    class WhatIsUnderWay {
        private void runs(String progress) {
            run.becomes(Steps.changing("first", new StepState.Running(Instant.EPOCH, progress)));
        }

        @Test
        void isRegisteredWithItsProgressUntilItEnds() {
            runs("");
            runs("40 %");
            assertThat(underWay.tasks()).singleElement().satisfies(task -> {
                assertThat(task.title()).contains("Step first", "Odd logins");
                assertThat(task.progress().get()).isEqualTo("40 %");
            });
            assertThat(attention()).isEqualTo(Attention.WORKING);
            run.becomes(Steps.changing("first", Steps.DONE));
            assertThat(underWay.tasks()).isEmpty();
        }

        @Test
        void canBeCalledOff() {
            run.when("cancel first", () -> true);
            runs("");
            underWay.tasks().getFirst().cancel();
            assertThat(run.asked()).contains("cancel first");
            assertThat(underWay.tasks()).hasSize(1);
        }

        @Test
        void isForgottenWithTheRun() {
            runs("");
            news.end();
            assertThat(underWay.tasks()).isEmpty();
            run.becomes(Steps.changing("first", Steps.DONE));
            assertThat(told).isEmpty();
        }
    }

    @Test
    void aRunThatHasEndedWantsNobody() {
        run.becomes(new RunStatus.Ended("contained"));
        assertThat(attention()).isEqualTo(Attention.QUIET);
    }
}
