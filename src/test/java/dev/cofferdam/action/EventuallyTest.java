package dev.cofferdam.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown late is waited for, on the account's clock. */
class EventuallyTest {
    private final AtomicInteger looks = new AtomicInteger();
    private SimulatedAccount account;

    @BeforeEach
    void open(@TempDir Path folder) {
        account = SimulatedAccount.open(folder);
    }

    @AfterEach
    void close() {
        account.close();
    }

    private Duration waitUntil(int look) {
        var begun = account.aws.clock().instant();
        assertThat(Eventually.shown("it", looks::incrementAndGet, n -> n >= look, account.aws))
                .isEqualTo(look);
        return Duration.between(begun, account.aws.clock().instant());
    }

    @Test
    void whatIsThereIsNotWaitedFor() {
        assertThat(waitUntil(1)).isZero();
    }

    @Test
    void itIsLookedForSoonAndThenLessOften() {
        assertThat(waitUntil(6)).isEqualTo(Duration.ofMillis(250 + 500 + 1000 + 2000 + 4000));
    }

    @Test
    void afterHalfAMinuteTheResponderIsTold() {
        assertThatThrownBy(() -> Eventually.shown("the new policy", looks::incrementAndGet, _ -> false, account.aws))
                .isInstanceOf(ActionException.class)
                .hasMessage(
                        "AWS accepted the change, but does not show the new policy yet. Wait a minute and run the step"
                                + " again: nothing is changed twice.");
        assertThat(looks.get()).isLessThan(20);
    }
}
