package dev.cofferdam.ui.incident.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.action.iam.IamActions;
import dev.cofferdam.caselog.Approval;
import dev.cofferdam.playbook.InputSpec;
import dev.cofferdam.run.Failure;
import dev.cofferdam.run.Preview;
import dev.cofferdam.run.RunSnapshot;
import dev.cofferdam.run.RunStatus;
import dev.cofferdam.run.ScriptedRun;
import dev.cofferdam.run.StepKey;
import dev.cofferdam.run.StepOutcome;
import dev.cofferdam.run.StepState;
import dev.cofferdam.run.StepView;
import dev.cofferdam.run.Steps;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.incident.run.RunViewModel;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.StringNode;

class StepViewModelTest {
    private static final ActionRegistry ACTIONS = new ActionRegistry(IamActions.all());

    private static StepPicture now(StepViewModel model) {
        return model.picture().get().orElseThrow();
    }

    /** A run at these steps, and what is looked at in it; everything happens at once. */
    private static final class Scene {
        final ScriptedRun run;
        private @Nullable RunViewModel opened;
        private @Nullable StepViewModel shown;

        Scene(StepView... views) {
            this(Steps.run(views));
        }

        Scene(RunSnapshot snapshot) {
            run = new ScriptedRun(snapshot);
        }

        StepViewModel open() {
            var direct = new Background(Runnable::run, Runnable::run);
            opened = new RunViewModel(run, direct);
            shown = new StepViewModel(opened, ACTIONS, direct);
            return shown;
        }

        RunViewModel steps() {
            return Objects.requireNonNull(opened);
        }

        StepViewModel model() {
            return Objects.requireNonNull(shown);
        }

        String selected() {
            return steps().selected().get().map(StepKey::path).orElse("");
        }
    }

    @Nested
    class ApprovalStep {
        private final StepView asked = Steps.approval("allow", Steps.APPROVAL);
        private final StepView shown =
                Steps.previewing(asked, new Preview(new StepKey("isolate"), "Isolate", Steps.plan("aa")));
        private final Scene scene = new Scene(asked, Steps.changing("isolate", Steps.WAITING));

        private void letsIsolateThrough() {
            scene.run
                    .when("lets through allow", () -> List.of(new StepKey("isolate")))
                    .when("preview allow", () -> {
                        scene.run.becomes(shown);
                        return shown.previews();
                    });
        }

        @Test
        void showsThePlanOfWhatItLetsThroughBeforeSomebodyDecides() {
            letsIsolateThrough();
            var model = scene.open();

            assertThat(scene.run.asked()).containsExactly("preview allow");
            assertThat(now(model).view().previews()).hasSize(1);
            assertThat(now(model).deeds()).contains(Deed.APPROVE, Deed.REJECT, Deed.LOOK);
            assertThat(now(model).primary()).contains(Deed.APPROVE);
        }

        @Test
        void canBeDecidedWhereNothingCanBePlannedYet() {
            var model = scene.open();

            assertThat(scene.run.asked()).isEmpty();
            assertThat(now(model).trouble()).isEmpty();
            assertThat(now(model).primary()).contains(Deed.APPROVE);
        }

        @Test
        void canBeAskedForAgainButNotByTheKeyThatGoesOn() {
            var done = new Scene(Steps.in(shown, Steps.DONE), Steps.changing("isolate", Steps.READY));
            var model = done.open();
            done.steps().select(asked.key());
            assertThat(now(model).deeds()).contains(Deed.RETRY);

            model.doPrimary();

            assertThat(done.selected()).isEqualTo("isolate");
            assertThat(done.run.asked()).doesNotContain("retry allow");
        }
    }

    @Nested
    class ReadingStep {
        private final Scene scene =
                new Scene(Steps.reading("identify", Steps.READY), Steps.manual("triage", Steps.WAITING));

        @Test
        void showsItsGuidanceInputsAndWhatTheActionIs() {
            scene.run
                    .guides("identify", "**Look** first.")
                    .takes("identify", Map.of("user", StringNode.valueOf("eve")));
            var model = scene.open();
            assertThat(now(model).guidance()).isEqualTo("**Look** first.");
            assertThat(now(model).inputs()).containsOnlyKeys("user");
            assertThat(now(model).spec().orElseThrow().risk()).isEqualTo(Risk.READ);
        }

        @Test
        void runsWithoutAPlanAndStaysToShowItsResult() {
            scene.run.when("run identify", scene.run.endsIn("identify", Steps.DONE));
            scene.open().doPrimary();
            assertThat(scene.run.asked()).containsExactly("run identify");
            assertThat(scene.selected()).isEqualTo("identify");
            assertThat(now(scene.model()).isOver()).isTrue();
        }

        @Test
        void afterItTheSameKeyGoesOn() {
            scene.run.when("run identify", () -> {
                scene.run.becomes(Steps.manual("triage", Steps.READY));
                return scene.run.endsIn("identify", Steps.DONE).get();
            });
            scene.open().doPrimary();
            assertThat(now(scene.model()).following().orElseThrow().key().path())
                    .isEqualTo("triage");
            scene.model().doPrimary();
            assertThat(scene.selected()).isEqualTo("triage");
        }
    }

    @Nested
    class ChangingStep {
        private final Scene scene = new Scene(Steps.changing("quarantine", Steps.READY));

        private void shows(String hash) {
            scene.run.when("plan quarantine", scene.run.shows("quarantine", Steps.plan(hash)));
        }

        @Test
        void showsItsPlanWithoutBeingAskedBecausePlanningOnlyReads() {
            shows("p1");
            scene.open();
            assertThat(scene.run.asked()).containsExactly("plan quarantine");
            assertThat(now(scene.model()).view().plan()).isEqualTo(Steps.plan("p1"));
        }

        @Test
        void looksOnceByItselfSoThatAFailedLookIsNotRepeatedForEver() {
            scene.open();
            assertThat(scene.run.asked()).containsExactly("plan quarantine");
            assertThat(now(scene.model()).trouble()).isPresent();
            shows("p1");
            scene.model().doPrimary();
            assertThat(now(scene.model()).trouble()).isEmpty();
            assertThat(now(scene.model()).primary()).contains(Deed.RUN);
        }

        @Test
        void runsExactlyThePlanThatWasShown() {
            shows("p1");
            scene.run.when("run quarantine p1", scene.run.endsIn("quarantine", Steps.DONE));
            scene.open().run();
            assertThat(scene.run.asked()).last().isEqualTo("run quarantine p1");
        }

        @Test
        void showsTheNewPlanWhenTheAccountHasChangedMeanwhileAndRunsThatOneNext() {
            shows("p1");
            scene.run
                    .when("run quarantine p1", () -> {
                        scene.run.becomes(Steps.planned(scene.run.step("quarantine"), Steps.plan("p2")));
                        return new StepOutcome.PlanChanged(Steps.plan("p2"));
                    })
                    .when("run quarantine p2", scene.run.endsIn("quarantine", Steps.DONE));
            scene.open().run();
            assertThat(now(scene.model()).planChanged()).isTrue();
            scene.model().run();
            assertThat(scene.run.asked()).last().isEqualTo("run quarantine p2");
            assertThat(now(scene.model()).planChanged()).isFalse();
        }

        @Test
        void doesNotLookByItselfWhileTheRunIsPaused() {
            scene.run.becomes(new RunStatus.Paused("lunch"));
            scene.open();
            assertThat(scene.run.asked()).isEmpty();
        }

        @Test
        void thatFailedLooksAgainByItselfOnceItIsReadyAgain() {
            shows("p1");
            scene.run
                    .when(
                            "run quarantine p1",
                            scene.run.endsIn(
                                    "quarantine", new StepState.Failed(new Failure("Throttled", "x", "y"), false)))
                    .when("retry quarantine", () -> {
                        scene.run.becomes(Steps.changing("quarantine", Steps.READY));
                        return true;
                    });
            scene.open().run();
            scene.model().retry();
            assertThat(scene.run.asked())
                    .containsExactly("plan quarantine", "run quarantine p1", "retry quarantine", "plan quarantine");
        }

        @Test
        void inDoubtIsSettledByAFreshLook() {
            scene.run.becomes(Steps.changing("quarantine", new StepState.InDoubt("The connection was reset.")));
            scene.run.when("settle quarantine", () -> {
                scene.run.becomes(Steps.changing("quarantine", Steps.DONE));
                return true;
            });
            scene.open().doPrimary();
            assertThat(scene.run.asked()).containsExactly("settle quarantine");
        }

        @Test
        void givesTheTypedConfirmationAlong() {
            shows("p1");
            scene.run.when("run quarantine p1 'mallory'", scene.run.endsIn("quarantine", Steps.DONE));
            scene.open().confirmation().set("mallory");
            scene.model().run();
            assertThat(scene.run.asked()).last().isEqualTo("run quarantine p1 'mallory'");
        }
    }

    @Nested
    class WarnedStep {
        @Test
        void cannotRunUntilTheWarningIsOverriddenWithAReason() {
            var planned = Steps.planned(Steps.changing("quarantine", Steps.READY), Steps.plan("p1"));
            var scene = new Scene(Steps.warned(planned, "Evidence is not safe."));
            scene.run.when("override quarantine because it spreads", () -> {
                scene.run.becomes(planned);
                return true;
            });
            assertThat(now(scene.open()).primary()).contains(Deed.LOOK);
            scene.model().override("it spreads");
            assertThat(now(scene.model()).primary()).contains(Deed.RUN);
        }
    }

    @Nested
    class ManualStep {
        private static final InputSpec VERDICT =
                new InputSpec("verdict", ValueType.ENUM, null, null, true, null, List.of("true_positive", "unsure"));

        private final Scene scene =
                new Scene(Steps.manual("triage", Steps.READY, VERDICT), Steps.reading("next", Steps.WAITING));

        private String verdict(String typed) {
            var view = scene.run.step("triage");
            var text =
                    scene.model().questions(view).field("verdict").orElseThrow().text();
            if (!typed.isEmpty()) text.set(typed);
            return text.get();
        }

        @Test
        void isNotAnsweredWhileAQuestionIsOpen() {
            scene.open().answer();
            assertThat(scene.run.asked()).isEmpty();
            assertThat(scene.model().refused().get()).isEqualTo(1);
        }

        @Test
        void isAnsweredAndGoesOnByItselfBecauseThereIsNoResultToRead() {
            scene.run.when("answer triage {verdict=unsure}", () -> {
                scene.run.becomes(Steps.reading("next", Steps.READY));
                return scene.run.endsIn("triage", Steps.DONE).get();
            });
            scene.open();
            verdict("unsure");
            scene.model().doPrimary();
            assertThat(scene.run.asked()).containsExactly("answer triage {verdict=unsure}");
            assertThat(scene.selected()).isEqualTo("next");
        }

        @Test
        void keepsWhatWasTypedWhileAnotherStepIsLookedAt() {
            scene.open();
            verdict("unsure");
            scene.steps().select(new StepKey("next"));
            scene.steps().select(new StepKey("triage"));
            assertThat(verdict("")).isEqualTo("unsure");
        }

        @Test
        void isSkippedWithAReason() {
            scene.run.when("skip triage because known", scene.run.endsIn("triage", new StepState.Skipped("known")));
            scene.open().skip("known");
            assertThat(now(scene.model()).view().state()).isEqualTo(new StepState.Skipped("known"));
        }
    }

    @Test
    void anApprovalIsDecidedByNameAndReason() {
        var scene = new Scene(Steps.approval("allow", Steps.APPROVAL));
        scene.run.when("approve allow REJECTED by 'Grace' because too early", () -> true);
        scene.open().decidedBy().set(" Grace ");
        scene.model().decisionReason().set("too early");
        scene.model().decide(Approval.Decision.REJECTED);
        assertThat(scene.run.asked()).hasSize(1);
        assertThat(now(scene.model()).trouble()).isEmpty();
    }

    @Nested
    class TakingBack {
        private final Scene scene = new Scene(Steps.undoable(Steps.changing("quarantine", Steps.DONE), null));

        @Test
        void showsWhatItWouldChangeBeforeItDoes() {
            scene.run
                    .when("planUndo quarantine", () -> {
                        scene.run.becomes(Steps.undoable(scene.run.step("quarantine"), Steps.plan("u1")));
                        return Steps.plan("u1");
                    })
                    .when("undo quarantine u1", scene.run.endsIn("quarantine", Steps.UNDONE));
            scene.open().planUndo();
            assertThat(now(scene.model()).undo()).contains(Steps.plan("u1"));
            scene.model().undo();
            assertThat(scene.run.asked()).last().isEqualTo("undo quarantine u1");
            assertThat(now(scene.model()).undo()).isEmpty();
        }

        @Test
        void canBeThoughtBetterOf() {
            scene.run.when("planUndo quarantine", () -> {
                scene.run.becomes(Steps.undoable(scene.run.step("quarantine"), Steps.plan("u1")));
                return Steps.plan("u1");
            });
            scene.open().planUndo();
            scene.model().keepIt();
            assertThat(now(scene.model()).undo()).isEmpty();
            assertThat(scene.run.asked()).containsExactly("planUndo quarantine");
        }

        @Test
        void isNotAskedForByAKeyPress() {
            scene.open().doPrimary();
            assertThat(scene.run.asked()).isEmpty();
        }
    }

    @Test
    void aPlaybookWithoutStepsShowsNone() {
        assertThat(new Scene(Steps.run()).open().picture().get()).isEmpty();
    }
}
