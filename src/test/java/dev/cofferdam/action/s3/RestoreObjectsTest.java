package dev.cofferdam.action.s3;

import static dev.cofferdam.action.s3.VersionsTest.marker;
import static dev.cofferdam.action.s3.VersionsTest.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.caselog.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class RestoreObjectsTest extends OnTheRange {
    private static final String BEFORE = "2026-11-20T08:00:00Z";
    private static final String ATTACK = "2026-11-23T20:00:00Z";
    private static final RestoreObjects.In IN = new RestoreObjects.In(LEAKY, null, "2026-11-23T21:00:00+02:00");

    private final RestoreObjects action = new RestoreObjects();
    private final RestoreObjects.Out done = new RestoreObjects.Out(0);

    @Override
    void prepare(ObjectNode storage) {
        bucket(storage, LEAKY)
                .putArray("versions")
                .add(marker("deleted", "d2", ATTACK))
                .add(marker("deleted", "d1", ATTACK))
                .add(version("deleted", "good-d", BEFORE))
                .add(version("encrypted", "bad-e", ATTACK))
                .add(version("encrypted", "good-e", BEFORE)
                        .set("tags", Json.object().put("team", "a b&c")))
                .add(marker("replaced", "m", "2026-11-23T20:30:00Z"))
                .add(version("replaced", "bad-r", ATTACK))
                .add(version("replaced", "good-r", BEFORE))
                .add(version("untouched", "good-u", BEFORE))
                .add(version("ransom-note", "new", ATTACK))
                .add(marker("gone-before", "g", BEFORE))
                .add(version("gone-before", "old", "2026-10-01T00:00:00Z"));
        bucket(storage, EVIDENCE)
                .putArray("versions")
                .add(version("archived", "bad-a", ATTACK))
                .add(version("archived", "good-a", BEFORE).put("storage_class", "GLACIER"))
                .add(version("large", "bad-l", ATTACK))
                .add(version("large", "good-l", BEFORE).put("size", 6L << 30));
    }

    /** What is on top of each key: a delete marker is like any other. */
    @Override
    protected Object state(SimulatedAccount of) {
        Map<String, String> tops = new TreeMap<>();
        of.world().at("/storage/buckets").forEach(bucket -> top(bucket, tops));
        return tops;
    }

    private static void top(JsonNode bucket, Map<String, String> tops) {
        for (var version : bucket.path("versions"))
            tops.putIfAbsent(
                    bucket.path("name").asString() + "/" + version.path("key").asString(),
                    version.path("delete_marker").asBoolean()
                            ? "deleted"
                            : version.path("version").asString());
    }

    @Nested
    class EveryKey {
        @Test
        void getsBackWhatItHadAndLosesItAgain() {
            var plan = thereAndBack(action, IN, done);

            assertThat(plan.changes())
                    .extracting(c -> Arns.keyOf(c.resource()))
                    .containsExactly("deleted", "encrypted", "replaced");
            assertThat(plan.summary()).contains("3 objects", "1 were deleted, 2 overwritten");
            callsWhatIamCallsOtherwise(action);
        }

        @Test
        void survivesEveryInterruption() {
            interruptEverywhere(
                    action, IN, a -> assertThat(action.verify(IN, a.aws)).isEqualTo(done));
        }

        @Test
        void loosesItsDeleteMarkersWhereItWasOnlyDeleted() {
            run(action, IN);

            var history = KeyHistories.of(somebody(), LEAKY, "deleted");
            assertThat(history).singleElement().extracting(KeyVersion::version).isEqualTo("good-d");
        }

        @Test
        void keepsWhatItWasOverwrittenWithBelow() {
            run(action, IN);

            var history = KeyHistories.of(somebody(), LEAKY, "encrypted");
            assertThat(history).extracting(KeyVersion::version).hasSize(3).contains("bad-e", "good-e");
            var head = somebody().headObject(r -> r.bucket(LEAKY).key("encrypted"));
            assertThat(head.eTag()).isEqualTo("\"good-e\"");
            assertThat(somebody()
                            .getObjectTagging(r -> r.bucket(LEAKY).key("encrypted"))
                            .tagSet())
                    .extracting(t -> t.key() + "=" + t.value())
                    .containsExactlyInAnyOrder("team=a b&c", "cofferdam:restored-version=good-e");
        }

        @Test
        void isLeftWhereItWasNotThereThen() {
            run(action, IN);

            assertThat(somebody()
                            .headObject(r -> r.bucket(LEAKY).key("ransom-note"))
                            .versionId())
                    .isEqualTo("new");
        }
    }

    @Nested
    class WhatCannotBeRestored {
        @Test
        void isNamedAndLeft() {
            var plan = action.plan(new RestoreObjects.In(EVIDENCE, null, IN.asOf()), account.aws);

            assertThat(plan.changes()).isEmpty();
            assertThat(plan.warnings())
                    .anyMatch(w -> w.contains("archived is archived"))
                    .anyMatch(w -> w.contains("large is larger than 5 GiB"));
        }

        @Test
        void isEverythingWhereACopyWouldOverwrite() {
            refuses(
                    () -> action.plan(new RestoreObjects.In(QUIET, null, IN.asOf()), account.aws),
                    "VersioningRequired",
                    "s3.enable-versioning");
        }
    }

    @Test
    void takesAThousandAtATime() {
        account.close();
        account = SimulatedAccount.openWith(folder.resolve("case"), world -> {
            var versions = bucket((ObjectNode) world.get("storage"), LEAKY).putArray("versions");
            for (var i = 0; i < 1_001; i++) {
                var key = "k%04d".formatted(i);
                versions.add(marker(key, "m" + i, ATTACK)).add(version(key, "v" + i, BEFORE));
            }
        });

        var plan = action.plan(IN, account.aws);

        assertThat(plan.changes()).hasSize(1_000);
        assertThat(plan.warnings()).singleElement().asString().contains("run the step again");
        assertThat(action.verify(IN, account.aws).remaining()).isEqualTo(1_001);
    }

    @Test
    void leavesAloneWhatWasStoredSince() {
        var plan = run(action, new RestoreObjects.In(LEAKY, "encrypted", IN.asOf()));
        somebody()
                .copyObject(r -> r.sourceBucket(LEAKY)
                        .sourceKey("untouched")
                        .destinationBucket(LEAKY)
                        .destinationKey("encrypted"));

        var undo = undoOf(action, plan);

        assertThat(undo.changes()).isEmpty();
        assertThat(undo.warnings()).isEqualTo(List.of("Something was stored as encrypted since: that is left alone."));
    }
}
