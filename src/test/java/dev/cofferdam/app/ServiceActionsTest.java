package dev.cofferdam.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.CaseExporter;
import dev.cofferdam.action.Irreversible;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.local.NoiseBundler;
import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceActionsTest {
    private static final ActionRegistry REGISTRY =
            new ActionRegistry(AllActions.with(new NoExports(), new NoiseBundler(0)));

    @Test
    void areKnownByTheirIds() {
        assertThat(REGISTRY.all())
                .extracting(a -> a.spec().id())
                .containsExactly(
                        "accessanalyzer.list-external-access",
                        "account.check-contacts",
                        "athena.query",
                        "autoscaling.detach-instance",
                        "autoscaling.enter-standby",
                        "autoscaling.exit-standby",
                        "autoscaling.suspend-processes",
                        "aws.list-resources-of",
                        "aws.map-blast-radius",
                        "backup.lock-vault",
                        "backup.start-job",
                        "case.attach",
                        "case.copy-bundle",
                        "case.export",
                        "case.note",
                        "cloudformation.protect-stack",
                        "cloudfront.disable-distribution",
                        "cloudtrail.describe-trails",
                        "cloudtrail.lookup-events",
                        "cloudtrail.query-lake",
                        "cloudtrail.restore-logging",
                        "config.resource-history",
                        "config.restore-recorder",
                        "ec2.block-cidr-nacl",
                        "ec2.block-public-snapshots",
                        "ec2.cancel-spot-requests",
                        "ec2.capture-console-output",
                        "ec2.capture-screenshot",
                        "ec2.collect-metadata",
                        "ec2.copy-snapshot",
                        "ec2.create-image",
                        "ec2.create-snapshot",
                        "ec2.describe-instance",
                        "ec2.disassociate-address",
                        "ec2.enable-flow-logs",
                        "ec2.enable-termination-protection",
                        "ec2.isolate-instance",
                        "ec2.lock-snapshot",
                        "ec2.make-image-private",
                        "ec2.make-snapshot-private",
                        "ec2.remove-route",
                        "ec2.require-imdsv2",
                        "ec2.revoke-ingress",
                        "ec2.scan-regions",
                        "ec2.set-shutdown-behaviour-stop",
                        "ec2.share-snapshot",
                        "ec2.start-instance",
                        "ec2.stop-instance",
                        "ec2.tag",
                        "ec2.terminate-instance",
                        "ecs.scale-service",
                        "ecs.stop-task",
                        "eks.remove-access-entry",
                        "eks.restrict-endpoint",
                        "elb.deregister-instance",
                        "elbv2.deregister-targets",
                        "events.disable-rule",
                        "guardduty.archive-findings",
                        "guardduty.get-finding",
                        "guardduty.list-findings",
                        "guardduty.restore-detector",
                        "iam.authorization-details",
                        "iam.credential-report",
                        "iam.deactivate-access-key",
                        "iam.deactivate-mfa-device",
                        "iam.delete-access-key",
                        "iam.delete-attacker-principal",
                        "iam.describe-principal",
                        "iam.detach-instance-profile",
                        "iam.detach-policy",
                        "iam.disable-console-login",
                        "iam.find-principal-activity",
                        "iam.quarantine-role",
                        "iam.quarantine-user",
                        "iam.remove-from-groups",
                        "iam.remove-identity-provider",
                        "iam.restrict-role-trust",
                        "iam.revoke-role-sessions",
                        "iam.set-permissions-boundary",
                        "identitycenter.remove-assignment",
                        "identitycenter.revoke-permission-set-sessions",
                        "kms.cancel-deletion",
                        "kms.disable-key",
                        "kms.revoke-grant",
                        "lambda.describe-function",
                        "lambda.disable-event-sources",
                        "lambda.remove-public-access",
                        "lambda.stop-invocations",
                        "logs.query",
                        "networkfirewall.block",
                        "organizations.list-accounts",
                        "organizations.move-account",
                        "organizations.quarantine-account",
                        "rds.create-snapshot",
                        "rds.describe-exposure",
                        "rds.disable-public-access",
                        "rds.isolate",
                        "rds.make-snapshot-private",
                        "rds.rotate-master-password",
                        "rds.stop-instance",
                        "resources.find",
                        "route53resolver.block-domain",
                        "s3.block-public-access",
                        "s3.contain-bucket",
                        "s3.copy-to-evidence",
                        "s3.describe-exposure",
                        "s3.enable-access-logging",
                        "s3.enable-versioning",
                        "s3.list-versions",
                        "s3.remove-acl-grants",
                        "s3.restore-objects",
                        "s3.suspend-lifecycle",
                        "s3.suspend-replication",
                        "secretsmanager.list-access",
                        "secretsmanager.rotate",
                        "securityhub.get-findings",
                        "securityhub.update-workflow",
                        "ses.pause-sending",
                        "sns.notify",
                        "ssm.capture-memory",
                        "ssm.check-agent",
                        "ssm.collect-volatile",
                        "ssm.run-automation",
                        "ssm.terminate-sessions",
                        "stepfunctions.stop-execution",
                        "sts.identify-caller",
                        "wafv2.block-ip");
    }

    @Test
    void describeEveryInputAndOutput() {
        for (var action : REGISTRY.all()) {
            var spec = action.spec();
            assertThat(spec.inputs())
                    .as(spec.id())
                    .allMatch(p -> p.description().endsWith("."));
            assertThat(spec.outputs())
                    .as(spec.id())
                    .isNotEmpty()
                    // a step has a status of its own, which it would hide
                    .noneMatch(p -> p.name().equals("status"))
                    .allMatch(p -> p.description().endsWith("."));
            assertThat(spec.description()).as(spec.id()).isNotBlank().doesNotContain("  ");
        }
    }

    @Test
    void saySoWhenTheyOnlyRead() {
        for (var action : REGISTRY.all()) {
            assertThat(action.spec().risk() == Risk.READ)
                    .as(action.spec().id())
                    .isEqualTo(action instanceof ReadAction);
        }
    }

    @Test
    void areDestructiveWhereNothingTakesThemBack() {
        for (var action : REGISTRY.all()) {
            if (action instanceof Irreversible)
                assertThat(action.spec().risk()).as(action.spec().id()).isEqualTo(Risk.DESTRUCTIVE);
        }
    }

    private static final class NoExports implements CaseExporter {
        @Override
        public List<String> formats() {
            return List.of();
        }

        @Override
        public void export(String caseId, String format, OutputStream to) {}
    }
}
