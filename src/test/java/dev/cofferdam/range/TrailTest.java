package dev.cofferdam.range;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.caselog.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;
import software.amazon.awssdk.services.cloudtrail.model.ThrottlingException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import tools.jackson.databind.JsonNode;

class TrailTest {
    @TempDir
    Path folder;

    Range range;
    CloudTrailClient trail;

    @BeforeEach
    void open() {
        range = new Range(folder);
        trail = range.client(CloudTrailClient.class);
        range.session.faults().limits(false);
    }

    @AfterEach
    void close() {
        range.close();
    }

    private List<Event> having(LookupAttributeKey key, String value) {
        var attribute = LookupAttribute.builder()
                .attributeKey(key)
                .attributeValue(value)
                .build();
        return trail.lookupEventsPaginator(r -> r.lookupAttributes(attribute).maxResults(7)).stream()
                .flatMap(p -> p.events().stream())
                .toList();
    }

    private static JsonNode record(Event event) {
        return Json.MAPPER.readTree(event.cloudTrailEvent());
    }

    @Nested
    class TheAttackersTrail {
        @Test
        void isFoundByUserAndKeyNewestFirst() {
            var events = having(LookupAttributeKey.USERNAME, "svc-backup");
            assertThat(events)
                    .hasSizeGreaterThan(8)
                    .isSortedAccordingTo(Comparator.comparing(Event::eventTime).reversed());
            assertThat(having(LookupAttributeKey.ACCESS_KEY_ID, "AKIAEXAMPLESVCBACKUP"))
                    .hasSameSizeAs(events);
            assertThat(having(LookupAttributeKey.EVENT_NAME, "CreateUser")).hasSize(1);
            assertThat(having(LookupAttributeKey.RESOURCE_NAME, "svc-backup")).hasSize(4);
        }

        @Test
        void hasRecordsOfTheRealShape() {
            var record = record(
                    having(LookupAttributeKey.EVENT_NAME, "CreateAccessKey").getFirst());
            assertThat(record.path("eventSource").asString()).isEqualTo("iam.amazonaws.com");
            assertThat(record.path("awsRegion").asString()).isEqualTo("us-east-1");
            assertThat(record.path("sourceIPAddress").asString()).isEqualTo("203.0.113.66");
            assertThat(record.at("/userIdentity/sessionContext/sessionIssuer/userName")
                            .asString())
                    .isEqualTo("web-app-role");
            assertThat(record.at("/responseElements/accessKey/accessKeyId").asString())
                    .isEqualTo("AKIAEXAMPLESVCBACKUP");
            assertThat(record.path("readOnly").booleanValue()).isFalse();
            assertThat(record.path("eventTime").asString()).isEqualTo("2026-11-23T15:44:00Z");
        }

        @Test
        void isInTheRegionWhereItWasTried() {
            var north = range.session.client(CloudTrailClient.class, "eu-north-1");
            assertThat(north.lookupEvents().events())
                    .extracting(Event::eventName)
                    .containsExactly("RunInstances");
        }

        @Test
        void isLimitedByTime() {
            var end = Range.START.minus(Duration.ofHours(6));
            assertThat(trail.lookupEvents(r -> r.endTime(end)).events())
                    .isNotEmpty()
                    .allMatch(e -> !e.eventTime().isAfter(end));
        }
    }

    @Nested
    class TheRespondersOwnCalls {
        @Test
        void appearBesideTheAttackers() {
            range.client(Ec2Client.class)
                    .modifyInstanceAttribute(r -> r.instanceId(Range.WEB_1).disableApiTermination(a -> a.value(true)));
            var event = having(LookupAttributeKey.EVENT_NAME, "ModifyInstanceAttribute")
                    .getFirst();
            assertThat(event.username()).isEqualTo("responder");
            var record = record(event);
            assertThat(record.at("/requestParameters/instanceId").asString()).isEqualTo(Range.WEB_1);
            assertThat(record.at("/userIdentity/arn").asString())
                    .isEqualTo(range.session.identity().arn());
            assertThat(having(LookupAttributeKey.RESOURCE_NAME, Range.WEB_1))
                    .extracting(Event::eventName)
                    .contains("ModifyInstanceAttribute");
        }

        @Test
        void appearWithTheirErrors() {
            Ec2Test.fails(
                    () -> range.client(IamClient.class).getUser(r -> r.userName("nobody")), "NoSuchEntity", "nobody");
            Ec2Test.fails(
                    () -> range.client(Ec2Client.class).stopInstances(r -> r.instanceIds("i-0123456789abcdef0")),
                    "InvalidInstanceID.NotFound",
                    "i-0123456789abcdef0");
            assertThat(record(having(LookupAttributeKey.EVENT_NAME, "StopInstances")
                                    .getFirst())
                            .path("errorCode")
                            .asString())
                    .isEqualTo("Client.InvalidInstanceID.NotFound");
            assertThat(having(LookupAttributeKey.EVENT_NAME, "GetUser"))
                    .extracting(e -> record(e).path("errorCode").asString())
                    .containsExactly("NoSuchEntity", "AccessDenied");
        }

        @Test
        void surviveARestart() {
            range.client(Ec2Client.class).describeVpcs();
            range = range.reopen();
            trail = range.client(CloudTrailClient.class);
            range.session.faults().limits(false);
            assertThat(having(LookupAttributeKey.EVENT_NAME, "DescribeVpcs")).hasSize(1);
        }
    }

    @Nested
    class ALookup {
        @Test
        void isThrottledAfterTwoInASecondOfSimulatedTime() {
            range.session.faults().limits(true);
            trail.lookupEvents();
            trail.lookupEvents();
            Assertions.assertThatThrownBy(trail::lookupEvents)
                    .isInstanceOf(ThrottlingException.class)
                    .matches(e -> ((AwsServiceException) e).isThrottlingException());
            range.pass(Duration.ofMillis(500));
            trail.lookupEvents();
        }

        @Test
        void isCountedInEachRegionForItself() {
            range.session.faults().limits(true);
            trail.lookupEvents();
            trail.lookupEvents();
            var elsewhere = range.session.client(CloudTrailClient.class, "eu-west-1");
            Assertions.assertThat(elsewhere.lookupEvents().sdkHttpResponse().isSuccessful())
                    .isTrue();
        }

        @Test
        void takesOneAttributeAndAtMostFifty() {
            var name = LookupAttribute.builder()
                    .attributeKey(LookupAttributeKey.EVENT_NAME)
                    .attributeValue("x")
                    .build();
            Ec2Test.fails(
                    () -> trail.lookupEvents(r -> r.lookupAttributes(name, name)),
                    "InvalidLookupAttributesException",
                    "only one");
            Ec2Test.fails(() -> trail.lookupEvents(r -> r.maxResults(51)), "InvalidMaxResultsException", "51");
            Ec2Test.fails(() -> trail.lookupEvents(r -> r.nextToken("what")), "InvalidNextTokenException", "not valid");
            Ec2Test.fails(
                    () -> trail.lookupEvents(
                            r -> r.startTime(Range.START).endTime(Range.START.minus(Duration.ofHours(1)))),
                    "InvalidTimeRangeException",
                    "start time");
        }
    }
}
