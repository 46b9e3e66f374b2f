package dev.cofferdam.action.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.caselog.Json;
import dev.cofferdam.range.Fault;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class DescribeTrailsTest {
    private static final DescribeTrails.In IN = new DescribeTrails.In();

    @Nested
    class WhereAllIsWell extends OnTheRange {
        private final DescribeTrails action = new DescribeTrails();

        @Override
        void prepare(ObjectNode trail, ObjectNode world) {
            var store = world.withObject("trails").putArray("stores").addObject();
            store.put("id", "11112222-3333-4444-5555-666677778888").put("name", "lake");
            store.put("multi_region", false).put("retention_days", 365);
        }

        @Test
        void findsTheTrailsOfAllRegionsAndTheStores() {
            var out = action.read(IN, account.aws);

            assertThat(out.recorded()).isTrue();
            assertThat(out.trails()).containsExactly(ELSEWHERE, TRAIL);
            assertThat(out.stopped()).isEmpty();
            assertThat(out.buckets()).containsExactly(BUCKET);
            assertThat(out.eventDataStores())
                    .containsExactly(
                            "arn:aws:cloudtrail:us-east-1:111122223333:eventdatastore/11112222-3333-4444-5555-666677778888");
            assertThat(out.problems()).isEmpty();
        }

        @Test
        void keepsAllOfItAsEvidence() {
            action.read(IN, account.aws);

            var document = Json.MAPPER.readTree(account.aws.evidence("cloudtrail-us-east-1-trails.json"));
            assertThat(document.at("/Trails/1/Name").asString()).isEqualTo(NAME);
            assertThat(document.at("/Trails/1/Status/IsLogging").asBoolean()).isTrue();
            assertThat(document.at("/Trails/1/Selectors/EventSelectors/0/ReadWriteType")
                            .asString())
                    .isEqualTo("All");
            assertThat(document.at("/EventDataStores/0/RetentionPeriod").asInt())
                    .isEqualTo(365);
        }

        @Test
        void callsWhatItDeclares() {
            action.read(IN, account.aws);

            callsOnlyWhatItDeclares(action);
            assertThat(account.aws.changesMade()).isZero();
        }

        @Test
        void goesOnWithoutWhatItMayNotRead() {
            account.fails(Fault.of(Fault.Kind.DENY, "cloudtrail:GetEventSelectors"));

            var out = action.read(IN, account.aws);

            assertThat(out.recorded()).isFalse();
            assertThat(out.problems())
                    .hasSize(2)
                    .allMatch(p -> p.startsWith("Not known: events of harbour-") && p.contains("GetEventSelectors"));
        }
    }

    @Nested
    class WhereAnAttackerWas extends OnTheRange {
        private final DescribeTrails action = new DescribeTrails();

        @Override
        void prepare(ObjectNode trail, ObjectNode world) {
            world.withObject("abroad").remove("eu-west-1");
            trail.put("logging", false)
                    .put("stopped", "2026-11-23T18:40:00Z")
                    .put("multi_region", false)
                    .put("global_events", false)
                    .put("validated", false)
                    .put("delivery_error", "NoSuchBucket");
            var selectors = trail.putObject("selectors").putArray("eventSelectors");
            selectors.addObject().put("readWriteType", "WriteOnly").put("includeManagementEvents", true);
        }

        @Test
        void namesAllThatWasNarrowed() {
            var out = action.read(IN, account.aws);

            assertThat(out.recorded()).isFalse();
            assertThat(out.stopped()).containsExactly(TRAIL);
            assertThat(out.problems())
                    .containsExactly(
                            "Trail harbour-audit does not record, since 2026-11-23T18:40:00Z.",
                            "Trail harbour-audit records region us-east-1 alone.",
                            "Trail harbour-audit leaves out IAM and its like.",
                            "Trail harbour-audit does not record all management events.",
                            "Trail harbour-audit writes no digests: whether its files were changed cannot be told.",
                            "Trail harbour-audit could not deliver: NoSuchBucket.");
        }
    }
}
