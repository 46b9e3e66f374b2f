package dev.cofferdam.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.aws.AwsSession;
import dev.cofferdam.aws.Target;
import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.caselog.Mode;
import dev.cofferdam.playbook.Playbook;
import dev.cofferdam.playbook.PlaybookReader;
import dev.cofferdam.range.Fault;
import dev.cofferdam.range.Pacing;
import dev.cofferdam.range.RangeSession;
import dev.cofferdam.run.Preflight;
import dev.cofferdam.run.Preflight.Readiness;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** What of the shipped playbook the range's responder may do, before anything is begun. */
class PreflightTest {
    private static final String ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";

    @TempDir
    Path home;

    private HomeParts parts;
    private CaseLog log;
    private AwsSession session;

    @BeforeEach
    void open() {
        parts = new HomeParts(home, Clock.systemUTC(), Map.of("COFFERDAM_RESPONDER", "Ada"), Pacing.NONE);
        log = parts.cases().create("Odd traffic", "high", null, parts.actor(), Mode.EXERCISE);
        session = parts.sessions().open(new Target.Range("ec2-compromise"), log.folder());
    }

    @AfterEach
    void close() {
        session.close();
        log.close();
    }

    private List<Preflight.Check> check() {
        return check(parts.playbooks().find("ec2-compromise").orElseThrow(), Map.of());
    }

    private List<Preflight.Check> check(Playbook playbook, Map<String, JsonNode> inputs) {
        return new Preflight(parts.actions()).check(log, session, parts.actor(), playbook, inputs);
    }

    private static Preflight.Check of(List<Preflight.Check> checks, String action) {
        return checks.stream()
                .filter(check -> check.action().equals(action))
                .findFirst()
                .orElseThrow();
    }

    private void onlyHas(String policy) {
        var iam = session.client(IamClient.class, "us-east-1");
        iam.putRolePolicy(
                r -> r.roleName("IncidentResponder").policyName("only").policyDocument(policy));
        iam.detachRolePolicy(r -> r.roleName("IncidentResponder").policyArn(ADMINISTRATOR));
    }

    @Test
    void isReadyForAllWithARoleThatMayDoAll() {
        assertThat(check()).isNotEmpty().allSatisfy(check -> {
            assertThat(check.readiness()).isEqualTo(Readiness.READY);
            assertThat(check.reasons()).isEmpty();
        });
    }

    @Test
    void leavesWhatItFoundAndHowInTheCase() {
        var checks = check();

        var records = new ArrayList<LogRecord>();
        try (var reader = log.reader()) {
            reader.forEach(0, records::add);
        }
        var found = records.getLast();
        assertThat(found.type()).isEqualTo("case.preflight");
        assertThat(found.content().body().path("checks")).hasSize(checks.size());
        assertThat(found.content().body().path("message").asString())
                .endsWith("ready %d, blocked 0, unknown 0".formatted(checks.size()));
        assertThat(records)
                .filteredOn(record -> record.type().equals("aws.read"))
                .extracting(
                        record -> Objects.requireNonNull(record.content().aws()).operation())
                .contains("GetRole", "SimulatePrincipalPolicy");
        assertThat(records).noneMatch(record -> record.type().equals("aws.intended"));
    }

    @Nested
    class AStepInAnotherAccount {
        private Preflight.Check checked() {
            var text = """
                format: 1
                playbook: elsewhere
                version: 1.0.0
                title: Elsewhere
                steps:
                  - id: look
                    phase: analyze
                    action: iam.describe-principal
                    with: {user: mallory}
                    account: "444455556666"
                    assume_role: Responder
                """;
            var playbook = new PlaybookReader(parts.actions())
                    .read("elsewhere.yaml", text.getBytes(StandardCharsets.UTF_8), _ -> Optional.empty());
            return check(playbook, Map.of()).getFirst();
        }

        @Test
        void isNotKnownBeforeItsRoleIsAssumed() {
            assertThat(checked().readiness()).isEqualTo(Readiness.UNKNOWN);
            assertThat(checked().reasons()).singleElement().asString().contains("what the role there may do");
        }

        @Test
        void isBlockedWhereItsRoleMayNotBeAssumed() {
            onlyHas(policy("{'Effect': 'Allow', 'Action': 'iam:*', 'Resource': '*'}"));

            assertThat(checked().readiness()).isEqualTo(Readiness.BLOCKED);
            assertThat(checked().reasons()).anyMatch(reason -> reason.startsWith("sts:AssumeRole"));
        }
    }

    @Nested
    class ARoleThatMayOnlyRead {
        @Test
        void isBlockedWhereSomethingChangesAndToldByWhat() {
            onlyHas(policy("{'Effect': 'Allow', 'Action': ['ec2:Describe*', 'autoscaling:Describe*',"
                    + " 'elasticloadbalancing:Describe*', 'ssm:Describe*', 'iam:*'], 'Resource': '*'}"));

            var checks = check();

            assertThat(of(checks, "ec2.describe-instance").readiness()).isEqualTo(Readiness.READY);
            var isolate = of(checks, "ec2.isolate-instance");
            assertThat(isolate.readiness()).isEqualTo(Readiness.BLOCKED);
            assertThat(isolate.reasons())
                    .contains("ec2:ModifyNetworkInterfaceAttribute: No policy of yours allows it.")
                    .noneMatch(reason -> reason.startsWith("ec2:Describe"));
        }

        @Test
        void isToldOfWhatDeniesIt() {
            onlyHas(policy("{'Effect': 'Allow', 'Action': '*', 'Resource': '*'},"
                    + " {'Effect': 'Deny', 'Action': 'ec2:createsnapshot*', 'Resource': 'arn:aws:ec2:*'}"));

            assertThat(of(check(), "ec2.create-snapshot").reasons())
                    .contains("ec2:CreateSnapshots: A policy of yours denies it.");
        }
    }

    @Nested
    class WhatCannotBeTold {
        @Test
        void isWhatHangsOnTheCallItself() {
            onlyHas(policy("{'Effect': 'Allow', 'Action': '*', 'Resource': '*',"
                    + " 'Condition': {'Bool': {'aws:MultiFactorAuthPresent': 'true'}}}"));

            assertThat(check()).filteredOn(PreflightTest::callsAws).allSatisfy(check -> {
                assertThat(check.readiness()).isEqualTo(Readiness.UNKNOWN);
                assertThat(check.reasons())
                        .allMatch(reason -> reason.contains("depends on aws:MultiFactorAuthPresent"));
            });
        }

        @Test
        void isAllWhereIamMayNotBeAsked() {
            ((RangeSession) session).faults().add(Fault.of(Fault.Kind.DENY, "iam:SimulatePrincipalPolicy"));

            assertThat(check()).filteredOn(PreflightTest::callsAws).allSatisfy(check -> {
                assertThat(check.readiness()).isEqualTo(Readiness.UNKNOWN);
                assertThat(check.reasons()).allMatch(reason -> reason.contains("IAM does not tell"));
            });
        }
    }

    /** Besides permissions. */
    @Nested
    class WhatElseIsNeeded {
        private static final String WEB_1 = "i-0c0ffee0bad0c0de1";
        private static final String STEPS = """
            format: 1
            playbook: test
            version: 1.0.0
            title: Test
            roles: [responder]
            inputs:
              instance: {type: ec2.instance-id, required: false}
              bucket: {type: s3.bucket, default: nowhere-evidence}
            steps:
              - id: memory
                action: ssm.capture-memory
                with:
                  instance: "${{ inputs.instance }}"
                  bucket: "${{ inputs.bucket }}"
                  tool: https://tools.example.com/avml
                  tool_sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
              - {id: keep, action: ec2.create-snapshot, with: {instance: "${{ inputs.instance }}"}}
            """;

        private List<Preflight.Check> check(Map<String, JsonNode> inputs) {
            var playbook = new PlaybookReader(parts.actions())
                    .read("test.yaml", STEPS.getBytes(StandardCharsets.UTF_8), _ -> Optional.empty());
            return PreflightTest.this.check(playbook, inputs);
        }

        private static Map<String, JsonNode> instance(String id) {
            return Map.of("instance", StringNode.valueOf(id));
        }

        @Test
        void isToldWithHowItHoldsOrWhyNotAndWhatToDo() {
            var memory = of(check(instance(WEB_1)), "ssm.capture-memory");

            assertThat(memory.readiness()).isEqualTo(Readiness.BLOCKED);
            assertThat(memory.reasons()).isEmpty();
            assertThat(memory.conditions())
                    .containsExactly(
                            new Preflight.Condition(
                                    "SSM agent", Readiness.READY, "The agent on %s is online.".formatted(WEB_1)),
                            new Preflight.Condition(
                                    "Evidence bucket",
                                    Readiness.BLOCKED,
                                    "There is no bucket nowhere-evidence. Make it, with Object Lock, or name another"
                                            + " one."));
        }

        @Test
        void isNotKnownWhereOnlyTheRunTellsWhatItIsAbout() {
            assertThat(of(check(Map.of()), "ssm.capture-memory").conditions())
                    .first()
                    .isEqualTo(new Preflight.Condition(
                            "SSM agent", Readiness.UNKNOWN, "Which instance it is, only the run tells."));
        }

        @Test
        void isAQuotaWithWhatIsUsedOfIt() {
            var keep = of(check(instance(WEB_1)), "ec2.create-snapshot");

            assertThat(keep.readiness()).isEqualTo(Readiness.READY);
            assertThat(keep.conditions()).singleElement().satisfies(condition -> {
                assertThat(condition.title()).isEqualTo("Snapshots per Region");
                assertThat(condition.how()).matches("[0-9]+ of 100,000 are used in us-east-1\\.");
            });
        }

        @Test
        void isNotKnownWhereItMayNotBeRead() {
            ((RangeSession) session).faults().add(Fault.of(Fault.Kind.DENY, "servicequotas:GetServiceQuota"));

            var keep = of(check(instance(WEB_1)), "ec2.create-snapshot");

            assertThat(keep.readiness()).isEqualTo(Readiness.UNKNOWN);
            assertThat(keep.conditions().getFirst().how()).contains("servicequotas:GetServiceQuota allowed");
        }

        @Test
        void isReadOnly() {
            check(instance(WEB_1));

            try (var reader = log.reader()) {
                reader.forEach(0, record -> assertThat(record.type()).isNotEqualTo("aws.intended"));
            }
        }
    }

    private static boolean callsAws(Preflight.Check check) {
        return !check.action().startsWith("case.");
    }

    private static String policy(String statements) {
        return Json.MAPPER
                .readTree("{'Version': '2012-10-17', 'Statement': [%s]}"
                        .formatted(statements)
                        .replace('\'', '"'))
                .toString();
    }
}
