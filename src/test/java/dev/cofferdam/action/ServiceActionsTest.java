package dev.cofferdam.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.accessanalyzer.AccessAnalyzerActions;
import dev.cofferdam.action.account.AccountActions;
import dev.cofferdam.action.athena.AthenaActions;
import dev.cofferdam.action.autoscaling.AutoScalingActions;
import dev.cofferdam.action.aws.AwsActions;
import dev.cofferdam.action.backup.BackupActions;
import dev.cofferdam.action.cloudformation.CloudFormationActions;
import dev.cofferdam.action.cloudfront.CloudFrontActions;
import dev.cofferdam.action.cloudtrail.CloudTrailActions;
import dev.cofferdam.action.config.ConfigActions;
import dev.cofferdam.action.ec2.Ec2Actions;
import dev.cofferdam.action.ecs.EcsActions;
import dev.cofferdam.action.eks.EksActions;
import dev.cofferdam.action.elb.ElbActions;
import dev.cofferdam.action.elbv2.Elbv2Actions;
import dev.cofferdam.action.events.EventsActions;
import dev.cofferdam.action.guardduty.GuardDutyActions;
import dev.cofferdam.action.iam.IamActions;
import dev.cofferdam.action.identitycenter.IdentityCenterActions;
import dev.cofferdam.action.kms.KmsActions;
import dev.cofferdam.action.lambda.LambdaActions;
import dev.cofferdam.action.local.CaseActions;
import dev.cofferdam.action.logs.LogsActions;
import dev.cofferdam.action.networkfirewall.NetworkFirewallActions;
import dev.cofferdam.action.organizations.OrganizationsActions;
import dev.cofferdam.action.rds.RdsActions;
import dev.cofferdam.action.resources.ResourcesActions;
import dev.cofferdam.action.route53resolver.Route53ResolverActions;
import dev.cofferdam.action.s3.S3Actions;
import dev.cofferdam.action.secretsmanager.SecretsManagerActions;
import dev.cofferdam.action.securityhub.SecurityHubActions;
import dev.cofferdam.action.ses.SesActions;
import dev.cofferdam.action.sfn.SfnActions;
import dev.cofferdam.action.ssm.SsmActions;
import dev.cofferdam.action.sts.StsActions;
import dev.cofferdam.action.wafv2.Wafv2Actions;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServiceActionsTest {
    private static final ActionRegistry REGISTRY = new ActionRegistry(Stream.of(
                    StsActions.all(),
                    AwsActions.all(),
                    Ec2Actions.all(),
                    IamActions.all(),
                    KmsActions.all(),
                    AutoScalingActions.all(),
                    ElbActions.all(),
                    SsmActions.all(),
                    Elbv2Actions.all(),
                    CloudTrailActions.all(),
                    GuardDutyActions.all(),
                    SecurityHubActions.all(),
                    ConfigActions.all(),
                    AccessAnalyzerActions.all(),
                    AccountActions.all(),
                    LogsActions.all(),
                    AthenaActions.all(),
                    S3Actions.all(),
                    RdsActions.all(),
                    LambdaActions.all(),
                    EcsActions.all(),
                    EksActions.all(),
                    EventsActions.all(),
                    SfnActions.all(),
                    CloudFormationActions.all(),
                    SesActions.all(),
                    CloudFrontActions.all(),
                    BackupActions.all(),
                    OrganizationsActions.all(),
                    SecretsManagerActions.all(),
                    ResourcesActions.all(),
                    Wafv2Actions.all(),
                    NetworkFirewallActions.all(),
                    Route53ResolverActions.all(),
                    IdentityCenterActions.all(),
                    CaseActions.all(new NoExports()))
            .<Action<?, ?>>flatMap(List::stream)
            .toList());

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
                        "ses.pause-sending",
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
