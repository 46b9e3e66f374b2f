package dev.cofferdam.servers;

import static dev.cofferdam.servers.Reads.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.s3.DescribeExposure;
import dev.cofferdam.action.s3.ListVersions;
import dev.cofferdam.caselog.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** How the reading actions of {@code action.s3} are tried. */
final class S3ReadCases {
    private S3ReadCases() {}

    static List<Case> all() {
        return List.of(
                new ReadCase<>(new DescribeExposure(), S3ReadCases::anOpenBucket, S3ReadCases::describesTheBucket),
                new ReadCase<>(new ListVersions(), S3ReadCases::aHistory, S3ReadCases::listsTheVersions));
    }

    private static DescribeExposure.In anOpenBucket(Server server) {
        S3Seeds.leaveOpen(server);
        return new DescribeExposure.In(server.account().bucket());
    }

    private static void describesTheBucket(DescribeExposure.Out out, Server server) {
        var isPublic = read(server, "GetBucketPolicyStatus").at("/PolicyStatus/IsPublic");
        assertThat(isPublic.asBoolean()).isTrue();
        assertThat(out.publicBecause()).hasSize(2);
        var acl = read(server, "GetBucketAcl");
        assertThat(out.aclGrantees())
                .containsExactlyInAnyOrderElementsOf(texts(acl, "Grants", "/Grantee/URI").stream()
                        .filter(group -> !group.isEmpty())
                        .toList())
                .hasSize(2);
        assertThat(out.versioning())
                .isEqualTo(read(server, "GetBucketVersioning").path("Status").asString())
                .isEqualTo("Enabled");
        assertThat(out.replicatesTo())
                .containsExactlyElementsOf(texts(
                        read(server, "GetBucketReplication").path("ReplicationConfiguration"),
                        "Rules",
                        "/Destination/Bucket"))
                .hasSize(1);
        assertThat(out.objectLock()).isFalse();
        assertThat(out.logsTo()).isEmpty();
        assertThat(out.website()).isFalse();
        assertThat(out.unknown()).isEmpty();
        var policy = Json.MAPPER.readTree(
                read(server, "GetBucketPolicy").path("Policy").asString());
        assertThat(Json.MAPPER.readTree(server.kept()).path("policy")).isEqualTo(policy);
    }

    private static ListVersions.In aHistory(Server server) {
        S3Seeds.makeHistory(server);
        return new ListVersions.In(server.account().bucket(), null);
    }

    private static void listsTheVersions(ListVersions.Out out, Server server) {
        var listed = read(server, "ListObjectVersions");
        assertThat(out.versions()).isEqualTo(listed.path("Versions").size()).isEqualTo(3);
        assertThat(out.deleteMarkers())
                .isEqualTo(listed.path("DeleteMarkers").size())
                .isEqualTo(1);
        assertThat(out.totalBytes()).isEqualTo(3L * StorageSeeds.CONTENT.length());
        var lines = server.kept().lines().map(Json.MAPPER::readTree).toList();
        assertThat(lines)
                .filteredOn(line -> !line.path("DeleteMarker").asBoolean())
                .extracting(line -> line.path("VersionId").asString())
                .containsExactlyInAnyOrderElementsOf(texts(listed, "Versions", "/VersionId"));
        assertThat(lines)
                .filteredOn(line -> line.path("DeleteMarker").asBoolean())
                .extracting(line -> line.path("VersionId").asString())
                .containsExactlyElementsOf(texts(listed, "DeleteMarkers", "/VersionId"));
    }

    private static JsonNode read(Server server, String operation) {
        return server.reads()
                .answer(new Read("s3", operation, "Bucket", server.account().bucket()));
    }
}
