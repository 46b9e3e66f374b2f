package dev.cofferdam.action.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.ecs.ScaleService.In;
import dev.cofferdam.action.ecs.ScaleService.Out;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.IntNode;

class ScaleServiceTest extends OnTheRange {
    private static final In TO_NONE = new In(CLUSTER, CART, 0);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final ScaleService action = new ScaleService();

    private Out out(long desired, long running) {
        return new Out(desired, running, true);
    }

    @Test
    void keepsNoTaskAndThenAsManyAsBefore() {
        var plan = thereAndBack(action, TO_NONE, out(0, 2));

        assertThat(plan.changes())
                .containsExactly(new Change(SERVICE, "DesiredCount", IntNode.valueOf(2), IntNode.valueOf(0)));
        assertThat(plan.warnings())
                .contains("2 of 2 running task(s) stop, with their memory and what they wrote; ECS chooses which.");
    }

    @Test
    void canBeWaitedForAndStartsNewTasksWhenTakenBack() {
        var plan = run(action, TO_NONE);
        assertThat(action.progress("steady", TO_NONE, out(0, 2), account.aws).reached())
                .isFalse();

        account.pass(A_MINUTE);
        assertThat(action.progress("steady", TO_NONE, out(0, 2), account.aws).reached())
                .isTrue();
        assertThat(action.verify(TO_NONE, account.aws)).isEqualTo(out(0, 0));

        takeBack(action, plan);
        account.pass(A_MINUTE);
        assertThat(action.verify(TO_NONE, account.aws)).isEqualTo(out(2, 2));
        assertThat(new StopTask()
                        .verify(new StopTask.In(CLUSTER, OF_CART), account.aws)
                        .state())
                .isEqualTo("STOPPED");
    }

    @Test
    void takesAnyCount() {
        run(action, new In(CLUSTER, CART, 5));
        account.pass(A_MINUTE);

        assertThat(action.verify(TO_NONE, account.aws)).isEqualTo(out(5, 5));
    }

    @Test
    void survivesEveryInterruption() {
        interruptEverywhere(
                action,
                TO_NONE,
                a -> assertThat(action.verify(TO_NONE, a.aws).desired()).isZero());
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void isDoneWhereItKeepsAsMany() {
            assertThat(action.plan(new In(CLUSTER, CART, 2), account.aws).changes())
                    .isEmpty();
        }

        @Test
        void refusesAServiceWithoutACount() {
            refuses(() -> action.plan(new In(CLUSTER, "agent", 0), account.aws), "DaemonService", "has no count");
        }

        @Test
        void refusesLessThanNone() {
            refuses(() -> action.plan(new In(CLUSTER, CART, -1), account.aws), "InvalidInput", "none or more");
        }

        @Test
        void tellsOfAServiceOrAClusterThatIsNotThere() {
            refuses(() -> action.plan(new In(CLUSTER, "nobodys", 0), account.aws), "NoSuchService", "cluster shop");
            refuses(() -> action.plan(new In(null, CART, 0), account.aws), "NoSuchService", "cluster default");
        }
    }

    @Nested
    class TakenBack {
        @Test
        void saysThatSomebodyScaledItSince() {
            var plan = run(action, TO_NONE);
            somebody().updateService(r -> r.cluster(CLUSTER).service(CART).desiredCount(1));

            assertThat(undoOf(action, plan).warnings())
                    .first()
                    .asString()
                    .startsWith("Somebody changed the desired count of the service cart since");
        }
    }
}
