package dev.cofferdam.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.aws.AccountRole;
import dev.cofferdam.aws.AwsSessionException;
import dev.cofferdam.aws.Target;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.sts.StsClient;

/** Several simulated accounts in one case. */
class OrganizationTest {
    private static final AccountRole OTHER = new AccountRole(SimulatedOrganization.id(1), SimulatedOrganization.ROLE);

    private final SimulatedOrganization organization =
            new SimulatedOrganization(2, List.of("us-east-1", "eu-west-1"), 2);

    @TempDir
    Path folder;

    private RangeSession session;

    @BeforeEach
    void open() {
        var clock = Clock.fixed(Instant.parse("2026-11-26T03:00:00Z"), ZoneOffset.UTC);
        session = organization
                .sessions(clock, Pacing.NONE)
                .open(new Target.Range(SimulatedOrganization.SCENARIO), folder);
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void anotherAccountIsEnteredByItsRole() {
        var other = session.in(OTHER);

        assertThat(other.identity().account()).isEqualTo(OTHER.account());
        assertThat(other.client(StsClient.class, "us-east-1")
                        .getCallerIdentity()
                        .arn())
                .isEqualTo("arn:aws:sts::%s:assumed-role/IncidentResponder/ada".formatted(OTHER.account()));
        assertThat(session.in(OTHER)).isSameAs(other);
    }

    @Test
    void anAccountIsNotEnteredByAnotherRoleNorOneThatIsNotThere() {
        assertThatThrownBy(() -> session.in(new AccountRole(OTHER.account(), "Admin")))
                .isInstanceOf(AwsSessionException.class)
                .hasMessageContaining("not authorized to perform: sts:AssumeRole")
                .hasMessageContaining("role/Admin");
        assertThatThrownBy(() -> session.in(new AccountRole("999999999999", SimulatedOrganization.ROLE)))
                .isInstanceOf(AwsSessionException.class)
                .hasMessageContaining("999999999999");
    }

    @Test
    void eachAccountHasInstancesOfItsOwnInEachRegion() {
        assertThat(instances(session, "us-east-1"))
                .hasSize(2)
                .doesNotContainAnyElementsOf(instances(session, "eu-west-1"));
        assertThat(instances(session.in(OTHER), "eu-west-1"))
                .containsExactlyElementsOf(organization.all().stream()
                        .filter(i -> i.account().equals(OTHER.account())
                                && i.region().equals("eu-west-1"))
                        .map(SimulatedOrganization.Placed::instance)
                        .toList());
    }

    @Test
    void whatIsChangedThereIsThereAfterReopening() throws InterruptedException {
        var tagged = instances(session.in(OTHER), "eu-west-1").getFirst();
        session.in(OTHER)
                .client(Ec2Client.class, "eu-west-1")
                .createTags(r -> r.resources(tagged)
                        .tags(Tag.builder().key("seen").value("yes").build()));
        session.in(OTHER).pause(Duration.ofMinutes(5));
        var then = session.clock().instant();
        session.close();

        open();

        assertThat(session.clock().instant()).isEqualTo(then);
        assertThat(session.in(OTHER)
                        .client(Ec2Client.class, "eu-west-1")
                        .describeTags(r -> r.filters(Ec2Test.filter("resource-id", tagged)))
                        .tags())
                .anyMatch(tag -> tag.key().equals("seen"));
    }

    private static List<String> instances(RangeSession session, String region) {
        return session.client(Ec2Client.class, region).describeInstances().reservations().stream()
                .flatMap(r -> r.instances().stream())
                .map(i -> i.instanceId())
                .toList();
    }
}
