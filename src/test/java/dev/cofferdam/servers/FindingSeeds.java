package dev.cofferdam.servers;

import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AwsSecurityFinding;
import software.amazon.awssdk.services.securityhub.model.Resource;

/** What finds something: GuardDuty, Security Hub, Access Analyzer. */
final class FindingSeeds {
    private final MadeOnce made;

    FindingSeeds(MadeOnce made) {
        this.made = made;
    }

    String detector() {
        return made.once(
                "detector",
                () -> made.client(GuardDutyClient.class)
                        .createDetector(r -> r.enable(true))
                        .detectorId());
    }

    String finding() {
        var detector = detector();
        var guardDuty = made.client(GuardDutyClient.class);
        guardDuty.createSampleFindings(r -> r.detectorId(detector));
        return guardDuty.listFindings(r -> r.detectorId(detector)).findingIds().getFirst();
    }

    String hubFinding() {
        return made.once("hubFinding", () -> {
            made.client(SecurityHubClient.class).enableSecurityHub();
            made.client(SecurityHubClient.class).batchImportFindings(r -> r.findings(ofTheHub("open-port")));
            return "open-port";
        });
    }

    static AwsSecurityFinding ofTheHub(String id) {
        return AwsSecurityFinding.builder()
                .schemaVersion("2018-10-08")
                .id(id)
                .productArn("arn:aws:securityhub:us-east-1:123456789012:product/123456789012/default")
                .generatorId("harbour")
                .awsAccountId("123456789012")
                .createdAt("2026-06-01T00:00:00Z")
                .updatedAt("2026-06-01T00:00:00Z")
                .severity(s -> s.label("HIGH"))
                .title("A port is open")
                .description("A port is open")
                .resources(Resource.builder()
                        .id("arn:aws:s3:::harbour-exports")
                        .type("AwsS3Bucket")
                        .build())
                .workflow(w -> w.status("NEW"))
                .recordState("ACTIVE")
                .note(n -> n.text("seen").updatedBy("ada").updatedAt("2026-06-01T00:00:00Z"))
                .build();
    }

    String analyzer() {
        return made.client(AccessAnalyzerClient.class)
                .createAnalyzer(r -> r.analyzerName("outside").type("ACCOUNT"))
                .arn();
    }
}
