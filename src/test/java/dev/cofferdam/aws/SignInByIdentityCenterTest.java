package dev.cofferdam.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Signing in by the browser. */
class SignInByIdentityCenterTest extends OnLocalAws {
    @Test
    void isSignedInToByTheBrowser() {
        aws.browser.addAll(List.of("authorization_pending", "slow_down"));

        try (var session = signIn("sso")) {
            assertThat(session.identity().arn()).contains("AWSReservedSSO_Responder/ada");
        }

        assertThat(person.shown).singleElement().satisfies(shown -> {
            assertThat(shown.code()).isEqualTo("ABCD-EFGH");
            assertThat(shown.address()).hasToString("https://device.sso.example/?user_code=ABCD-EFGH");
        });
        assertThat(person.stillShown).isFalse();
        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(6));
    }

    @Test
    void isSharedWithTheAwsCli() throws IOException {
        signIn("sso").close();

        // as the AWS CLI names it: the SHA-1 of the session's name
        var kept = home.resolve(".aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(kept))
                .contains("\"expiresAt\":\"2026-11-23T18:00:01Z\"")
                .contains("\"refreshToken\":\"refresh-1\"");
        signIn("sso").close();
        assertThat(person.shown).hasSize(1);
    }

    @Test
    void isRefreshedWithoutAskingAnybody() {
        signIn("sso").close();
        clock.pass(Duration.ofHours(9));

        signIn("sso").close();

        assertThat(person.shown).hasSize(1);
        assertThat(aws.tokenRequests.getLast())
                .containsEntry("grantType", "refresh_token")
                .containsEntry("refreshToken", "refresh-1");
    }

    @Test
    void isSignedInToAnewWhenTheRefreshIsRefused() {
        signIn("sso").close();
        clock.pass(Duration.ofHours(9));
        aws.refreshes = false;

        signIn("sso").close();

        assertThat(person.shown).hasSize(2);
    }

    @Test
    void isSignedInToAnewWhenSomebodySignedOut() {
        signIn("sso").close();
        aws.signsOut();

        signIn("sso").close();

        assertThat(person.shown).hasSize(2);
    }

    @Test
    void canBeCalledOff() {
        person.callsOff = true;

        assertThatThrownBy(() -> signIn("sso"))
                .isInstanceOf(AwsSessionException.class)
                .hasMessage("Not signed in to profile sso: the sign-in by the browser was called off.");
        assertThat(person.stillShown).isFalse();
    }

    @Test
    void doesNotWaitForEver() {
        for (var i = 0; i < 1000; i++) aws.browser.add("authorization_pending");

        assertThatThrownBy(() -> signIn("sso"))
                .isInstanceOf(AwsSessionException.class)
                .hasMessageContaining("nobody agreed in the browser in time");
    }

    @Test
    void canBeWhereARoleIsAssumedFrom() {
        signIn("from-sso").close();

        assertThat(aws.assumed()).singleElement().satisfies(call -> {
            assertThat(call.accessKey()).startsWith("ASIASSO");
            assertThat(call.get("DurationSeconds")).isEqualTo("3600");
        });
    }
}
