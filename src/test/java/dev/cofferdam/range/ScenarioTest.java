package dev.cofferdam.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.aws.AwsSessionException;
import dev.cofferdam.caselog.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.Condition;
import software.amazon.awssdk.services.guardduty.model.Finding;

class ScenarioTest {
    private static final String SMALL = """
        format: 1
        title: Small
        description: Almost nothing
        account:
          id: "111122223333"
          alias: small
          region: us-east-1
          responder: {role: R, session: s}
          vpcs:
            - {id: vpc-00000000000000001, cidr: 10.0.0.0/16}
          subnets:
            - {id: subnet-00000000000000001, vpc: vpc-00000000000000001, zone: us-east-1a, cidr: 10.0.0.0/24}
        """;

    @TempDir
    Path folder;

    private static Scenario read(String yaml) {
        return new ScenarioReader("small.yaml", Range.START).read(yaml);
    }

    @Nested
    class TheFindingsOfAShippedScenario {
        @ParameterizedTest
        @CsvSource({
            "ec2-compromise, ec2-compromise.json, Backdoor:EC2/C&CActivity.B!DNS",
            "ec2-compromise, ec2-credential-exfiltration.json,"
                    + " UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS",
            "iam-credentials-exposed, iam-credentials-exposed.json, UnauthorizedAccess:IAMUser/MaliciousIPCaller.Custom"
        })
        void areTheFilesThatGoWithIt(String scenario, String file, String type) throws IOException {
            try (var range = new Range(folder, scenario);
                    var in = ScenarioTest.class.getResourceAsStream("findings/" + file)) {
                assertThat(in).isNotNull();
                var shipped = Json.MAPPER.readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                var finding = finding(range, type);
                assertThat(finding.id())
                        .isEqualTo(shipped.path("id").asString())
                        .matches("[0-9a-f]{32}");
                assertThat(finding.arn()).isEqualTo(shipped.path("arn").asString());
                assertThat(finding.severity())
                        .isEqualTo(shipped.path("severity").doubleValue());
                assertThat(finding.service().detectorId()).isEqualTo("12abc34d567e8fa901bc2d34e56789f0");
                assertThat(Instant.parse(finding.updatedAt()))
                        .isBetween(Range.START.minus(Duration.ofHours(1)), Range.START);
            }
        }

        @Test
        void nameThingsThatAreInTheAccount() {
            try (var range = new Range(folder)) {
                var details = finding(range, "Backdoor:EC2/C&CActivity.B!DNS")
                        .resource()
                        .instanceDetails();
                assertThat(details.instanceId()).isEqualTo(Range.WEB_1);
                assertThat(details.networkInterfaces())
                        .extracting(n -> n.networkInterfaceId())
                        .containsExactly("eni-0c0ffee0000000001", "eni-0c0ffee0000000002");
            }
        }

        private static Finding finding(Range range, String type) {
            var guardDuty = range.client(GuardDutyClient.class);
            var detector = guardDuty.listDetectors().detectorIds().getFirst();
            var ids = guardDuty
                    .listFindings(r -> r.detectorId(detector)
                            .findingCriteria(c -> c.criterion(java.util.Map.of(
                                    "type",
                                    Condition.builder().equalsValue(type).build(),
                                    "severity",
                                    Condition.builder().greaterThanOrEqual(4L).build()))))
                    .findingIds();
            return guardDuty
                    .getFindings(r -> r.detectorId(detector).findingIds(ids))
                    .findings()
                    .getFirst();
        }
    }

    @Nested
    class AFile {
        @Test
        void writesTimesRelativeToTheStart() {
            var trail = read(SMALL + """
                  actors:
                    - {name: a, ip: 203.0.113.1, identity: {type: IAMUser}}
                trail:
                  - {at: -1d2h30m, who: a, call: "iam:ListUsers", repeat: {every: 5m, times: 3}}
                """).trail();
            var event = Objects.requireNonNull(trail).getFirst();
            assertThat(event.at()).isEqualTo(Range.START.minus(Duration.ofMinutes(26 * 60 + 30)));
            assertThat(event.repeat()).isEqualTo(new Scenario.Repeat(Duration.ofMinutes(5), 3));
        }

        @Test
        void withAnUnknownKeyIsRefusedWithItsLine() {
            assertThatThrownBy(() -> read(SMALL.replace("alias: small", "alias: small\n  colour: red")))
                    .isInstanceOf(AwsSessionException.class)
                    .hasMessageStartingWith("small.yaml:7:")
                    .hasMessageContaining("colour");
        }

        @Test
        void withAWrongTimeIsRefusedWithItsLine() {
            assertThatThrownBy(() -> read(SMALL + "  volumes:\n    - {id: vol-1, zone: z, created: yesterday}\n"))
                    .isInstanceOf(AwsSessionException.class)
                    .hasMessageStartingWith("small.yaml:14:")
                    .hasMessageContaining("not a time");
        }

        @Test
        void thatNamesWhatItDoesNotHaveIsRefusedWithTheLine() {
            assertThatThrownBy(() -> read(SMALL.replace("vpc: vpc-00000000000000001", "vpc: vpc-00000000000000002")))
                    .isInstanceOf(AwsSessionException.class)
                    .hasMessage("small.yaml:12: there is no VPC vpc-00000000000000002");
        }

        @Test
        void withAnInstanceTypeThatDoesNotExistIsRefusedWithTheLine() {
            assertThatThrownBy(() -> read(SMALL + """
                  instances:
                    - {id: i-1, type: m6i.tiny, subnet: subnet-00000000000000001, launched: -1d}
                """))
                    .isInstanceOf(AwsSessionException.class)
                    .hasMessage("small.yaml:14: there is no instance type m6i.tiny");
        }

        @Test
        void switchesFaultsOn() {
            var scenario = read(SMALL + """
                faults:
                  - {operation: "ec2:CreateSnapshot", kind: throttle, from: 2, times: 1}
                """);
            assertThat(scenario.faults())
                    .containsExactly(
                            Fault.of(Fault.Kind.THROTTLE, "ec2:CreateSnapshot").onCall(2));
        }
    }
}
