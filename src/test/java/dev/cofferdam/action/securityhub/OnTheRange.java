package dev.cofferdam.action.securityhub;

import dev.cofferdam.action.OnAnAccount;
import dev.cofferdam.action.SimulatedAccount;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import tools.jackson.databind.node.ObjectNode;

/** A step on the simulated account's findings, and what its tests have in common. */
abstract class OnTheRange extends OnAnAccount {
    static final String OPEN_PORT = "arn:aws:securityhub:us-east-1:111122223333:subscription/ec2/finding/open-port";
    static final String MINER = "arn:aws:guardduty:us-east-1:111122223333:detector/d/finding/miner";
    static final String OLD = "arn:aws:inspector2:us-east-1:111122223333:finding/old";
    static final String INSTANCE = "arn:aws:ec2:us-east-1:111122223333:instance/" + SimulatedAccount.WEB_1;

    @Override
    protected final SimulatedAccount openIn(Path place) {
        var opened = SimulatedAccount.openWith(place, world -> {
            var findings = world.putObject("hub").putArray("findings");
            finding(findings.addObject(), OPEN_PORT, "NEW", "HIGH", "2026-11-23T20:00:00Z");
            var miner = finding(findings.addObject(), MINER, "NOTIFIED", "CRITICAL", "2026-11-23T21:30:00Z");
            miner.withObject("json")
                    .putObject("Note")
                    .put("Text", "Ada looks at it")
                    .put("UpdatedBy", "ada")
                    .put("UpdatedAt", "2026-11-23T21:35:00Z");
            finding(findings.addObject(), OLD, "RESOLVED", "LOW", "2026-10-01T00:00:00Z")
                    .withObject("json")
                    .put("RecordState", "ARCHIVED");
            prepare(world);
        });
        opened.pass(Duration.ofMillis(1)); // saves it with what was left out
        return opened;
    }

    /** What the tests need besides. */
    void prepare(ObjectNode world) {}

    static ObjectNode finding(ObjectNode finding, String id, String workflow, String severity, String updated) {
        var json = finding.put("collides", 0).putObject("json");
        json.put("Id", id)
                .put("ProductArn", "arn:aws:securityhub:us-east-1::product/aws/" + id.split(":", -1)[2])
                .put("Title", "Finding " + id.substring(id.lastIndexOf('/') + 1))
                .put("RecordState", "ACTIVE")
                .put("UpdatedAt", updated);
        json.putObject("Severity").put("Label", severity);
        json.putObject("Workflow").put("Status", workflow);
        json.putArray("Resources").addObject().put("Id", INSTANCE).put("Type", "AwsEc2Instance");
        return finding;
    }

    @Override
    protected final Object state(SimulatedAccount of) {
        return of.client(SecurityHubClient.class).getFindings(r -> r.maxResults(100)).findings().stream()
                .map(Followed::of)
                .toList();
    }
}
