package dev.cofferdam.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

class SessionCredentialsTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch asking = new CountDownLatch(1);
    private final SessionCredentials credentials = opened();

    @Test
    void areAskedForAnewByTheNextThatWaitsWhenWhoeverAskedIsCancelled() throws Exception {
        var first = new CompletableFuture<Throwable>();
        var cancelled = Thread.ofPlatform().start(() -> {
            try {
                credentials.renew(0);
            } catch (InterruptedException e) {
                first.complete(e);
            }
        });
        assertThat(asking.await(30, TimeUnit.SECONDS)).isTrue();
        var second = new CompletableFuture<Boolean>();
        var next = Thread.ofPlatform().start(() -> {
            try {
                second.complete(credentials.renew(0));
            } catch (InterruptedException e) {
                second.completeExceptionally(e);
            }
        });
        while (next.getState() != Thread.State.WAITING) Thread.onSpinWait();

        cancelled.interrupt();

        assertThat(first.get(30, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        assertThat(second.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(credentials.generation()).isEqualTo(1);
        assertThat(asked).hasValue(3);
    }

    private SessionCredentials opened() {
        try {
            return SessionCredentials.fetched(this::fetch, new HandClock());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The second is waited for until somebody interrupts. */
    private AwsCredentials fetch() throws InterruptedException {
        var number = asked.incrementAndGet();
        if (number == 2) {
            asking.countDown();
            new CountDownLatch(1).await();
        }
        return AwsBasicCredentials.create("AKIA" + number, "secret");
    }
}
