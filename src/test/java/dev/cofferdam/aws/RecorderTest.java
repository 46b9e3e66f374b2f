package dev.cofferdam.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.CaseLogException;
import dev.cofferdam.caselog.Mode;
import dev.cofferdam.caselog.Origin;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateVolumeRequest;
import software.amazon.awssdk.services.ec2.model.CreateVolumeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.ModifyNetworkInterfaceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyNetworkInterfaceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.Reservation;

class RecorderTest {
    private final MemoryLog log = new MemoryLog();
    private final FakeEc2 real = new FakeEc2();
    private final FakeSession session =
            new FakeSession(Map.of(Ec2Client.class, real, CloudTrailClient.class, new FakeCloudTrail()));
    private final Origin origin = Origin.of(new Actor("Ada", "ada", "host", null, null), Mode.EXERCISE)
            .inStep("isolate", null);
    private final Ec2Client ec2 = new Recorder(log, origin, session).client(Ec2Client.class, "us-east-1");

    @Nested
    class ACallThatReads {
        @Test
        void isRecordedOnceUnderTheStepWithItsAnswer() {
            ec2.describeInstances(DescribeInstancesRequest.builder()
                    .instanceIds("i-0123456789abcdef0")
                    .build());

            assertThat(log.types()).containsExactly("aws.read");
            var content = log.records.getFirst().content();
            assertThat(content.origin()).isEqualTo(origin);
            assertThat(content.resources()).containsExactly("i-0123456789abcdef0");
            assertThat(content.body().path("outcome").asString()).isEqualTo("succeeded");
            assertThat(content.body().at("/request/InstanceIds/0").asString()).isEqualTo("i-0123456789abcdef0");
            assertThat(content.body()
                            .at("/response/Reservations/0/ReservationId")
                            .asString())
                    .isEqualTo("r-1");
            assertThat(content.aws()).satisfies(aws -> {
                assertThat(aws.service()).isEqualTo("ec2");
                assertThat(aws.operation()).isEqualTo("DescribeInstances");
                assertThat(aws.account()).isEqualTo("123456789012");
                assertThat(aws.region()).isEqualTo("us-east-1");
                assertThat(aws.httpStatus()).isEqualTo(200);
                assertThat(aws.httpDate()).isEqualTo("Mon, 23 Nov 2026 10:00:00 GMT");
                assertThat(aws.attempts()).isEqualTo(1);
            });
        }

        @Test
        void isRecordedForEveryPageOfAPaginator() {
            var ids = ec2.describeInstancesPaginator(r -> r.maxResults(5)).reservations().stream()
                    .map(r -> r.reservationId())
                    .toList();

            assertThat(ids).containsExactly("r-1", "r-2", "r-3");
            assertThat(log.types()).containsExactly("aws.read", "aws.read", "aws.read");
        }

        @Test
        void isRecordedThroughOverloadsToo() {
            ec2.describeInstances();
            ec2.describeInstances(r -> r.maxResults(7));

            assertThat(log.types()).containsExactly("aws.read", "aws.read");
        }

        @Test
        void isRecordedWhenItFails() {
            real.answer = () -> {
                throw denied();
            };

            assertThatThrownBy(() -> ec2.describeInstances()).isInstanceOf(Ec2Exception.class);

            assertThat(log.messages()).containsExactly("ec2:DescribeInstances → 403 UnauthorizedOperation");
            assertThat(log.records.getFirst().content().body().path("outcome").asString())
                    .isEqualTo("failed");
        }

        @Test
        void keepsCountsAndIdsOfALargeAnswer() {
            real.answer = () -> DescribeInstancesResponse.builder()
                    .reservations(IntStream.range(0, 200)
                            .mapToObj(i -> Reservation.builder()
                                    .reservationId("r-%08x".formatted(i))
                                    .requesterId("x".repeat(200))
                                    .build())
                            .toList())
                    .build();

            ec2.describeInstances();

            var response = log.records.getFirst().content().body().path("response");
            assertThat(response.at("/counts/Reservations").asInt()).isEqualTo(200);
            assertThat(response.path("ids")).hasSize(200);
        }
    }

    @Nested
    class ACallThatChanges {
        @Test
        void isOnDiskBeforeItLeaves() {
            var seen = new ArrayList<String>();
            real.answer = () -> {
                seen.addAll(log.types());
                return null;
            };

            modify();

            assertThat(seen).containsExactly("aws.intended");
            assertThat(log.types()).containsExactly("aws.intended", "aws.answered");
            assertThat(log.messages())
                    .containsExactly(
                            "ec2:ModifyNetworkInterfaceAttribute eni-0123456789abcdef0 sg-0123456789abcdef0"
                                    + " → about to be sent",
                            "ec2:ModifyNetworkInterfaceAttribute eni-0123456789abcdef0 sg-0123456789abcdef0 → 200");
            assertThat(log.records.getLast().content().body().path("intended").asLong())
                    .isEqualTo(1);
        }

        @Test
        void showsTheVeryClientTokenThatIsSent() {
            ec2.createVolume(v -> v.availabilityZone("us-east-1a").size(1));

            var logged = log.records.getFirst().content().body().at("/request/ClientToken");
            var sent = (CreateVolumeRequest) real.calls.getFirst();
            assertThat(sent.clientToken()).isNotBlank().isEqualTo(logged.asString());
        }

        @Test
        void isNotMadeWhenItCannotBeLogged() {
            var full = new Recorder(
                    draft -> {
                        throw new CaseLogException("the disk is full");
                    },
                    origin,
                    session);

            assertThatThrownBy(() -> full.client(Ec2Client.class, "us-east-1")
                            .modifyNetworkInterfaceAttribute(interfaceGroups()))
                    .hasMessage("the disk is full");
            assertThat(real.calls).isEmpty();
        }

        @Test
        void hasFailedWhenAwsRefused() {
            real.answer = () -> {
                throw denied();
            };

            assertThatThrownBy(() -> modify()).isInstanceOf(Ec2Exception.class);

            assertThat(outcome()).isEqualTo("failed");
        }

        @Test
        void isUnknownWhenTheConnectionBroke() {
            real.answer = () -> {
                throw SdkClientException.create("Unable to execute", new SocketException("Connection reset"));
            };

            assertThatThrownBy(() -> modify()).isInstanceOf(SdkClientException.class);

            assertThat(outcome()).isEqualTo("unknown");
            assertThat(log.messages().getLast()).endsWith("→ ConnectionLost, may have taken effect");
        }

        private void modify() {
            ec2.modifyNetworkInterfaceAttribute(interfaceGroups());
        }

        private ModifyNetworkInterfaceAttributeRequest interfaceGroups() {
            return ModifyNetworkInterfaceAttributeRequest.builder()
                    .networkInterfaceId("eni-0123456789abcdef0")
                    .groups("sg-0123456789abcdef0")
                    .build();
        }

        private String outcome() {
            assertThat(log.types()).containsExactly("aws.intended", "aws.answered");
            return log.records.getLast().content().body().path("outcome").asString();
        }
    }

    @Nested
    class WhatCannotBeRecorded {
        @Test
        void isRefusedWithTheReason() {
            assertThatThrownBy(ec2::waiter)
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("real time");
            assertThat(log.records).isEmpty();
        }

        @Test
        void namesAnOperationThatIsNotSimulated() {
            assertThatThrownBy(() -> ec2.describeVpcs())
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessage("ec2:DescribeVpcs is not simulated");
            assertThat(log.messages()).containsExactly("ec2:DescribeVpcs → NotSimulated");
        }

        @Test
        void isNotTheSharedClientsEnd() {
            ec2.close();

            assertThat(real.closed).isFalse();
        }
    }

    @Nested
    class AServiceWithAFixedRate {
        @Test
        void isAskedNoFasterWhateverStepAsks() {
            for (var step : List.of("one", "two")) {
                var trail = new Recorder(log, origin.inStep(step, null), session)
                        .client(CloudTrailClient.class, "us-east-1");
                trail.lookupEvents();
                trail.lookupEvents();
            }

            assertThat(session.pauses)
                    .containsExactly(Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofMillis(500));
        }

        @Test
        void isCountedForEachRegionAlone() {
            var recorder = new Recorder(log, origin, session);
            recorder.client(CloudTrailClient.class, "us-east-1").lookupEvents();
            recorder.client(CloudTrailClient.class, "eu-west-1").lookupEvents();

            assertThat(session.pauses).isEmpty();
        }
    }

    private static Ec2Exception denied() {
        return (Ec2Exception) Ec2Exception.builder()
                .statusCode(403)
                .requestId("req-1")
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("UnauthorizedOperation")
                        .errorMessage("You are not authorized to perform this operation.")
                        .build())
                .build();
    }

    private static SdkHttpResponse ok() {
        return SdkHttpResponse.builder()
                .statusCode(200)
                .putHeader("Date", "Mon, 23 Nov 2026 10:00:00 GMT")
                .build();
    }

    /** Three pages of one reservation each. */
    private static final class FakeEc2 implements Ec2Client {
        final List<Object> calls = new ArrayList<>();
        Supplier<@Nullable Object> answer = () -> null;
        boolean closed;

        @Override
        public DescribeInstancesResponse describeInstances(DescribeInstancesRequest request) {
            calls.add(request);
            if (answer.get() instanceof DescribeInstancesResponse given) return given;
            var page = request.nextToken() == null ? 1 : Integer.parseInt(request.nextToken());
            return (DescribeInstancesResponse) DescribeInstancesResponse.builder()
                    .reservations(
                            Reservation.builder().reservationId("r-" + page).build())
                    .nextToken(page == 3 ? null : String.valueOf(page + 1))
                    .sdkHttpResponse(ok())
                    .build();
        }

        @Override
        public CreateVolumeResponse createVolume(CreateVolumeRequest request) {
            calls.add(request);
            return CreateVolumeResponse.builder().build();
        }

        @Override
        public ModifyNetworkInterfaceAttributeResponse modifyNetworkInterfaceAttribute(
                ModifyNetworkInterfaceAttributeRequest request) {
            calls.add(request);
            var _ = answer.get();
            return (ModifyNetworkInterfaceAttributeResponse) ModifyNetworkInterfaceAttributeResponse.builder()
                    .sdkHttpResponse(ok())
                    .build();
        }

        @Override
        public String serviceName() {
            return "ec2";
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static final class FakeCloudTrail implements CloudTrailClient {
        @Override
        public LookupEventsResponse lookupEvents(LookupEventsRequest request) {
            return LookupEventsResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "cloudtrail";
        }

        @Override
        public void close() {}
    }
}
