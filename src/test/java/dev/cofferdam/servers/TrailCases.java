package dev.cofferdam.servers;

import static dev.cofferdam.servers.Fact.at;
import static dev.cofferdam.servers.Fact.each;
import static dev.cofferdam.servers.Fact.that;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.account.CheckContacts;
import dev.cofferdam.action.athena.QueryAthena;
import dev.cofferdam.action.cloudtrail.DescribeTrails;
import dev.cofferdam.action.cloudtrail.QueryLake;
import dev.cofferdam.action.cloudtrail.RestoreLogging;
import dev.cofferdam.action.config.ResourceHistory;
import dev.cofferdam.action.config.RestoreRecorder;
import dev.cofferdam.action.logs.QueryLogs;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.servers.ChangeCase.Situation;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.ReadWriteType;
import software.amazon.awssdk.services.config.ConfigClient;

/** How the actions on what records, and on whom AWS tells, are tried. */
final class TrailCases {
    private static final Read DESCRIBE = new Read("cloudtrail", "DescribeTrails", Map.of());

    private TrailCases() {}

    static List<Case> all() {
        return List.of(
                new ReadCase<>(new DescribeTrails(), TrailCases::aTrail, TrailCases::describesTheTrail),
                new ChangeCase<>(new RestoreLogging(), TrailCases::restoreLogging),
                new ChangeCase<>(new RestoreRecorder(), TrailCases::restoreRecorder),
                new ReadCase<>(new ResourceHistory(), TrailCases::aRecordedBucket, TrailCases::readsItsHistory),
                new ReadCase<>(new CheckContacts(), TrailCases::aContact, TrailCases::tellsWhoItIs),
                new ReadCase<>(new QueryLake(), TrailCases::aStore, TrailCases::findsItsEvents),
                new ReadCase<>(new QueryLogs(), TrailCases::aSavedQuery, TrailCases::findsWhatWasLogged),
                new ReadCase<>(new QueryAthena(), TrailCases::aSavedSelect, TrailCases::findsWhatIsInTheTable));
    }

    private static DescribeTrails.In aTrail(Server server) {
        server.account().trail();
        return new DescribeTrails.In();
    }

    private static void describesTheTrail(DescribeTrails.Out out, Server server) {
        var trails = server.reads().answer(DESCRIBE);
        assertThat(out.trails()).containsExactlyElementsOf(Reads.texts(trails, "trailList", "/TrailARN"));
        assertThat(out.buckets()).containsExactlyElementsOf(Reads.texts(trails, "trailList", "/S3BucketName"));
        assertThat(out.stopped()).isEmpty();
        assertThat(out.recorded()).isTrue();
        assertThat(Json.MAPPER
                        .readTree(server.kept())
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

    private static Situation<RestoreRecorder.In, RestoreRecorder.Out> restoreRecorder(Server server) {
        var recorder = server.account().recorder();
        server.client(ConfigClient.class).stopConfigurationRecorder(r -> r.configurationRecorderName(recorder));
        return new Situation<>(
                new RestoreRecorder.In(),
                List.of(that(
                                "whether it records",
                                new Read("config", "DescribeConfigurationRecorderStatus", Map.of()),
                                each("/ConfigurationRecordersStatus", "/name", "/recording"))
                        .becomes(List.of(recorder + " true"))),
                out -> assertThat(out.recording()).isTrue());
    }

    private static ResourceHistory.In aRecordedBucket(Server server) {
        server.account().recorder();
        return new ResourceHistory.In("AWS::S3::Bucket", server.account().bucket(), null, null);
    }

    private static void readsItsHistory(ResourceHistory.Out out, Server server) {
        var history = server.reads()
                .answer(new Read(
                        "config",
                        "GetResourceConfigHistory",
                        Map.of(
                                "resourceType",
                                "AWS::S3::Bucket",
                                "resourceId",
                                server.account().bucket())));
        assertThat(out.count())
                .isPositive()
                .isEqualTo(history.path("configurationItems").size());
        assertThat(out.arn()).isEqualTo(history.at("/configurationItems/0/arn").asString());
        assertThat(out.deleted()).isFalse();
    }

    private static CheckContacts.In aContact(Server server) {
        server.account().securityContact();
        return new CheckContacts.In(List.of("harbour.example"));
    }

    private static void tellsWhoItIs(CheckContacts.Out out, Server server) {
        assertThat(out.securityEmail())
                .isEqualTo(server.reads()
                        .answer(new Read("account", "GetAlternateContact", "AlternateContactType", "SECURITY"))
                        .at("/AlternateContact/EmailAddress")
                        .asString());
        assertThat(out.missing()).containsExactly("OPERATIONS", "BILLING");
        assertThat(out.foreign()).isEmpty();
    }

    private static QueryLogs.In aSavedQuery(Server server) {
        return new QueryLogs.In(server.account().savedQuery(), null, "1d", null, null);
    }

    private static void findsWhatWasLogged(QueryLogs.Out out, Server server) {
        var groups = server.reads().answer(new Read("logs", "DescribeLogGroups", Map.of()));
        assertThat(out.logGroups()).containsExactlyElementsOf(Reads.texts(groups, "logGroups", "/logGroupName"));
        assertThat(out.count()).isEqualTo(1);
        assertThat(server.kept()).contains("ada signed in");
    }

    private static QueryAthena.In aSavedSelect(Server server) {
        var bucket = server.account().bucket();
        return new QueryAthena.In(server.account().savedSelect(), null, bucket, null, null);
    }

    private static void findsWhatIsInTheTable(QueryAthena.Out out, Server server) {
        var results = server.reads().answer(new Read("athena", "GetQueryResults", "QueryExecutionId", out.execution()));
        assertThat(out.count()).isEqualTo(1);
        assertThat(results.at("/ResultSet/Rows/1/Data/0/VarCharValue").asString())
                .isEqualTo(Json.MAPPER.readTree(server.kept()).path("who").asString())
                .isEqualTo("ada");
    }

    private static QueryLake.In aStore(Server server) {
        server.account().eventDataStore();
        return new QueryLake.In("AccessKeyId", server.account().accessKey(), "90d", null, null, null);
    }

    private static void findsItsEvents(QueryLake.Out out, Server server) {
        var key = Map.of(
                "AttributeKey",
                "AccessKeyId",
                "AttributeValue",
                server.account().accessKey());
        var events = server.reads().answer(new Read("cloudtrail", "LookupEvents", "LookupAttributes", List.of(key)));
        assertThat(out.count()).isPositive().isEqualTo(events.path("Events").size());
        assertThat(out.eventNames())
                .containsExactlyElementsOf(Reads.texts(events, "Events", "/EventName").stream()
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static Read of(String operation, String parameter, String trail) {
        return new Read("cloudtrail", operation, parameter, trail);
    }
}
