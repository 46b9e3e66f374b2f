package dev.cofferdam.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.CancelledException;
import dev.cofferdam.aws.FakeSession;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WorkTest {
    private final FakeSession session = new FakeSession(Map.of());
    private final Work work = new Work(session.instant(), session, () -> {});

    @Nested
    class WhileSomebodySignsIn {
        @Test
        void theStepsTimeStandsStill() throws Exception {
            work.within(Duration.ofMinutes(10));

            work.during(() -> {
                session.pause(Duration.ofMinutes(30));
                return true;
            });

            assertThatCode(work::check).doesNotThrowAnyException();
            session.pause(Duration.ofMinutes(11));
            assertThatThrownBy(work::check).isInstanceOf(Failures.TimeoutException.class);
        }

        @Test
        void cancellingEndsTheWait() throws Exception {
            var waits = new CountDownLatch(1);
            var outcome = new CompletableFuture<Throwable>();
            Thread.startVirtualThread(() -> {
                try {
                    work.during(() -> {
                        waits.countDown();
                        new CountDownLatch(1).await();
                        return true;
                    });
                } catch (CancelledException | InterruptedException e) {
                    outcome.complete(Thread.currentThread().isInterrupted() ? new AssertionError(e) : e);
                }
            });
            assertThat(waits.await(30, TimeUnit.SECONDS)).isTrue();

            work.cancel();

            assertThat(outcome.get(30, TimeUnit.SECONDS)).isInstanceOf(CancelledException.class);
        }
    }

    @Test
    void nobodyIsAskedForAStepThatWasCancelledBefore() {
        work.cancel();

        assertThatThrownBy(() -> work.during(() -> {
                    throw new AssertionError("asked");
                }))
                .isInstanceOf(CancelledException.class);
    }
}
