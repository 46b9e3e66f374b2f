package dev.cofferdam.action.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CaptureConsoleOutputTest extends OnTheRange {
    private CaptureConsoleOutput.Out capture(String instance) {
        return new CaptureConsoleOutput().read(new CaptureConsoleOutput.In(instance), aws);
    }

    private String evidence(String instance) {
        return aws.evidence("ec2-" + instance + "-console.txt");
    }

    @Nested
    class TheConsole {
        @Test
        void isKeptAsText() {
            var out = capture(WEB_1);

            assertThat(evidence(WEB_1)).contains("XMRig/6.22.2").endsWith("now anon-rss:0kB\n");
            assertThat(out.size()).isEqualTo(evidence(WEB_1).length());
            assertThat(out.evidenceSha256()).matches("[0-9a-f]{64}");
            assertThat(out.latest()).isTrue();
            assertThat(out.lastUpdated()).isEqualTo("2026-11-23T22:00:00Z");
        }

        @Test
        void isTheOneAfterTheLastStartWhereTheTypeShowsNoOther() {
            var out = capture(SPOT);

            assertThat(evidence(SPOT)).contains("report-batch login:");
            assertThat(out.latest()).isFalse();
        }

        @Test
        void thatIsEmptyIsKeptToo() {
            var out = capture(STOPPED);

            assertThat(out.size()).isZero();
            assertThat(out.latest()).isFalse();
            assertThat(evidence(STOPPED)).isEmpty();
        }

        @Test
        void ofAnUnknownInstanceIsAnError() {
            fails(() -> capture(NOBODY), "InvalidInstanceID.NotFound");
        }

        @Test
        void thatMayNotBeReadIsAnError() {
            deny("ec2:GetConsoleOutput");

            fails(() -> capture(WEB_1), "UnauthorizedOperation");
            assertThat(aws.evidence).isEmpty();
        }
    }
}
