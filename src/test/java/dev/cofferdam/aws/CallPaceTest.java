package dev.cofferdam.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CallPaceTest {
    private static final String REGION = "eu-west-1";
    private static final String STOP = "ec2:StopInstances";
    private static final String TAG = "ec2:CreateTags";

    private final HandClock clock = new HandClock();
    private final List<Duration> pauses = new ArrayList<>();
    private final CallPace pace = new CallPace(clock, time -> {
        pauses.add(time);
        clock.pass(time);
    });

    @Test
    void holdsNothingBackThatWasNotThrottled() throws InterruptedException {
        for (var i = 0; i < 100; i++) await(STOP);

        assertThat(pauses).isEmpty();
    }

    @Test
    void keepsToWhatIsDocumented() throws InterruptedException {
        await("cloudtrail:LookupEvents");
        await("cloudtrail:LookupEvents");
        pace.await("us-east-1", "cloudtrail:LookupEvents");

        assertThat(pauses).containsExactly(Duration.ofMillis(500));
    }

    @Test
    void letsABurstThroughThatIsDocumentedAndKeepsToTheRateAfterIt() throws InterruptedException {
        for (var i = 0; i < 6; i++) await("securityhub:GetFindings");
        assertThat(pauses).isEmpty();

        var first = clock.instant();
        for (var i = 0; i < 3; i++) await("securityhub:GetFindings");
        assertThat(Duration.between(first, clock.instant())).isCloseTo(Duration.ofSeconds(1), Duration.ofMillis(1));

        clock.pass(Duration.ofSeconds(10));
        pauses.clear();
        for (var i = 0; i < 6; i++) await("securityhub:GetFindings");
        assertThat(pauses).isEmpty();
    }

    @Test
    void allowsNoBurstWhereItWasThrottled() throws InterruptedException {
        throttle("securityhub:BatchUpdateFindings");

        assertThat(spacing("securityhub:BatchUpdateFindings")).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void keepsAWholeServiceToWhatIsDocumentedForAllOfIt() throws InterruptedException {
        await("route53resolver:ListFirewallRules");
        await("route53resolver:ListFirewallDomains");

        assertThat(pauses).containsExactly(Duration.ofMillis(200));
    }

    @Test
    void letsSixteenCallsOfAServiceBeOnTheirWayAtOnce() throws InterruptedException {
        for (var i = 0; i < 15; i++) pace.enter("ec2");
        var last = pace.enter("ec2");
        var waiting = Thread.ofVirtual().unstarted(() -> {
            try {
                pace.enter("ec2");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        waiting.start();
        pace.enter("iam");
        while (waiting.getState() != Thread.State.WAITING) Thread.onSpinWait();

        last.close();

        waiting.join();
    }

    @Nested
    class AThrottledOperation {
        @Test
        void isSpacedWiderEachTime() throws InterruptedException {
            throttle(STOP);
            assertThat(spacing(STOP)).isEqualTo(Duration.ofMillis(100));

            clock.pass(Duration.ofSeconds(1));
            throttle(STOP);
            assertThat(spacing(STOP)).isEqualTo(Duration.ofMillis(200));
        }

        @Test
        void isSpacedOnceForCallsThatWereOnTheirWayTogether() throws InterruptedException {
            for (var i = 0; i < 8; i++) throttle(STOP);

            assertThat(spacing(STOP)).isEqualTo(Duration.ofMillis(100));
        }

        @Test
        void isNeverSpacedWiderThanFiveSeconds() throws InterruptedException {
            for (var i = 0; i < 20; i++) {
                throttle(STOP);
                clock.pass(Duration.ofSeconds(30));
            }

            assertThat(spacing(STOP)).isEqualTo(Duration.ofSeconds(5));
        }

        @Test
        void isLetGoAsItsCallsGoThrough() throws InterruptedException {
            throttle(STOP);
            pace.learn(REGION, STOP, false);
            assertThat(spacing(STOP)).isEqualTo(Duration.ofMillis(90));

            for (var i = 0; i < 30; i++) pace.learn(REGION, STOP, false);
            assertThat(spacing(STOP)).isEqualTo(Duration.ZERO);
        }

        @Test
        void doesNotSlowOthersOfItsService() throws InterruptedException {
            throttle(STOP);

            assertThat(spacing(TAG)).isEqualTo(Duration.ZERO);
        }

        @Test
        void doesNotSlowItselfInAnotherRegion() throws InterruptedException {
            throttle(STOP);

            pace.await("us-east-1", STOP);
            pace.await("us-east-1", STOP);
            assertThat(pauses).isEmpty();
        }

        @Test
        void slowsItsWholeServiceWhenASecondOneIsThrottledSoonAfter() throws InterruptedException {
            throttle(STOP);
            throttle(TAG);

            assertThat(spacing("ec2:DescribeInstances")).isEqualTo(Duration.ofMillis(100));
            assertThat(spacing("iam:GetRole")).isEqualTo(Duration.ZERO);
        }

        @Test
        void neverGoesBelowWhatIsDocumented() throws InterruptedException {
            throttle("cloudtrail:LookupEvents");
            for (var i = 0; i < 100; i++) pace.learn(REGION, "cloudtrail:LookupEvents", false);

            assertThat(spacing("cloudtrail:LookupEvents")).isEqualTo(Duration.ofMillis(500));
        }
    }

    private void throttle(String operation) {
        pace.learn(REGION, operation, true);
    }

    /** Between two calls that are made as soon as they may. */
    private Duration spacing(String operation) throws InterruptedException {
        clock.pass(Duration.ofMinutes(1));
        await(operation);
        var first = clock.instant();
        await(operation);
        return Duration.between(first, clock.instant());
    }

    private void await(String operation) throws InterruptedException {
        pace.await(REGION, operation);
    }
}
