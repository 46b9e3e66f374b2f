package dev.cofferdam.action.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.ec2.CaptureScreenshot.In;
import org.junit.jupiter.api.Test;

class CaptureScreenshotTest extends OnTheRange {
    private final CaptureScreenshot action = new CaptureScreenshot();

    @Test
    void keepsThePictureAsEvidence() {
        var out = action.read(new In(WEB_1), aws);

        assertThat(out.size()).isPositive();
        assertThat(out.evidenceSha256()).hasSize(64);
        assertThat(aws.evidence("ec2-%s-screen.jpg".formatted(WEB_1))).contains("JFIF");
        callsWhatItDeclares(action);
    }

    @Test
    void refusesAnInstanceThatDoesNotRun() {
        refuses(() -> action.read(new In(STOPPED), aws), "IncorrectInstanceState", "only a running one has a screen");
        assertThat(aws.evidence).isEmpty();
    }
}
