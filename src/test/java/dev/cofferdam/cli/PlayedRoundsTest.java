package dev.cofferdam.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.iam.IamActions;
import dev.cofferdam.caselog.EvidenceRef;
import dev.cofferdam.caselog.EvidenceStore;
import dev.cofferdam.playbook.PlaybookReader;
import dev.cofferdam.playbook.Step;
import dev.cofferdam.run.Failure;
import dev.cofferdam.run.Preview;
import dev.cofferdam.run.RoundsPlan;
import dev.cofferdam.run.RunStatus;
import dev.cofferdam.run.ScriptedRun;
import dev.cofferdam.run.ShownPlan;
import dev.cofferdam.run.StepKey;
import dev.cofferdam.run.StepOutcome;
import dev.cofferdam.run.StepState;
import dev.cofferdam.run.StepView;
import dev.cofferdam.run.Steps;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The rounds of a loop, led together from a terminal. */
class PlayedRoundsTest {
    private static final ActionRegistry ACTIONS = new ActionRegistry(IamActions.all());
    private static final StepKey EACH = new StepKey("each");
    private static final List<String> USERS = List.of("mallory", "trudy", "eve");
    private static final StepState REFUSED =
            new StepState.Failed(new Failure("AccessDenied", "iam:PutUserPolicy is denied.", "Ask for it."), false);

    private final StringBuilder screen = new StringBuilder();

    private static Step step(String action, int maxParallel) {
        return step("""
            max_parallel: %d
            action: %s
            with: {user: "${{ user }}"}
            """.formatted(maxParallel, action));
    }

    private static Step step(String doesWhat) {
        var text = """
            format: 1
            playbook: test
            version: 1.0.0
            title: Test
            roles: [responder]
            steps:
              - id: each
                for_each: "['mallory', 'trudy', 'eve']"
                as: user
            """ + doesWhat.indent(4);
        return new PlaybookReader(ACTIONS)
                .read("test.yaml", text.getBytes(StandardCharsets.UTF_8), _ -> Optional.empty())
                .steps()
                .getFirst();
    }

    private static ScriptedRun over(String action) {
        return over(action, false);
    }

    private static ScriptedRun over(String action, boolean dryRun) {
        var step = step(action, 3);
        var run = Steps.run(
                Steps.of(step, "each", Steps.WAITING),
                Steps.of(step, "each#0", Steps.READY),
                Steps.of(step, "each#1", Steps.READY),
                Steps.of(step, "each#2", Steps.READY));
        return new ScriptedRun(dryRun ? Steps.dry(run) : run);
    }

    private static ShownPlan plan(int round, boolean changes) {
        var user = USERS.get(round);
        return new ShownPlan(
                Plan.of(
                        "Quarantine the user " + user,
                        changes ? List.of(Change.of(user, "Policy", null, "deny all")) : List.of(),
                        user),
                "h" + round);
    }

    /** What planning leads to: the plans of these rounds are shown, under {@code all}. */
    private static Supplier<RoundsPlan> plans(ScriptedRun run, boolean changes, int... rounds) {
        return () -> new RoundsPlan(
                Arrays.stream(rounds)
                        .mapToObj(round -> {
                            var key = "each#" + round;
                            var plan = plan(round, changes);
                            run.becomes(Steps.planned(run.step(key), plan));
                            return new Preview(new StepKey(key), "Step " + key, plan);
                        })
                        .toList(),
                "all");
    }

    /** What an intent leads to: these rounds are in the state, and the run has ended where nothing is left to do. */
    private static Supplier<StepOutcome> come(ScriptedRun run, StepState state, int... rounds) {
        return () -> {
            become(run, state, rounds);
            return new StepOutcome.Ended(state);
        };
    }

    private static void become(ScriptedRun run, StepState state, int... rounds) {
        for (var round : rounds) run.becomes(Steps.in(run.step("each#" + round), state));
        if (run.snapshot().next().isEmpty()) run.becomes(new RunStatus.Ended("completed"));
    }

    /** @return the exit status */
    private int play(ScriptedRun run, String typed) {
        var shown = Screen.typing(typed);
        return play(run, new PersonAtTerminal(shown.terminal()), shown);
    }

    private int play(ScriptedRun run, Responder responder, Screen shown) {
        var narrator = new TextNarrator(shown.terminal(), new GraphLines(ACTIONS, new NoEvidence()), false);
        var status = new Play(run, ACTIONS, responder, narrator).toTheEnd();
        screen.append(shown.text());
        return status;
    }

    private long said(String words) {
        return screen.toString().lines().filter(line -> line.contains(words)).count();
    }

    @Nested
    class Changing {
        private final ScriptedRun run = over("iam.quarantine-user");

        @Test
        void areShownAllAndAskedAboutOnce() {
            run.when("plan rounds each", plans(run, true, 0, 1, 2))
                    .when("run rounds each all", come(run, Steps.DONE, 0, 1, 2));

            assertThat(play(run, "y\n")).isEqualTo(ExitStatus.DONE);

            assertThat(run.asked()).containsExactly("plan rounds each", "run rounds each all");
            assertThat(said("  plan    Quarantine the user")).isEqualTo(3);
            assertThat(said("Run all 3 (changes 3, resources 3)?")).isEqualTo(1);
            assertThat(screen.toString()).contains("▸ Step each#2  each#2", "  done");
        }

        @Test
        void areSkippedTogetherForOneReason() {
            run.when("plan rounds each", plans(run, true, 0, 1, 2));
            IntStream.range(0, 3)
                    .forEach(i -> run.when(
                            "skip each#%d because a false alarm".formatted(i),
                            come(run, new StepState.Skipped("a false alarm"), i)));

            assertThat(play(run, "s\na false alarm\n")).isEqualTo(ExitStatus.DONE);

            assertThat(run.asked())
                    .containsExactly(
                            "plan rounds each",
                            "skip each#0 because a false alarm",
                            "skip each#1 because a false alarm",
                            "skip each#2 because a false alarm");
            assertThat(said("  skipped: a false alarm")).isEqualTo(3);
        }

        @Test
        void areLeftAsTheyAreWhenItIsNotTheTime() {
            run.when("plan rounds each", plans(run, true, 0, 1, 2));

            assertThat(play(run, "n\n")).isEqualTo(ExitStatus.ATTENTION);

            assertThat(run.asked()).containsExactly("plan rounds each");
            assertThat(said("Step each was not agreed to. Go on with --resume when you are ready."))
                    .isEqualTo(1);
        }

        @Test
        void areNotAskedAboutWhereNothingWouldChange() {
            run.when("plan rounds each", plans(run, false, 0, 1, 2))
                    .when("run rounds each all", come(run, new StepState.AlreadyDone(), 0, 1, 2));

            assertThat(play(run, "")).isEqualTo(ExitStatus.DONE);

            assertThat(run.asked()).containsExactly("plan rounds each", "run rounds each all");
            assertThat(said("Run all")).isZero();
            assertThat(said("already done: nothing was changed")).isEqualTo(3);
        }

        @Test
        void areHeldWhenTheRunRefuses() {
            run.when("plan rounds each", plans(run, true, 0, 1, 2));

            assertThat(play(run, "y\n")).isEqualTo(ExitStatus.ATTENTION);

            assertThat(run.asked()).containsExactly("plan rounds each", "run rounds each all");
            IntStream.range(0, 3)
                    .forEach(i -> assertThat(said("Step each#%d: Not now: run rounds each all".formatted(i)))
                            .isEqualTo(1));
        }

        @Test
        void arePlannedAnewThreeTimesAndNoMoreWhileTheAccountsKeepChanging() {
            run.when("plan rounds each", plans(run, true, 0, 1, 2))
                    .when("run rounds each all", come(run, Steps.PLANNED, 0, 1, 2));

            assertThat(play(run, "y\ny\ny\ny\n")).isEqualTo(ExitStatus.ATTENTION);

            assertThat(run.asked())
                    .containsExactly(
                            "plan rounds each",
                            "run rounds each all",
                            "plan rounds each",
                            "run rounds each all",
                            "plan rounds each",
                            "run rounds each all");
            assertThat(said("Step each: the accounts keep changing while this is planned. Go on with --resume."))
                    .isEqualTo(1);
        }
    }

    @Nested
    class ThatFail {
        private final ScriptedRun run = over("iam.quarantine-user");

        @Test
        void whilePlannedAreToldAndHeldAndTheOthersAreAskedAbout() {
            run.when("plan rounds each", () -> {
                        become(run, REFUSED, 1);
                        return plans(run, true, 0, 2).get();
                    })
                    .when("run rounds each all", come(run, Steps.DONE, 0, 2));

            assertThat(play(run, "y\n")).isEqualTo(ExitStatus.ATTENTION);

            assertThat(run.asked()).containsExactly("plan rounds each", "run rounds each all");
            assertThat(said("Run all 2 (changes 2, resources 2)?")).isEqualTo(1);
            assertThat(said("  failed  AccessDenied: iam:PutUserPolicy is denied."))
                    .isEqualTo(1);
            assertThat(said("Stopped. Step each#1 failed: iam:PutUserPolicy is denied. Ask for it."))
                    .isEqualTo(1);
        }

        @Test
        void whilePlannedAreNotSkippedWithTheOthers() {
            run.when("plan rounds each", () -> {
                        become(run, REFUSED, 1);
                        return plans(run, true, 0, 2).get();
                    })
                    .when("skip each#0 because later", come(run, new StepState.Skipped("later"), 0))
                    .when("skip each#2 because later", come(run, new StepState.Skipped("later"), 2));

            assertThat(play(run, "s\nlater\n")).isEqualTo(ExitStatus.ATTENTION);

            assertThat(run.asked())
                    .containsExactly("plan rounds each", "skip each#0 because later", "skip each#2 because later");
        }

        @Test
        void allOfThemLeaveNothingToAskAbout() {
            run.when("plan rounds each", () -> {
                become(run, REFUSED, 0, 1, 2);
                return plans(run, true).get();
            });

            assertThat(play(run, "")).isEqualTo(ExitStatus.ATTENTION);

            assertThat(run.asked()).containsExactly("plan rounds each");
            assertThat(said("Run all")).isZero();
            assertThat(said("  failed  AccessDenied")).isEqualTo(3);
        }

        @Test
        void whileRunAreToldAndHeld() {
            run.when("plan rounds each", plans(run, true, 0, 1, 2)).when("run rounds each all", () -> {
                become(run, Steps.DONE, 0, 2);
                return come(run, REFUSED, 1).get();
            });

            assertThat(play(run, "y\n")).isEqualTo(ExitStatus.ATTENTION);

            assertThat(run.asked()).containsExactly("plan rounds each", "run rounds each all");
            assertThat(said("  failed  AccessDenied")).isEqualTo(1);
            assertThat(said("Stopped. Step each#1 failed: iam:PutUserPolicy is denied."))
                    .isEqualTo(1);
        }
    }

    @Nested
    class ThatCannotBeTakenBack {
        private final ScriptedRun run = over("iam.delete-attacker-principal");

        @Test
        void wantTheNumberOfResources() {
            run.when("plan rounds each", plans(run, true, 0, 1, 2))
                    .when("run rounds each all '3'", come(run, Steps.DONE, 0, 1, 2));

            assertThat(play(run, "y\n3\n")).isEqualTo(ExitStatus.DONE);

            assertThat(run.asked()).containsExactly("plan rounds each", "run rounds each all '3'");
            assertThat(said("Type how many resources it changes:")).isEqualTo(1);
        }

        @Test
        void areHeldWithoutIt() {
            run.when("plan rounds each", plans(run, true, 0, 1, 2));

            assertThat(play(run, "y\n\n")).isEqualTo(ExitStatus.ATTENTION);

            assertThat(run.asked()).containsExactly("plan rounds each");
            assertThat(said("Step each cannot be taken back and needs the number of resources, typed. Go on with"))
                    .isEqualTo(1);
        }

        @Test
        void takeItFromAnswersThatWereWritten() {
            run.when("plan rounds each", plans(run, true, 0, 1, 2))
                    .when("run rounds each all '3'", come(run, Steps.DONE, 0, 1, 2));

            var answers = new WrittenAnswers(Answers.parse("answers.yaml", "each: {confirm: 3}"));
            assertThat(play(run, answers, Screen.plain())).isEqualTo(ExitStatus.DONE);

            assertThat(run.asked()).containsExactly("plan rounds each", "run rounds each all '3'");
        }

        @Test
        void wantNoneWhereNothingWouldChange() {
            run.when("plan rounds each", plans(run, false, 0, 1, 2))
                    .when("run rounds each all", come(run, new StepState.AlreadyDone(), 0, 1, 2));

            assertThat(play(run, "")).isEqualTo(ExitStatus.DONE);

            assertThat(run.asked()).containsExactly("plan rounds each", "run rounds each all");
        }
    }

    @Test
    void thatOnlyReadAreRunWithoutAPlan() {
        var run = over("iam.describe-principal");
        run.when("run rounds each", come(run, Steps.DONE, 0, 1, 2));

        assertThat(play(run, "")).isEqualTo(ExitStatus.DONE);

        assertThat(run.asked()).containsExactly("run rounds each");
        assertThat(said("  done")).isEqualTo(3);
    }

    @Test
    void ofADryRunShowTheirPlansAndAskNobody() {
        var run = over("iam.quarantine-user", true);
        var shown = new StepState.Skipped("dry run: the plan was shown, nothing was changed");
        run.when("plan rounds each", () -> {
            var plan = plans(run, true, 0, 1, 2).get();
            become(run, shown, 0, 1, 2);
            return plan;
        });

        assertThat(play(run, "")).isEqualTo(ExitStatus.DONE);

        assertThat(run.asked()).containsExactly("plan rounds each");
        assertThat(said("  plan    Quarantine the user")).isEqualTo(3);
        assertThat(said("Run all")).isZero();
        assertThat(said("  skipped: dry run")).isEqualTo(3);
    }

    @Nested
    class AreLedOneByOne {
        @Test
        void whereOneOfThemIsToBeLeftOut() {
            var run = over("iam.describe-principal");
            run.when("skip each#1 because known", come(run, new StepState.Skipped("known"), 1))
                    .when("run each#0", come(run, Steps.DONE, 0))
                    .when("run each#2", come(run, Steps.DONE, 2));

            var answers = new WrittenAnswers(Answers.parse("answers.yaml", "each#1: {skip: known}"));
            assertThat(play(run, answers, Screen.plain())).isEqualTo(ExitStatus.DONE);

            assertThat(run.asked()).containsExactlyInAnyOrder("skip each#1 because known", "run each#0", "run each#2");
        }

        @Test
        void whereOnlyOneIsLeft() {
            var run = over("iam.describe-principal");
            become(run, Steps.DONE, 0, 1);
            run.when("run each#2", come(run, Steps.DONE, 2));

            assertThat(play(run, "")).isEqualTo(ExitStatus.DONE);

            assertThat(run.asked()).containsExactly("run each#2");
        }
    }

    @Nested
    class GoTogether {
        private final StepView round = round(3);

        private static StepView round(int maxParallel) {
            return Steps.of(step("iam.quarantine-user", maxParallel), "each#0", Steps.READY);
        }

        @Test
        void whenItIsTheirTurn() {
            assertThat(PlayedRounds.loopOf(round)).contains(EACH);
            assertThat(PlayedRounds.loopOf(Steps.in(round, Steps.PLANNED))).contains(EACH);
            assertThat(PlayedRounds.loopOf(Steps.in(round, REFUSED))).isEmpty();
            assertThat(PlayedRounds.loopOf(Steps.in(round, Steps.WAITING))).isEmpty();
        }

        @Test
        void whereThePlaybookLetsSeveralRunAtOnce() {
            assertThat(PlayedRounds.loopOf(round(1))).isEmpty();
        }

        @Test
        void whereNothingSpeaksAgainstThem() {
            assertThat(PlayedRounds.loopOf(Steps.warned(round, "The memory is not safe.")))
                    .isEmpty();
        }

        @Test
        void whereEachIsASingleAction() {
            var several = step("""
                max_parallel: 3
                parallel:
                  - {id: look, action: iam.describe-principal, with: {user: "${{ user }}"}}
                  - {id: quarantine, action: iam.quarantine-user, with: {user: "${{ user }}"}}
                """);

            assertThat(PlayedRounds.loopOf(Steps.of(several, "each#0", Steps.READY)))
                    .isEmpty();
        }

        @Test
        void butNeitherTheLoopItselfNorAStepWithoutOne() {
            assertThat(PlayedRounds.loopOf(Steps.of(round.step(), "each", Steps.READY)))
                    .isEmpty();
            assertThat(PlayedRounds.loopOf(Steps.changing("isolate", Steps.READY)))
                    .isEmpty();
        }
    }

    /** No step of these tests yields any. */
    private static final class NoEvidence implements EvidenceStore {
        @Override
        public EvidenceRef put(InputStream content) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Path file(String sha256) {
            throw new UnsupportedOperationException();
        }
    }
}
