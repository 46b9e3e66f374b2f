package dev.cofferdam.servers;

import static dev.cofferdam.servers.Fact.each;
import static dev.cofferdam.servers.Fact.that;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.ssm.CaptureMemory;
import dev.cofferdam.action.ssm.CheckAgent;
import dev.cofferdam.action.ssm.CollectVolatile;
import dev.cofferdam.action.ssm.RunAutomation;
import dev.cofferdam.action.ssm.TerminateSessions;
import dev.cofferdam.servers.ChangeCase.Situation;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** How the actions of {@code action.ssm} are tried. */
final class SsmCases {
    private static final int SECTIONS = 6;

    private SsmCases() {}

    static List<Case> all() {
        return List.of(
                new ReadCase<>(
                        new CheckAgent(),
                        server -> new CheckAgent.In(server.account().instance()),
                        SsmCases::tellsOfTheAgent),
                new ChangeCase<>(new CollectVolatile(), SsmCases::collectVolatile),
                new ChangeCase<>(new CaptureMemory(), SsmCases::captureMemory),
                new ChangeCase<>(new RunAutomation(), SsmCases::runAutomation),
                new ChangeCase<>(new TerminateSessions(), SsmCases::terminateSessions));
    }

    private static void tellsOfTheAgent(CheckAgent.Out out, Server server) {
        var instance = server.account().instance();
        var agent = server.reads()
                .answer(new Read("ssm", "DescribeInstanceInformation", Map.of()))
                .path("InstanceInformationList")
                .valueStream()
                .filter(i -> i.path("InstanceId").asString().equals(instance))
                .findFirst()
                .orElseThrow();
        assertThat(out.pingStatus()).isEqualTo(agent.path("PingStatus").asString());
        assertThat(out.online()).isEqualTo(out.pingStatus().equals("Online"));
        assertThat(out.agentVersion()).isEqualTo(agent.path("AgentVersion").asString());
        assertThat(out.platform()).isEqualTo(agent.path("PlatformType").asString());
    }

    private static Situation<CollectVolatile.In, CollectVolatile.Out> collectVolatile(Server server) {
        var instance = server.account().instance();
        return new Situation<>(
                new CollectVolatile.In(instance, null),
                List.of(that(
                                "commands that it got",
                                new Read("ssm", "ListCommands", "InstanceId", instance),
                                each("/Commands", "/DocumentName", "/Status"))
                        .becomes(Collections.nCopies(SECTIONS, "AWS-RunShellScript Success"))),
                out -> {
                    assertThat(out.complete()).hasSize(SECTIONS);
                    assertThat(out.missing()).isEmpty();
                    assertThat(server.aws().evidence("ssm-%s-volatile.txt".formatted(instance)))
                            .isNotEmpty();
                });
    }

    private static Situation<CaptureMemory.In, CaptureMemory.Out> captureMemory(Server server) {
        var bucket = server.account().evidenceBucket();
        return new Situation<>(
                new CaptureMemory.In(
                        server.account().instance(),
                        bucket,
                        null,
                        "https://tools.example.com/avml",
                        "0123456789abcdef".repeat(4),
                        null),
                List.of(that(
                                "whether there is an object",
                                new Read("s3", "ListObjectVersions", "Bucket", bucket),
                                answer -> Fact.json(answer.path("Versions").size()))
                        .becomes(1)),
                out -> {
                    assertThat(out.agrees()).isTrue();
                    assertThat(out.sha256()).hasSize(64);
                });
    }

    /** A second execution lets go what the first contained, and both stay in the list. */
    private static Situation<RunAutomation.In, RunAutomation.Out> runAutomation(Server server) {
        return new Situation<>(
                new RunAutomation.In(
                        "AWSSupport-ContainEC2Instance",
                        Map.of("Target", server.account().instance()),
                        false),
                List.of(that(
                                "whether more was contained than let go",
                                new Read("ssm", "DescribeAutomationExecutions", Map.of()),
                                answer -> Fact.json(answer.path("AutomationExecutionMetadataList")
                                                        .size()
                                                % 2
                                        == 1))
                        .becomes(true)),
                out -> assertThat(out.automationStatus()).isEqualTo("Success"));
    }

    private static Situation<TerminateSessions.In, TerminateSessions.Out> terminateSessions(Server server) {
        var instance = server.account().sharedInstance();
        return new Situation<>(
                new TerminateSessions.In(instance),
                List.of(that(
                                "open sessions",
                                new Read("ssm", "DescribeSessions", "State", "Active"),
                                each("/Sessions", "/Target", "/Owner"))
                        .becomes(List.of())),
                out -> assertThat(out.open()).isZero());
    }
}
