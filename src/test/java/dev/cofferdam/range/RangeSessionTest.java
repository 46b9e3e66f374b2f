package dev.cofferdam.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.aws.AwsSessionException;
import dev.cofferdam.aws.Target;
import dev.cofferdam.caselog.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Tag;

class RangeSessionTest {
    @TempDir
    Path folder;

    Range range;

    @BeforeEach
    void open() {
        range = new Range(folder);
    }

    @AfterEach
    void close() {
        range.close();
    }

    private Ec2Client ec2() {
        return range.client(Ec2Client.class);
    }

    @Nested
    class Opened {
        @Test
        void isAnExerciseAsTheSimulatedResponder() {
            assertThat(range.session.mode()).isEqualTo(Mode.EXERCISE);
            assertThat(range.session.defaultRegion()).isEqualTo("us-east-1");
            assertThat(range.session.identity().arn())
                    .isEqualTo("arn:aws:sts::111122223333:assumed-role/IncidentResponder/responder");
            assertThat(range.session.identity().alias()).isEqualTo("harbour-prod");
        }

        @Test
        void keepsItsStateWhereOnlyTheOwnerReadsIt() throws IOException {
            var state = folder.resolve("range/state.json");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.getParent())))
                    .isEqualTo("rwx------");
        }

        @Test
        void tellsWhichScenariosThereAre() {
            var other = new RangeSessions(Clock.fixed(Range.START, ZoneOffset.UTC), Pacing.NONE);
            assertThat(other.scenarios()).extracting(ScenarioSummary::name).contains("ec2-compromise");
            assertThatThrownBy(() -> other.open(new Target.Range("nowhere"), folder.resolve("other")))
                    .isInstanceOf(AwsSessionException.class)
                    .hasMessageContaining("nowhere")
                    .hasMessageContaining("ec2-compromise");
        }

        @Test
        void refusesAnotherProcess() {
            var other = new RangeSessions(Clock.fixed(Range.START, ZoneOffset.UTC), Pacing.NONE);
            assertThatThrownBy(() -> other.open(new Target.Range("ec2-compromise"), folder))
                    .isInstanceOf(AwsSessionException.class)
                    .hasMessageContaining("in use");
        }
    }

    @Nested
    class AClient {
        @Test
        void answersWithRequestIdStatusAndDate() {
            var answer = ec2().describeInstances();
            assertThat(answer.responseMetadata().requestId()).hasSize(36);
            assertThat(answer.sdkHttpResponse().statusCode()).isEqualTo(200);
            assertThat(answer.sdkHttpResponse().firstMatchingHeader("Date")).hasValue("Mon, 23 Nov 2026 22:00:00 GMT");
        }

        @Test
        void runsPaginatorsAndBuilderOverloadsOnItself() {
            var ids = ec2().describeInstancesPaginator(r -> r.maxResults(5)).stream()
                    .flatMap(p -> p.reservations().stream())
                    .flatMap(r -> r.instances().stream())
                    .map(Instance::instanceId);
            assertThat(ids).hasSize(7).contains(Range.WEB_1, "i-0de0000000000b01d");
        }

        @Test
        void namesWhatItDoesNotSimulate() {
            assertThatThrownBy(() -> ec2().describeSpotPriceHistory(r -> r.maxResults(5)))
                    .isInstanceOfSatisfying(AwsServiceException.class, e -> {
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NotSimulated");
                        assertThat(e.awsErrorDetails().errorMessage())
                                .isEqualTo("The range does not simulate ec2:DescribeSpotPriceHistory");
                    });
            assertThatThrownBy(() -> ec2().waiter()).hasMessageContaining("ec2:waiter");
        }

        @Test
        void failsWithTheServicesOwnErrors() {
            assertThatThrownBy(() -> ec2().describeInstances(r -> r.instanceIds("i-0123456789abcdef0")))
                    .isInstanceOfSatisfying(Ec2Exception.class, e -> {
                        assertThat(e.statusCode()).isEqualTo(400);
                        assertThat(e.requestId()).hasSize(36);
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidInstanceID.NotFound");
                        assertThat(e.awsErrorDetails().serviceName()).isEqualTo("Ec2");
                        assertThat(e.awsErrorDetails().sdkHttpResponse().statusCode())
                                .isEqualTo(400);
                    });
        }

        @Test
        void findsNothingInOtherRegionsAndRefusesThoseThatAreNone() {
            var elsewhere = range.session.client(Ec2Client.class, "eu-west-1");
            assertThat(elsewhere.describeInstances().reservations()).isEmpty();
            assertThatThrownBy(() -> range.session.client(Ec2Client.class, "us-nowhere-9"))
                    .isInstanceOf(SdkClientException.class)
                    .hasMessageContaining("us-nowhere-9");
        }

        @Test
        void isClosedWithTheSession() {
            var client = ec2();
            range.close();
            assertThatThrownBy(client::describeInstances).isInstanceOf(IllegalStateException.class);
        }
    }

    @Nested
    class AfterARestart {
        @Test
        void everythingIsAsItWas() {
            var created = ec2().createSnapshot(r -> r.volumeId("vol-0aaaaaaaaaaaaaaa1"));
            range.pass(Duration.ofMinutes(1));
            var before = range.session.clock().instant();

            range = range.reopen();

            assertThat(range.session.clock().instant()).isEqualTo(before);
            var found = ec2().describeSnapshots(r -> r.snapshotIds(created.snapshotId()))
                    .snapshots()
                    .getFirst();
            assertThat(found.stateAsString()).isEqualTo("pending");
            range.pass(Duration.ofMinutes(3));
            assertThat(ec2().describeSnapshots(r -> r.snapshotIds(created.snapshotId()))
                            .snapshots()
                            .getFirst()
                            .stateAsString())
                    .isEqualTo("completed");
        }

        @Test
        void aHalfWrittenStateIsNotThere() throws IOException {
            ec2().createTags(r -> r.resources(Range.WEB_1)
                    .tags(Tag.builder().key("seen").value("yes").build()));
            range.close();
            Files.writeString(folder.resolve("range/state.json.new"), "{\"format\":1,\"scena");

            range = new Range(folder);

            assertThat(ec2().describeTags(r -> r.filters(
                                    Filter.builder().name("key").values("seen").build()))
                            .tags())
                    .hasSize(1);
        }

        @Test
        void idsAreNotGivenTwice() {
            var first = ec2().describeInstances().responseMetadata().requestId();
            range = range.reopen();
            assertThat(ec2().describeInstances().responseMetadata().requestId()).isNotEqualTo(first);
        }

        @Test
        void anotherScenarioIsRefused() {
            range.close();
            var sessions = new RangeSessions(Clock.fixed(Range.START, ZoneOffset.UTC), Pacing.NONE);
            assertThatThrownBy(() -> sessions.open(new Target.Range("iam-credentials-exposed"), folder))
                    .isInstanceOf(AwsSessionException.class)
                    .hasMessageContaining("ec2-compromise");
        }
    }
}
