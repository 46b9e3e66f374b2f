package dev.cofferdam.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.aws.SignInPrompts.DeviceRequest;
import dev.cofferdam.aws.SignInPrompts.MfaRequest;
import dev.cofferdam.range.Pacing;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session that asks, above whatever is shown. */
@InTheWindow
class SignInWindowTest {
    private static final MfaRequest CODE = new MfaRequest("prod", "mfa/ada", "role/responder", true);

    @TempDir
    private Path home;

    private HeadlessWindow window;

    @BeforeEach
    void open() throws TimeoutException {
        var parts = new HomeParts(home, Clock.systemUTC(), Map.of("COFFERDAM_RESPONDER", "Ada"), Pacing.NONE);
        window = HeadlessWindow.open(Wiring.services(parts));
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void takesACode() throws Exception {
        var answer = onItsThread(() -> window.workbench().signIn().mfaCode(CODE));

        window.fill("sign-in-code", "123456");
        window.click("sign-in-give");

        assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo(Optional.of("123456"));
    }

    @Test
    void isCalledOffByEscape() throws Exception {
        var answer = onItsThread(() -> window.workbench().signIn().mfaCode(CODE));

        window.fill("sign-in-code", "12");
        window.robot().type(KeyCode.ESCAPE);

        assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo(Optional.empty());
    }

    @Test
    void showsWhereToSignIn() {
        var address = URI.create("https://device.example/?user_code=ABCD");
        var shown = window.workbench()
                .signIn()
                .showDevice(new DeviceRequest(
                        "sso", address, URI.create("https://device.example/"), "ABCD", Instant.EPOCH));

        window.click("sign-in-open");
        window.click("sign-in-cancel");

        assertThat(shown.cancelled()).isTrue();
        assertThat(window.opened()).containsExactly(address, address);
        shown.close();
    }

    private static <T> FutureTask<T> onItsThread(Callable<T> asking) {
        var task = new FutureTask<>(asking);
        Thread.startVirtualThread(task);
        return task;
    }
}
