package dev.cofferdam.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.aws.SignInPrompts.DeviceRequest;
import dev.cofferdam.aws.SignInPrompts.MfaRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SignInDeskTest {
    private static final MfaRequest CODE = new MfaRequest("prod", "mfa/ada", "role/responder", false);
    private static final DeviceRequest DEVICE = new DeviceRequest(
            "sso",
            URI.create("https://device.example/?user_code=AB"),
            URI.create("https://device.example/"),
            "AB",
            Instant.EPOCH);

    private final List<URI> opened = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final SignInDesk desk =
            new SignInDesk(new Background(Runnable::run, Runnable::run), opened::add, told::add);

    @Nested
    class ACode {
        @Test
        void isWaitedForUntilItIsGiven() throws Exception {
            var answer = asked();

            desk.give((SignInDesk.Asked.Code) desk.current().get().orElseThrow(), " 123456 ");

            assertThat(answer.get(30, TimeUnit.SECONDS)).contains("123456");
            assertThat(desk.current().get()).isEmpty();
        }

        @Test
        void canBeCalledOff() throws Exception {
            var answer = asked();

            desk.cancel(desk.current().get().orElseThrow());

            assertThat(answer.get(30, TimeUnit.SECONDS)).isEmpty();
        }

        @Test
        void isWaitedForNoLongerWhenTheWindowCloses() throws Exception {
            var answer = asked();

            desk.close();

            assertThat(answer.get(30, TimeUnit.SECONDS)).isEmpty();
            assertThat(desk.mfaCode(CODE)).isEmpty();
        }

        @Test
        void isGoneWithTheStepThatWaitedForIt() throws Exception {
            var shown = shown();
            var waiting = Thread.startVirtualThread(() -> {
                try {
                    desk.mfaCode(CODE);
                } catch (InterruptedException _) {
                    // as the step that was cancelled
                }
            });
            assertThat(shown.await(30, TimeUnit.SECONDS)).isTrue();

            waiting.interrupt();

            assertThat(waiting.join(Duration.ofSeconds(30))).isTrue();
            assertThat(desk.current().get()).isEmpty();
        }

        @Test
        void hasSixDigits() {
            assertThat(SignInDesk.isCode("123456")).isTrue();
            assertThat(SignInDesk.isCode("12345")).isFalse();
            assertThat(SignInDesk.isCode("12345x")).isFalse();
        }

        private CompletableFuture<Optional<String>> asked() throws InterruptedException {
            var answer = new CompletableFuture<Optional<String>>();
            var shown = shown();
            Thread.startVirtualThread(() -> {
                try {
                    answer.complete(desk.mfaCode(CODE));
                } catch (InterruptedException e) {
                    answer.completeExceptionally(e);
                }
            });
            assertThat(shown.await(30, TimeUnit.SECONDS)).isTrue();
            return answer;
        }

        private CountDownLatch shown() {
            var shown = new CountDownLatch(1);
            desk.current().subscribe(now -> {
                if (now.isPresent()) shown.countDown();
            });
            return shown;
        }
    }

    @Nested
    class ASignInByTheBrowser {
        @Test
        void opensItAndIsShownUntilSomebodyAgreed() {
            try (var shown = desk.showDevice(DEVICE)) {
                assertThat(opened).containsExactly(DEVICE.address());
                assertThat(desk.current().get()).isPresent();
                assertThat(shown.cancelled()).isFalse();
            }
            assertThat(desk.current().get()).isEmpty();
        }

        @Test
        void canBeCalledOff() {
            try (var shown = desk.showDevice(DEVICE)) {
                desk.cancel(desk.current().get().orElseThrow());

                assertThat(shown.cancelled()).isTrue();
                assertThat(desk.current().get()).isEmpty();
            }
        }

        @Test
        void waitsItsTurn() {
            var first = desk.showDevice(DEVICE);
            var second = desk.showDevice(
                    new DeviceRequest("other", DEVICE.address(), DEVICE.plainAddress(), "CD", Instant.EPOCH));
            assertThat(profile()).isEqualTo("sso");

            first.close();

            assertThat(profile()).isEqualTo("other");
            assertThat(second.cancelled()).isFalse();
        }

        private String profile() {
            return ((SignInDesk.Asked.Browser) desk.current().get().orElseThrow())
                    .request()
                    .profile();
        }
    }

    @Test
    void tellsWhatTheResponderShouldKnow() {
        desk.tell("not tied to the case");

        assertThat(told).containsExactly("not tied to the case");
    }
}
