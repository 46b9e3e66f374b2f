package dev.cofferdam.servers;

import static dev.cofferdam.servers.Fact.at;
import static dev.cofferdam.servers.Fact.each;
import static dev.cofferdam.servers.Fact.that;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.cloudtrail.DescribeTrails;
import dev.cofferdam.action.cloudtrail.RestoreLogging;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.servers.ChangeCase.Situation;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.ReadWriteType;

/** How the actions on trails are tried. */
final class TrailCases {
    private static final Read DESCRIBE = new Read("cloudtrail", "DescribeTrails", Map.of());

    private TrailCases() {}

    static List<Case> all() {
        return List.of(
                new ReadCase<>(new DescribeTrails(), TrailCases::aTrail, TrailCases::describesTheTrail),
                new ChangeCase<>(new RestoreLogging(), TrailCases::restoreLogging));
    }

    private static DescribeTrails.In aTrail(Server server) {
        server.account().trail();
        return new DescribeTrails.In();
    }

    private static void describesTheTrail(DescribeTrails.Out out, Server server) {
        var trails = server.reads().answer(DESCRIBE);
        assertThat(out.trails()).containsExactlyElementsOf(ReadCases.texts(trails, "trailList", "/TrailARN"));
        assertThat(out.buckets()).containsExactlyElementsOf(ReadCases.texts(trails, "trailList", "/S3BucketName"));
        assertThat(out.stopped()).isEmpty();
        assertThat(out.recorded()).isTrue();
        assertThat(Json.MAPPER
                        .readTree(ReadCases.kept(server))
                        .at("/Trails/0/LogFileValidationEnabled")
                        .asBoolean())
                .isEqualTo(trails.at("/trailList/0/LogFileValidationEnabled").asBoolean());
    }

    private static Situation<RestoreLogging.In, RestoreLogging.Out> restoreLogging(Server server) {
        var trail = server.account().trail();
        var attacker = server.client(CloudTrailClient.class);
        attacker.stopLogging(r -> r.name(trail));
        attacker.updateTrail(r -> r.name(trail).isMultiRegionTrail(false).includeGlobalServiceEvents(false));
        attacker.putEventSelectors(r -> r.trailName(trail)
                .eventSelectors(EventSelector.builder()
                        .readWriteType(ReadWriteType.READ_ONLY)
                        .includeManagementEvents(true)
                        .build()));
        return new Situation<>(
                new RestoreLogging.In(trail, true, true, true, null),
                List.of(
                        that("whether it records", of("GetTrailStatus", "Name", trail), at("/IsLogging"))
                                .becomes(true),
                        that(
                                        "what it records",
                                        of("GetEventSelectors", "TrailName", trail),
                                        each("/EventSelectors", "/ReadWriteType", "/IncludeManagementEvents"))
                                .becomes(List.of("All true")),
                        that(
                                        "where",
                                        DESCRIBE,
                                        each("/trailList", "/IsMultiRegionTrail", "/IncludeGlobalServiceEvents"))
                                .becomes(List.of("true true")),
                        that("its bucket", DESCRIBE, each("/trailList", "/S3BucketName", "/LogFileValidationEnabled"))),
                out -> {
                    assertThat(out.logging()).isTrue();
                    assertThat(out.managementEvents()).isTrue();
                    assertThat(out.allRegions()).isTrue();
                });
    }

    private static Read of(String operation, String parameter, String trail) {
        return new Read("cloudtrail", operation, parameter, trail);
    }
}
