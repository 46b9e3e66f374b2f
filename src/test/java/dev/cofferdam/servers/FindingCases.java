package dev.cofferdam.servers;

import static dev.cofferdam.servers.Fact.at;
import static dev.cofferdam.servers.Fact.each;
import static dev.cofferdam.servers.Fact.that;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.accessanalyzer.ListExternalAccess;
import dev.cofferdam.action.guardduty.ArchiveFindings;
import dev.cofferdam.action.guardduty.GetFinding;
import dev.cofferdam.action.guardduty.ListFindings;
import dev.cofferdam.action.guardduty.RestoreDetector;
import dev.cofferdam.action.securityhub.GetFindings;
import dev.cofferdam.action.securityhub.UpdateWorkflow;
import dev.cofferdam.servers.ChangeCase.Situation;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfiguration;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import tools.jackson.databind.JsonNode;

/** How the actions on findings, and on what finds them, are tried. */
final class FindingCases {
    private static final String FEATURE = "S3_DATA_EVENTS";
    private static final int MANY = 10_000;
    private static final int PAGE = 100;

    private FindingCases() {}

    static List<Case> all() {
        return List.of(
                new ReadCase<>(new ListFindings(), FindingCases::someFindings, FindingCases::listsThem),
                new ChangeCase<>(new ArchiveFindings(), FindingCases::archiveFindings),
                new ChangeCase<>(new RestoreDetector(), FindingCases::restoreDetector),
                new ReadCase<>(new GetFindings(), FindingCases::aFindingOfTheHub, FindingCases::readsIt),
                new ReadCase<>(new GetFindings(), "ten thousand", FindingCases::many, FindingCases::readsThemAll),
                new ChangeCase<>(new UpdateWorkflow(), FindingCases::updateWorkflow),
                new ReadCase<>(new ListExternalAccess(), FindingCases::anAnalyzer, FindingCases::listsWhatIsOpen),
                new ReadCase<>(new GetFinding(), FindingCases::aFinding, FindingCases::readsTheFinding));
    }

    private static ListFindings.In someFindings(Server server) {
        server.account().finding();
        return new ListFindings.In(null, null, null, null, true, null, null);
    }

    private static void listsThem(ListFindings.Out out, Server server) {
        var listed = server.reads()
                .answer(new Read(
                        "guardduty",
                        "ListFindings",
                        "DetectorId",
                        server.account().detector()));
        assertThat(out.findingIds())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(Reads.texts(listed, "FindingIds", ""));
        assertThat(server.kept().lines()).hasSize((int) out.count());
    }

    private static Situation<ArchiveFindings.In, ArchiveFindings.Out> archiveFindings(Server server) {
        var finding = server.account().finding();
        var detector = server.account().detector();
        return new Situation<>(
                new ArchiveFindings.In(List.of(finding), null),
                List.of(that(
                                "whether it is archived",
                                new Read(
                                        "guardduty",
                                        "GetFindings",
                                        Map.of("DetectorId", detector, "FindingIds", List.of(finding))),
                                each("/Findings", "/Id", "/Service/Archived"))
                        .becomes(List.of(finding + " true"))),
                out -> assertThat(out.open()).isEmpty());
    }

    private static Situation<RestoreDetector.In, RestoreDetector.Out> restoreDetector(Server server) {
        var detector = server.account().detector();
        server.client(GuardDutyClient.class)
                .updateDetector(r -> r.detectorId(detector)
                        .enable(false)
                        .features(DetectorFeatureConfiguration.builder()
                                .name(FEATURE)
                                .status("DISABLED")
                                .build()));
        var read = new Read("guardduty", "GetDetector", "DetectorId", detector);
        return new Situation<>(
                new RestoreDetector.In("FIFTEEN_MINUTES", List.of(FEATURE)),
                List.of(
                        that("whether it works", read, at("/Status")).becomes("ENABLED"),
                        that("how often it tells", read, at("/FindingPublishingFrequency"))
                                .becomes("FIFTEEN_MINUTES"),
                        that("what it looks at", read, FindingCases::feature).becomes("ENABLED")),
                out -> {
                    assertThat(out.enabled()).isTrue();
                    assertThat(out.features()).contains(FEATURE);
                });
    }

    private static GetFindings.In aFindingOfTheHub(Server server) {
        server.account().hubFinding();
        return new GetFindings.In(null, null, null, null, false, null);
    }

    private static void readsIt(GetFindings.Out out, Server server) {
        var findings = server.reads().answer(new Read("securityhub", "GetFindings", Map.of()));
        assertThat(out.findings()).isNotEmpty().containsExactlyElementsOf(Reads.texts(findings, "Findings", "/Id"));
        assertThat(out.titles()).containsExactlyElementsOf(Reads.texts(findings, "Findings", "/Title"));
        assertThat(out.severities()).containsExactlyElementsOf(Reads.texts(findings, "Findings", "/Severity/Label"));
    }

    /** A hundred pages of them. */
    private static GetFindings.In many(Server server) {
        server.account().hubFinding();
        var hub = server.client(SecurityHubClient.class);
        IntStream.range(0, MANY / PAGE)
                .mapToObj(page -> IntStream.range(page * PAGE, (page + 1) * PAGE)
                        .skip(page == 0 ? 1 : 0)
                        .mapToObj(number -> FindingSeeds.ofTheHub("finding-" + number))
                        .toList())
                .forEach(page -> hub.batchImportFindings(r -> r.findings(page)));
        return new GetFindings.In(null, null, null, null, false, MANY);
    }

    private static void readsThemAll(GetFindings.Out out, Server server) {
        assertThat(out.count()).isEqualTo(MANY);
        assertThat(out.findings()).doesNotHaveDuplicates().contains("finding-1", "finding-9999");
        assertThat(out.truncated()).isFalse();
        assertThat(server.kept().lines()).hasSize(MANY);
    }

    private static Situation<UpdateWorkflow.In, UpdateWorkflow.Out> updateWorkflow(Server server) {
        var finding = server.account().hubFinding();
        return new Situation<>(
                new UpdateWorkflow.In(List.of(finding), "NOTIFIED", "Ada is on it"),
                List.of(that(
                                "how far people are with it",
                                new Read("securityhub", "GetFindings", Map.of()),
                                each("/Findings", "/Id", "/Workflow/Status", "/Note/Text"))
                        .becomes(List.of(finding + " NOTIFIED Ada is on it"))),
                out -> assertThat(out.others()).isEmpty());
    }

    private static ListExternalAccess.In anAnalyzer(Server server) {
        server.account().analyzer();
        return new ListExternalAccess.In(null, null);
    }

    private static void listsWhatIsOpen(ListExternalAccess.Out out, Server server) {
        var findings = server.reads()
                .answer(new Read(
                        "accessanalyzer",
                        "ListFindingsV2",
                        "analyzerArn",
                        server.account().analyzer()));
        assertThat(out.resources())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(Reads.texts(findings, "findings", "/resource"));
        assertThat(out.publicResources()).isEqualTo(out.resources());
    }

    private static JsonNode feature(JsonNode detector) {
        return detector.path("Features")
                .valueStream()
                .filter(f -> f.path("Name").asString().equals(FEATURE))
                .findFirst()
                .orElseThrow()
                .path("Status");
    }

    private static GetFinding.In aFinding(Server server) {
        return new GetFinding.In(server.account().finding(), null);
    }

    private static void readsTheFinding(GetFinding.Out out, Server server) {
        var finding = server.reads()
                .answer(new Read(
                        "guardduty",
                        "GetFindings",
                        Map.of(
                                "DetectorId",
                                server.account().detector(),
                                "FindingIds",
                                List.of(server.account().finding()))))
                .at("/Findings/0");
        assertThat(out.type()).isEqualTo(finding.path("Type").asString());
        assertThat(out.severity()).isEqualTo(finding.path("Severity").asDouble());
        assertThat(out.title()).isEqualTo(finding.path("Title").asString());
        assertThat(out.count()).isEqualTo(finding.at("/Service/Count").asLong());
    }
}
