package dev.cofferdam.action.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.FakeActionContext;
import dev.cofferdam.caselog.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import tools.jackson.databind.node.ObjectNode;

class VersionsTest extends OnTheRange {
    private static final int KEYS = 1_500;

    /** At least. */
    private static final int BYTES_OF_A_PAGE = 1_000 * 90;

    @Override
    void prepare(ObjectNode storage) {
        var versions = bucket(storage, LEAKY).putArray("versions");
        for (var i = 0; i < KEYS; i++) {
            var key = "exports/%05d.csv".formatted(i);
            versions.add(marker(key, "m" + i, "2026-11-23T20:00:00Z"));
            versions.add(version(key, "a" + i, "2026-11-20T08:00:00Z").put("size", 10));
        }
        versions.add(version("other/1.csv", "o1", "2026-11-20T08:00:00Z").put("size", 7));
    }

    static ObjectNode version(String key, String version, String modified) {
        return Json.object()
                .put("key", key)
                .put("version", version)
                .put("modified", modified)
                .put("etag", "\"%s\"".formatted(version));
    }

    static ObjectNode marker(String key, String version, String modified) {
        return version(key, version, modified).put("delete_marker", true);
    }

    @Test
    void areKeptOneALineAcrossPages() {
        var out = new ListVersions().read(new ListVersions.In(LEAKY, null), account.aws);

        assertThat(out.versions()).isEqualTo(KEYS + 1);
        assertThat(out.deleteMarkers()).isEqualTo(KEYS);
        assertThat(out.totalBytes()).isEqualTo(KEYS * 10L + 7);
        var lines = account.aws
                .evidence("s3-harbour-exports-versions.jsonl")
                .lines()
                .toList();
        assertThat(lines).hasSize(KEYS * 2 + 1).doesNotHaveDuplicates();
        assertThat(lines).map(Json.MAPPER::readTree).allSatisfy(line -> {
            assertThat(line.path("Key").asString()).isNotEmpty();
            assertThat(line.has("DeleteMarker")).isTrue();
            assertThat(line.path("VersionId").asString()).isNotEmpty();
        });
        callsWhatIamCallsOtherwise(new ListVersions());
    }

    @Test
    void areThoseOfAPrefix() {
        var out = new ListVersions().read(new ListVersions.In(LEAKY, "other/"), account.aws);

        assertThat(out.versions()).isEqualTo(1);
        assertThat(out.deleteMarkers()).isZero();
    }

    @Test
    void areNoneInAnEmptyBucket() {
        var out = new ListVersions().read(new ListVersions.In(QUIET, null), account.aws);

        assertThat(out.versions()).isZero();
        assertThat(account.aws.evidence("s3-harbour-quiet-versions.jsonl")).isEmpty();
    }

    /** Two million keys are never in memory together: a page is asked for when the one before is read. */
    @Test
    void areAskedForOnlyAsTheyAreRead() throws IOException {
        var endless = new EndlessBucket();
        var asked = new ArrayList<Integer>();

        try (var lines = new VersionPages(new FakeActionContext(Map.of(S3Client.class, endless)), "b", "")) {
            var buffer = new byte[64 * 1024];
            for (var i = 0; i < 20; i++) {
                assertThat(lines.readNBytes(buffer, 0, buffer.length)).isEqualTo(buffer.length);
                asked.add(endless.pages);
            }
        }

        assertThat(asked.getFirst()).isEqualTo(1);
        assertThat(asked.getLast()).isBetween(5, 20 * 64 * 1024 / BYTES_OF_A_PAGE + 1);
        assertThat(endless.pages).isEqualTo(asked.getLast());
    }

    /** As many full pages as anybody asks for. */
    private static final class EndlessBucket implements S3Client {
        private int pages;

        @Override
        public ListObjectVersionsResponse listObjectVersions(ListObjectVersionsRequest request) {
            pages++;
            List<ObjectVersion> versions = IntStream.range(0, 1_000)
                    .mapToObj(i -> ObjectVersion.builder()
                            .key("key-%d-%d".formatted(pages, i))
                            .versionId("v%d-%d".formatted(pages, i))
                            .size(1L)
                            .eTag("\"0123456789abcdef0123456789abcdef\"")
                            .build())
                    .toList();
            return ListObjectVersionsResponse.builder()
                    .versions(versions)
                    .isTruncated(true)
                    .nextKeyMarker("key-%d-999".formatted(pages))
                    .nextVersionIdMarker("v")
                    .build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
