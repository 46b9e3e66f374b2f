package dev.cofferdam.ui.incident.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.iam.IamActions;
import dev.cofferdam.run.Failure;
import dev.cofferdam.run.Preview;
import dev.cofferdam.run.RoundsPlan;
import dev.cofferdam.run.ScriptedRun;
import dev.cofferdam.run.ShownPlan;
import dev.cofferdam.run.StepKey;
import dev.cofferdam.run.StepState;
import dev.cofferdam.run.StepView;
import dev.cofferdam.run.Steps;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.incident.run.RunViewModel;
import dev.cofferdam.ui.incident.step.RoundsPicture.Standing;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Many rounds seen and run together. */
class RoundsViewModelTest {
    private static final ActionRegistry ACTIONS = new ActionRegistry(IamActions.all());
    private static final StepKey LOOP = new StepKey("each");
    private static final StepState FAILED = new StepState.Failed(new Failure("No", "No.", "Look."), false);
    private static final String REVERSIBLE = "iam.quarantine-user";
    private static final String DESTRUCTIVE = "iam.delete-access-key";
    private static final String READING = "iam.describe-principal";

    @SuppressWarnings("NullAway.Init")
    private ScriptedRun run;

    @SuppressWarnings("NullAway.Init")
    private RunViewModel steps;

    private RoundsViewModel open(List<StepView> views) {
        run = new ScriptedRun(Steps.run(views.toArray(StepView[]::new)));
        var direct = new Background(Runnable::run, Runnable::run);
        steps = new RunViewModel(run, direct);
        var model = new RoundsViewModel(steps, ACTIONS);
        steps.select(LOOP);
        return model;
    }

    private static RoundsPicture now(RoundsViewModel model) {
        return model.picture().get().orElseThrow();
    }

    private static StepKey round(int number) {
        return new StepKey(LOOP + "#" + number);
    }

    /** Looking at them yields a plan of each. */
    private void looks(RoundsViewModel model, int rounds) {
        looks(
                model,
                IntStream.range(0, rounds).mapToObj(i -> Steps.plan("h" + i)).toList());
    }

    private void looks(RoundsViewModel model, List<ShownPlan> plans) {
        var plan = new RoundsPlan(
                IntStream.range(0, plans.size())
                        .mapToObj(i -> new Preview(round(i), "Round " + i, plans.get(i)))
                        .toList(),
                "all");
        run.when("plan rounds each", () -> {
            plan.rounds()
                    .forEach(round -> run.becomes(
                            Steps.planned(run.snapshot().step(round.step()).orElseThrow(), round.plan())));
            return plan;
        });
        model.plan();
    }

    @Test
    void areCountedByHowTheyStand() {
        var model = open(Steps.loop(
                "each", REVERSIBLE, 4, Steps.DONE, Steps.READY, Steps.PLANNED, Steps.RUNNING, FAILED, Steps.UNDONE));

        assertThat(now(model).all()).isEqualTo(6);
        assertThat(now(model).count(Standing.LEFT)).isEqualTo(2);
        assertThat(now(model).count(Standing.FAILED)).isEqualTo(1);
        assertThat(now(model).progress()).isEqualTo(2 / 6.0);
    }

    @Test
    void areLookedAtBeforeTheyAreRun() {
        var model = open(Steps.loop("each", REVERSIBLE, 4, Steps.READY, Steps.READY));
        assertThat(now(model).canPlan()).isTrue();
        assertThat(now(model).canRun()).isFalse();

        looks(model, 2);

        assertThat(now(model).canRun()).isTrue();
        assertThat(now(model).wantsNumber()).isFalse();
        run.when("run rounds each all", () -> true);
        model.run();
        assertThat(run.asked()).containsExactly("plan rounds each", "run rounds each all");
    }

    @Test
    void areLookedAtAnewWhenOneOfTheirPlansHasChanged() {
        var model = open(Steps.loop("each", REVERSIBLE, 4, Steps.READY, Steps.READY));
        looks(model, 2);

        run.becomes(Steps.planned(run.snapshot().step(round(1)).orElseThrow(), Steps.plan("other")));

        assertThat(now(model).plan()).isEmpty();
        assertThat(now(model).canRun()).isFalse();
        assertThat(now(model).canPlan()).isTrue();
    }

    @Test
    void tellOnceWhatSeveralOfThemWarnOf() {
        var model = open(Steps.loop("each", REVERSIBLE, 4, Steps.READY, Steps.READY, Steps.READY));
        var plans = List.of(
                Steps.plan("h0", "of one", "of two"), Steps.plan("h1", "of two", "of all"), Steps.plan("h2", "of all"));
        looks(model, plans);

        assertThat(now(model).warnings())
                .containsExactly(entry("of two", 2L), entry("of all", 2L), entry("of one", 1L));
    }

    @Test
    void areComeToTogetherUnlessTheyAreGoneThroughOneByOne() {
        open(Steps.loop("each", REVERSIBLE, 4, Steps.READY, Steps.READY));
        steps.select(new StepKey("another"));
        steps.selectNext();
        assertThat(steps.selected().get()).contains(LOOP);

        steps.select(round(1));
        steps.selectNext();
        assertThat(steps.selected().get()).contains(round(0));
    }

    @Nested
    class ThatAreTakenBack {
        private RoundsViewModel asked() {
            var model = open(Steps.loop("each", REVERSIBLE, 4, Steps.DONE, Steps.DONE));
            for (var i = 0; i < 2; i++) run.becomes(Steps.undoable(run.step("each#" + i), null));
            var plan = new RoundsPlan(
                    List.of(
                            new Preview(round(0), "Round 0", Steps.plan("u0")),
                            new Preview(round(1), "Round 1", Steps.plan("u1"))),
                    "back");
            run.when("plan undo rounds each", () -> {
                plan.rounds()
                        .forEach(r ->
                                run.becomes(Steps.undoable(run.step(r.step().path()), r.plan())));
                return plan;
            });
            assertThat(now(model).canPlanUndo()).isTrue();
            model.planUndo();
            return model;
        }

        @Test
        void showFirstWhatThatWouldChange() {
            var model = asked();

            assertThat(now(model).canUndo()).isTrue();
            assertThat(now(model).canRun()).isFalse();
            assertThat(now(model).asked().orElseThrow().rounds()).hasSize(2);
        }

        @Test
        void areTakenBackByThatPlan() {
            var model = asked();
            run.when("undo rounds each back", () -> true);
            model.undo();

            assertThat(run.asked()).containsExactly("plan undo rounds each", "undo rounds each back");
        }

        @Test
        void stayWhereNobodyAgrees() {
            var model = asked();
            model.keepThem();

            assertThat(now(model).canUndo()).isFalse();
            assertThat(now(model).canPlanUndo()).isTrue();
            assertThat(run.asked()).containsExactly("plan undo rounds each");
        }
    }

    @Test
    void areLedOnByOneKey() {
        var model = open(Steps.loop("each", REVERSIBLE, 4, Steps.READY, Steps.READY));
        looks(model, 2);
        run.when("run rounds each all", () -> true);

        model.doPrimary();

        assertThat(run.asked()).containsExactly("plan rounds each", "run rounds each all");
    }

    @Test
    void thatCannotBeTakenBackWantTheirNumber() {
        var model = open(Steps.loop("each", DESTRUCTIVE, 4, Steps.READY, Steps.READY));
        looks(model, 2);
        assertThat(now(model).wantsNumber()).isTrue();

        model.number().set(" 1 ");
        run.when("run rounds each all '1'", () -> true);
        model.run();

        assertThat(run.asked()).endsWith("run rounds each all '1'");
    }

    @Test
    void thatOnlyReadAreRunAtOnce() {
        var model = open(Steps.loop("each", READING, 4, Steps.READY, Steps.READY));
        assertThat(now(model).canPlan()).isFalse();

        run.when("run rounds each", () -> true);
        model.run();

        assertThat(run.asked()).containsExactly("run rounds each");
    }

    @Test
    void thatFailedAreMadeReadyTogether() {
        var model = open(Steps.loop("each", REVERSIBLE, 4, FAILED, Steps.DONE));
        assertThat(now(model).canRetry()).isTrue();

        run.when("retry rounds each", () -> true);
        model.retry();

        assertThat(run.asked()).containsExactly("retry rounds each");
    }

    @Test
    void areSeenTogetherFromOneOfThem() {
        var model = open(Steps.loop("each", REVERSIBLE, 4, Steps.READY, Steps.READY));
        steps.select(round(1));
        assertThat(now(model).whole()).isFalse();

        model.selectLoop();

        assertThat(steps.selected().get()).contains(LOOP);
        assertThat(now(model).whole()).isTrue();
    }

    @Test
    void goOneByOneWhereThePlaybookSaysSoOrThereIsOneOnly() {
        assertThat(open(Steps.loop("each", REVERSIBLE, 1, Steps.READY, Steps.READY))
                        .picture()
                        .get())
                .isEmpty();
        assertThat(open(Steps.loop("each", REVERSIBLE, 4, Steps.READY))
                        .picture()
                        .get())
                .isEmpty();
    }
}
