package dev.cofferdam.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The role that is kept for the moment when no other gets in. */
class BreakGlassTest extends OnLocalAws {
    @Test
    void isAskedForWithAReasonThatIsOnDiskBeforeTheRoleIsAssumed() {
        var order = new SessionOrder(log, actor(), "the responder role is locked out");

        try (var session = open(configuration(), Map.of(), "profile:prod", order)) {
            assertThat(session.identity().arn()).contains("assumed-role/break-glass/");
        }

        assertThat(types()).containsSubsequence("session.break_glass", "session.opened");
        var asked = records().stream()
                .filter(r -> r.type().equals("session.break_glass"))
                .findFirst();
        assertThat(asked.orElseThrow().content().body().path("reason").asString())
                .isEqualTo("the responder role is locked out");
    }

    @Test
    void isLoggedEvenWhenTheRoleIsRefused() {
        aws.codes.put("arn:aws:iam::444455556666:role/break-glass", new HashSet<>());
        var order = new SessionOrder(log, actor(), "locked out");

        assertThatThrownBy(() -> open(configuration(), Map.of(), "profile:prod", order))
                .isInstanceOf(AwsSessionException.class);
        assertThat(types()).containsSubsequence("session.break_glass", "session.refused");
    }

    @Test
    void needsAReason() {
        assertThatThrownBy(() -> new SessionOrder(log, actor(), " ")).hasMessageContaining("without a reason");
    }

    @Test
    void needsAProfileThatNamesIt() {
        var order = new SessionOrder(log, actor(), "locked out");

        assertThatThrownBy(() -> open(configuration(), Map.of(), "profile:sso", order))
                .hasMessage("Profile sso names no break-glass profile. Add cofferdam_break_glass = NAME to it in"
                        + " ~/.aws/config.");
    }
}
