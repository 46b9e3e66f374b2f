package dev.cofferdam.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.caselog.Mode;
import dev.cofferdam.caselog.Origin;
import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;

/** A session that goes on into another account of the organization. */
class AnotherAccountTest extends OnLocalAws {
    private static final String MEMBER = "arn:aws:iam::777788889999:role/incident/Responder";

    private final AccountRole there = new AccountRole("777788889999", "incident/Responder");

    @Test
    void isEnteredByARoleWithTheSessionsCredentials() {
        try (var session = signIn("prod")) {
            var other = session.in(there);

            assertThat(other.identity().account()).isEqualTo("777788889999");
            assertThat(other.defaultRegion()).isEqualTo("eu-west-1");
            assertThat(session.in(there)).isSameAs(other);
        }
        var entered = aws.assumed().getLast();
        assertThat(entered.get("RoleArn")).isEqualTo(MEMBER);
        assertThat(entered.accessKey()).startsWith("ASIARESPONDER");
        assertThat(entered.get("RoleSessionName")).isEqualTo("cofferdam-Ada-L");
    }

    @Test
    void isGivenTheExternalIdThatTheRoleAsksFor() {
        try (var session = signIn("prod")) {
            session.in(new AccountRole("777788889999", "incident/Responder", "harbour-7"));
        }
        assertThat(aws.assumed().getLast().get("ExternalId")).isEqualTo("harbour-7");
    }

    @Test
    void isTiedToTheCaseAndRecorded() {
        try (var session = signIn("prod")) {
            session.in(there);
        }
        assertThat(aws.assumed().getLast().get("Tags.member.1.Value")).isEqualTo(log.caseId());
        assertThat(opened().path("account").asString()).isEqualTo("777788889999");
        assertThat(opened().path("credentials").asString()).endsWith(" → " + MEMBER);
        assertThat(opened().path("source_identity").asString()).isEqualTo("cofferdam-" + log.caseId());
    }

    @Test
    void isEnteredAlsoAfterTheSessionItselfHasEnded() {
        try (var session = signIn("prod")) {
            clock.pass(Duration.ofHours(3));

            assertThat(session.in(there).identity().account()).isEqualTo("777788889999");
        }
        assertThat(types()).endsWith("session.opened", "session.renewed", "session.opened");
    }

    @Test
    void isEnteredAlsoWhenAwsHasEndedTheSessionBeforeItsTime() {
        try (var session = signIn("prod")) {
            aws.endSessions();

            assertThat(session.in(there).identity().account()).isEqualTo("777788889999");
        }
        assertThat(types()).endsWith("session.opened", "session.expired", "session.renewed", "session.opened");
    }

    @Test
    void staysOpenWhenItAndTheSessionEndTogether() {
        try (var session = signIn("prod")) {
            var other = session.in(there);
            clock.pass(Duration.ofHours(3));
            aws.endSessions();

            var iam = new Recorder(log, Origin.of(actor(), Mode.LIVE), other).client(IamClient.class, "eu-west-1");
            iam.deleteUser(r -> r.userName("bob"));
        }
        assertThat(types()).endsWith("session.renewed", "session.renewed", "aws.intended", "aws.answered");
    }

    @Test
    void thatRefusesIsToldAndAskedAgainTheNextTime() {
        try (var session = signIn("prod")) {
            aws.codes.put(MEMBER, new HashSet<>());
            assertThatThrownBy(() -> session.in(there))
                    .isInstanceOf(AwsSessionException.class)
                    .hasMessageContaining(MEMBER);
            assertThat(types()).endsWith("session.refused");

            aws.codes.remove(MEMBER);
            assertThat(session.in(there).identity().account()).isEqualTo("777788889999");
        }
    }
}
