package dev.cofferdam.app;

import dev.cofferdam.action.Action;
import dev.cofferdam.action.CaseBundler;
import dev.cofferdam.action.CaseExporter;
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
import dev.cofferdam.action.sns.SnsActions;
import dev.cofferdam.action.ssm.SsmActions;
import dev.cofferdam.action.sts.StsActions;
import dev.cofferdam.action.wafv2.Wafv2Actions;
import java.util.List;
import java.util.stream.Stream;

/** Every action there is. Who adds a service adds its list here. */
final class AllActions {
    private AllActions() {}

    /**
     * @param exporter by which {@code case.export} writes
     * @param bundler by which {@code case.copy-bundle} does
     */
    static List<Action<?, ?>> with(CaseExporter exporter, CaseBundler bundler) {
        return Stream.of(
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
                        SnsActions.all(),
                        CloudFrontActions.all(),
                        BackupActions.all(),
                        OrganizationsActions.all(),
                        SecretsManagerActions.all(),
                        ResourcesActions.all(),
                        Wafv2Actions.all(),
                        NetworkFirewallActions.all(),
                        Route53ResolverActions.all(),
                        IdentityCenterActions.all(),
                        CaseActions.all(exporter, bundler))
                .flatMap(List::stream)
                .toList();
    }
}
