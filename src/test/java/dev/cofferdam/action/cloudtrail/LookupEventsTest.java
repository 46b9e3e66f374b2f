package dev.cofferdam.action.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.FakeActionContext;
import dev.cofferdam.action.Permission;
import dev.cofferdam.caselog.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;

class LookupEventsTest {
    private final FakeTrail trail = new FakeTrail();
    private final FakeActionContext aws = new FakeActionContext(Map.of(CloudTrailClient.class, trail));
    private final LookupEvents action = new LookupEvents();

    @Test
    void keepsEveryEventOfAllPagesAsALineEach() {
        trail.total = 120;

        var out = action.read(in("24h", null), aws);

        assertThat(out.count()).isEqualTo(120);
        assertThat(out.truncated()).isFalse();
        assertThat(out.eventNames()).containsExactly("GetCallerIdentity", "RunInstances");
        assertThat(out.sourceIps()).containsExactly("198.51.100.7");
        assertThat(out.userNames()).containsExactly("deploy");
        assertThat(out.errorCodes()).containsExactly("Client.UnauthorizedOperation");
        var lines = evidence();
        assertThat(lines).hasSize(120);
        assertThat(Json.MAPPER.readTree(lines.get(1)).path("errorCode").asString())
                .isEqualTo("Client.UnauthorizedOperation");
    }

    @Test
    void asksForTheAttributeAndTime() {
        action.read(in("7d", null), aws);

        var request = trail.requests.getFirst();
        assertThat(request.lookupAttributes()).singleElement().satisfies(a -> {
            assertThat(a.attributeKey()).isEqualTo(LookupAttributeKey.USERNAME);
            assertThat(a.attributeValue()).isEqualTo("deploy");
        });
        assertThat(request.endTime()).isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));
        assertThat(request.startTime()).isEqualTo(Instant.parse("2026-11-16T10:00:00Z"));
    }

    @Test
    void asksNoMoreThanTwiceASecond() {
        trail.total = 120;

        action.read(in("1h", null), aws);

        assertThat(aws.pauses()).containsExactly(Duration.ofMillis(500), Duration.ofMillis(500));
    }

    @Test
    void stopsAtTheMostAndSaysSo() {
        trail.total = 120;

        var out = action.read(in("30m", 60), aws);

        assertThat(out.count()).isEqualTo(60);
        assertThat(out.truncated()).isTrue();
        assertThat(evidence()).hasSize(60);
        assertThat(trail.requests).hasSize(2);
    }

    @Test
    void saysSoToWhenAPageEndsExactlyAtTheMost() {
        trail.total = 120;
        assertThat(action.read(in("1h", 100), aws).truncated()).isTrue();

        trail.total = 100;
        assertThat(action.read(in("1h", 100), aws).truncated()).isFalse();
    }

    @Test
    void keepsAnEmptyFileWhenThereIsNothing() {
        trail.total = 0;

        assertThat(action.read(in("1h", null), aws).count()).isZero();
        assertThat(aws.evidence.values()).containsExactly("");
    }

    @Test
    void takesSessionTokensOutOfWhatIsKept() {
        assertThat(action.read(in("1h", null), aws).count()).isEqualTo(1);
        assertThat(evidence().getFirst()).contains("[redacted]").doesNotContain("FwoGZXIvYXdzE");
    }

    @Test
    void needsThePermissionsThatItNames() {
        action.read(in("1h", null), aws);

        assertThat(action.spec().permissions())
                .extracting(Permission::action)
                .containsExactlyElementsOf(aws.callsMade());
    }

    @Test
    void refusesToLookFurtherBackThanCloudTrailDoes() {
        assertThatThrownBy(() -> action.read(in("91d", null), aws))
                .isInstanceOf(ActionException.class)
                .hasMessageContaining("90 days");
    }

    private static LookupEvents.In in(String since, @Nullable Integer max) {
        return new LookupEvents.In("Username", "deploy", since, max);
    }

    private List<String> evidence() {
        return aws.evidence("cloudtrail-eu-central-1-deploy.jsonl").lines().toList();
    }

    /** 50 events a page, every second one denied. */
    private static final class FakeTrail implements CloudTrailClient {
        final List<LookupEventsRequest> requests = new ArrayList<>();
        int total = 1;

        @Override
        public LookupEventsResponse lookupEvents(LookupEventsRequest request) {
            requests.add(request);
            var from = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
            var to = Math.min(total, from + request.maxResults());
            return LookupEventsResponse.builder()
                    .events(IntStream.range(from, to).mapToObj(FakeTrail::event).toList())
                    .nextToken(to < total ? String.valueOf(to) : null)
                    .build();
        }

        private static Event event(int i) {
            var denied = i % 2 == 1;
            var name = denied ? "RunInstances" : "GetCallerIdentity";
            return Event.builder()
                    .eventId("event-" + i)
                    .eventName(name)
                    .username("deploy")
                    .cloudTrailEvent(
                            """
                            {"eventName":"%s","sourceIPAddress":"198.51.100.7"%s,
                             "responseElements":{"credentials":{"sessionToken":"FwoGZXIvYXdzE"}}}
                            """.formatted(name, denied ? ",\"errorCode\":\"Client.UnauthorizedOperation\"" : ""))
                    .build();
        }

        @Override
        public String serviceName() {
            return "cloudtrail";
        }

        @Override
        public void close() {}
    }
}
