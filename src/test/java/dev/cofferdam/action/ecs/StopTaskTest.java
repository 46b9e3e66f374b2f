package dev.cofferdam.action.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.ecs.StopTask.In;
import dev.cofferdam.action.ecs.StopTask.Out;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StopTaskTest extends OnTheRange {
    private static final In STANDALONE = new In(CLUSTER, ALONE);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final StopTask action = new StopTask();
    private final Out stopping = new Out("STOPPING");

    @Override
    protected Object state(SimulatedAccount of) {
        return of.world().get("containers");
    }

    @Test
    void stopsItForGood() {
        var plan = thereForGood(action, STANDALONE, stopping);

        assertThat(plan.changes())
                .containsExactly(Change.of(
                        "arn:aws:ecs:us-east-1:111122223333:task/shop/" + ALONE,
                        "DesiredStatus",
                        "RUNNING",
                        "STOPPED"));
        assertThat(plan.warnings())
                .containsExactly("The task's memory is lost; its containers stay on the host for some hours.");
        callsOnlyWhatItDeclares(action);
    }

    @Test
    void canBeWaitedFor() {
        run(action, STANDALONE);
        assertThat(action.progress("stopped", STANDALONE, stopping, account.aws).reached())
                .isFalse();

        account.pass(A_MINUTE);

        assertThat(action.progress("stopped", STANDALONE, stopping, account.aws).reached())
                .isTrue();
    }

    @Test
    void survivesEveryInterruption() {
        interruptForGood(
                action,
                STANDALONE,
                a -> assertThat(action.verify(STANDALONE, a.aws)).isEqualTo(stopping));
    }

    @Test
    void takesAnArnAsWell() {
        var in = new In(CLUSTER, "arn:aws:ecs:us-east-1:111122223333:task/shop/" + ALONE);

        run(action, in);

        assertThat(action.verify(in, account.aws)).isEqualTo(stopping);
        assertThat(somebody()
                        .describeTasks(r -> r.cluster(CLUSTER).tasks(ALONE))
                        .tasks()
                        .getFirst()
                        .stoppedReason())
                .isEqualTo("cofferdam case case");
    }

    @Test
    void tellsOfATaskThatIsNotThere() {
        refuses(() -> action.plan(new In(CLUSTER, "nobodys"), account.aws), "NoSuchTask", "cluster shop");
    }

    @Nested
    class OfAService {
        private static final In ONE_OF_TWO = new In(CLUSTER, OF_CART);

        @Test
        void warnsThatAnotherOneIsStarted() {
            assertThat(action.plan(ONE_OF_TWO, account.aws).warnings())
                    .containsExactly(
                            "The task's memory and file system are lost.",
                            "Service cart starts another one in its place at once: scale it first.");
        }

        @Test
        void anotherOneIsStarted() {
            run(action, ONE_OF_TWO);
            account.pass(A_MINUTE);

            assertThat(new ScaleService()
                            .verify(new ScaleService.In(CLUSTER, CART, 0), account.aws)
                            .running())
                    .isEqualTo(2);
        }
    }
}
