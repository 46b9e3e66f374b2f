package dev.cofferdam.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.iam.IamClient;

class FaultTest {
    private static final String VOLUME = "vol-0aaaaaaaaaaaaaaa1";

    @TempDir
    Path folder;

    Range range;
    Ec2Client ec2;

    @BeforeEach
    void open() {
        range = new Range(folder);
        ec2 = range.client(Ec2Client.class);
    }

    @AfterEach
    void close() {
        range.close();
    }

    private void on(Fault fault) {
        range.session.faults().add(fault);
    }

    private long snapshots() {
        return ec2.describeSnapshots(r -> r.filters(Ec2Test.filter("volume-id", VOLUME)))
                .snapshots()
                .size();
    }

    @Nested
    class AConnectionThatBreaks {
        @Test
        void beforeTheCallLeavesNothingBehind() {
            on(Fault.of(Fault.Kind.RESET_BEFORE, "ec2:CreateSnapshot").onCall(1));
            assertThatThrownBy(() -> ec2.createSnapshot(r -> r.volumeId(VOLUME)))
                    .isInstanceOf(SdkClientException.class)
                    .hasRootCauseInstanceOf(SocketException.class);
            assertThat(snapshots()).isZero();
            ec2.createSnapshot(r -> r.volumeId(VOLUME));
            assertThat(snapshots()).isOne();
        }

        @Test
        void afterTheCallLosesOnlyTheAnswer() {
            on(Fault.of(Fault.Kind.RESET_AFTER, "ec2:CreateSnapshot").onCall(1));
            assertThatThrownBy(() -> ec2.createSnapshot(r -> r.volumeId(VOLUME)))
                    .isInstanceOf(SdkClientException.class)
                    .hasMessageContaining("Connection reset");
            range = range.reopen();
            ec2 = range.client(Ec2Client.class);
            assertThat(snapshots()).isOne();
        }
    }

    @Nested
    class ARefusal {
        @Test
        void forThrottlingHasTheServicesOwnCode() {
            on(Fault.of(Fault.Kind.THROTTLE, "ec2:DescribeVpcs").onCalls(2, 1));
            ec2.describeVpcs();
            assertThatThrownBy(ec2::describeVpcs).isInstanceOfSatisfying(AwsServiceException.class, e -> {
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("RequestLimitExceeded");
                assertThat(e.isThrottlingException()).isTrue();
                assertThat(e.statusCode()).isEqualTo(503);
            });
            ec2.describeVpcs();
            on(Fault.of(Fault.Kind.THROTTLE, "iam:*"));
            Ec2Test.fails(() -> range.client(IamClient.class).listUsers(), "Throttling", "Rate exceeded");
        }

        @Test
        void forLackOfPermissionNamesCallerAndAction() {
            on(Fault.of(Fault.Kind.DENY, "iam:PutUserPolicy"));
            Ec2Test.fails(
                    () -> range.client(IamClient.class)
                            .putUserPolicy(r ->
                                    r.userName("svc-backup").policyName("p").policyDocument("{}")),
                    "AccessDenied",
                    "User: arn:aws:sts::111122223333:assumed-role/IncidentResponder/responder is not authorized to"
                            + " perform: iam:PutUserPolicy");
            on(Fault.of(Fault.Kind.DENY, "ec2:*"));
            Ec2Test.fails(
                    ec2::describeVpcs, "UnauthorizedOperation", "You are not authorized to perform this operation.");
            on(Fault.of(Fault.Kind.DENY, "guardduty:ListDetectors"));
            Ec2Test.fails(
                    () -> range.client(GuardDutyClient.class).listDetectors(),
                    "AccessDeniedException",
                    "guardduty:ListDetectors");
        }
    }

    @Nested
    class AChangeThatIsShownLate {
        private static final String NOTHING = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "none:*", "Resource": "*"}]}\
            """;

        private void put(String policy) {
            range.client(IamClient.class)
                    .putUserPolicy(
                            r -> r.userName("svc-backup").policyName(policy).policyDocument(NOTHING));
        }

        private boolean isThere(String policy) {
            return range.client(IamClient.class)
                    .listUserPolicies(r -> r.userName("svc-backup"))
                    .policyNames()
                    .contains(policy);
        }

        @Test
        void tookEffectAndIsReadLater() {
            on(Fault.of(Fault.Kind.STALE, "iam:*").taking(Duration.ofSeconds(5)));
            put("new");
            assertThat(isThere("new")).isFalse();

            range.pass(Duration.ofSeconds(5));

            assertThat(isThere("new")).isTrue();
        }

        @Test
        void followsThoseBeforeIt() {
            on(Fault.of(Fault.Kind.STALE, "iam:*").taking(Duration.ofSeconds(5)));
            put("first");
            range.pass(Duration.ofSeconds(3));
            put("second");
            range.pass(Duration.ofSeconds(3));

            assertThat(isThere("first")).isTrue();
            assertThat(isThere("second")).isFalse();
        }

        @Test
        void ofAnotherServiceIsSeenAtOnce() {
            on(Fault.of(Fault.Kind.STALE, "iam:*").taking(Duration.ofSeconds(5)));
            put("new");
            ec2.createSnapshot(r -> r.volumeId(VOLUME));
            assertThat(snapshots()).isOne();
        }
    }

    @Nested
    class ALateAnswer {
        @Test
        void takesSimulatedTime() {
            on(Fault.of(Fault.Kind.LATENCY, "ec2:DescribeVpcs").taking(Duration.ofSeconds(7)));
            ec2.describeVpcs();
            assertThat(range.session.clock().instant()).isEqualTo(Range.START.plusSeconds(7));
        }
    }

    @Nested
    class AFaultWithAProbability {
        @Test
        void hitsTheSameCallsEveryTime() {
            on(Fault.of(Fault.Kind.THROTTLE, "ec2:DescribeVpcs").withProbability(0.5, 7));
            var first = hits();
            assertThat(first).contains("x").contains(".");
            range.session.faults().clear();
            assertThat(hits()).doesNotContain("x");
            on(Fault.of(Fault.Kind.THROTTLE, "ec2:DescribeVpcs").withProbability(0.5, 7));
            assertThat(hits()).isEqualTo(first);
        }

        private String hits() {
            return IntStream.range(0, 20)
                    .mapToObj(_ -> {
                        try {
                            ec2.describeVpcs();
                            return ".";
                        } catch (AwsServiceException e) {
                            return "x";
                        }
                    })
                    .reduce("", String::concat);
        }
    }
}
