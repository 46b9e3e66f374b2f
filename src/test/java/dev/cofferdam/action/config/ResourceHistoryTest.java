package dev.cofferdam.action.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.caselog.Json;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ResourceHistoryTest {
    private static final String TYPE = "AWS::EC2::SecurityGroup";

    private final ResourceHistory action = new ResourceHistory();

    @Nested
    class OfAGroup extends OnTheRange {
        private ResourceHistory.Out read(String since, int max) {
            return action.read(new ResourceHistory.In(TYPE, GROUP, since, max), account.aws);
        }

        @Test
        void readsEveryStateAndKeepsItWhole() {
            var out = read("", 0);

            assertThat(out.count()).isEqualTo(3);
            assertThat(out.arn()).isEqualTo("arn:aws:ec2:us-east-1:111122223333:security-group/" + GROUP);
            assertThat(out.firstAt()).isEqualTo("2026-06-01T00:00:00Z");
            assertThat(out.lastAt()).isEqualTo("2026-11-23T18:05:00Z");
            assertThat(out.deleted()).isFalse();
            assertThat(out.truncated()).isFalse();
            var lines = account.aws
                    .evidence("config-%s.jsonl".formatted(GROUP))
                    .lines()
                    .toList();
            assertThat(lines).hasSize(3);
            assertThat(Json.MAPPER
                            .readTree(lines.getFirst())
                            .path("configuration")
                            .asString())
                    .contains(GROUP);
            callsOnlyWhatItDeclares(action);
            assertThat(account.aws.changesMade()).isZero();
        }

        @Test
        void looksBackAsFarAsIsSaid() {
            assertThat(read("7d", 0).count()).isEqualTo(2);
        }

        @Test
        void stopsAtTheMostAndSaysSo() {
            assertThat(read("", 2).count()).isEqualTo(2);
            assertThat(read("", 2).truncated()).isTrue();
        }

        @Test
        void refusesAResourceThatWasNotRecorded() {
            refuses(
                    () -> action.read(new ResourceHistory.In(TYPE, "sg-0", null, null), account.aws),
                    "NotRecorded",
                    "Check the type, the region, and the id");
        }

        @Test
        void refusesToReadMore() {
            refuses(() -> read("", 10_001), "InvalidInput", "from 1 to 10,000");
        }
    }

    /** A hundred states a page. */
    @Nested
    class OfAGroupThatChangedOftenAndIsGone extends OnTheRange {
        @Override
        void prepare(ObjectNode recording) {
            for (var minute = 0; minute < 250; minute++)
                item(
                        recording.withArray("items").addObject(),
                        "2026-11-23T%02d:%02d:00Z".formatted(minute / 60, minute % 60),
                        "OK");
            item(recording.withArray("items").addObject(), "2026-11-23T21:00:00Z", "ResourceDeleted");
        }

        @Test
        void isReadToItsEnd() {
            var out = action.read(new ResourceHistory.In(TYPE, GROUP, null, null), account.aws);

            assertThat(out.count()).isEqualTo(254);
            assertThat(out.deleted()).isTrue();
        }
    }

    @Nested
    class WhereThereIsNoRecorder extends OnTheRange {
        @Override
        void prepare(ObjectNode recording) {
            recording.putArray("recorders");
        }

        @Test
        void isRefused() {
            refuses(
                    () -> action.read(new ResourceHistory.In(TYPE, GROUP, null, null), account.aws),
                    "NoRecorder",
                    "has no recorder");
        }
    }
}
