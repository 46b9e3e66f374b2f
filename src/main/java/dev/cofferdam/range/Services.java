package dev.cofferdam.range;

import dev.cofferdam.range.accessanalyzer.AccessAnalyzer;
import dev.cofferdam.range.account.Account;
import dev.cofferdam.range.applicationautoscaling.ApplicationAutoScaling;
import dev.cofferdam.range.athena.Athena;
import dev.cofferdam.range.autoscaling.AutoScaling;
import dev.cofferdam.range.backup.Backup;
import dev.cofferdam.range.cloudformation.CloudFormation;
import dev.cofferdam.range.cloudfront.CloudFront;
import dev.cofferdam.range.cloudtrail.CloudTrail;
import dev.cofferdam.range.config.Config;
import dev.cofferdam.range.ec2.Ec2;
import dev.cofferdam.range.ecs.Ecs;
import dev.cofferdam.range.eks.Eks;
import dev.cofferdam.range.elb.Elb;
import dev.cofferdam.range.elbv2.Elbv2;
import dev.cofferdam.range.events.Events;
import dev.cofferdam.range.guardduty.GuardDuty;
import dev.cofferdam.range.iam.Iam;
import dev.cofferdam.range.identitycenter.SsoAdmin;
import dev.cofferdam.range.kms.Kms;
import dev.cofferdam.range.lambda.Lambda;
import dev.cofferdam.range.logs.Logs;
import dev.cofferdam.range.networkfirewall.NetworkFirewalls;
import dev.cofferdam.range.organizations.Organizations;
import dev.cofferdam.range.rds.Rds;
import dev.cofferdam.range.resourceexplorer.ResourceExplorer;
import dev.cofferdam.range.route53resolver.Route53Resolver;
import dev.cofferdam.range.s3.S3;
import dev.cofferdam.range.secretsmanager.SecretsManager;
import dev.cofferdam.range.securityhub.SecurityHub;
import dev.cofferdam.range.service.SimulatedService;
import dev.cofferdam.range.servicequotas.ServiceQuotas;
import dev.cofferdam.range.ses.Ses;
import dev.cofferdam.range.sfn.Sfn;
import dev.cofferdam.range.sns.Sns;
import dev.cofferdam.range.ssm.Ssm;
import dev.cofferdam.range.sts.Sts;
import dev.cofferdam.range.tagging.Tagging;
import dev.cofferdam.range.wafv2.Wafv2;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every service that the range simulates. */
final class Services {
    private Services() {}

    static Map<Class<?>, SimulatedService<?>> byClient() {
        return List.<SimulatedService<?>>of(
                        Ec2.service(),
                        Iam.service(),
                        CloudTrail.service(),
                        GuardDuty.service(),
                        SecurityHub.service(),
                        Config.service(),
                        AccessAnalyzer.service(),
                        Account.service(),
                        Logs.service(),
                        Athena.service(),
                        AutoScaling.service(),
                        Elb.service(),
                        Elbv2.service(),
                        Ssm.service(),
                        Sts.service(),
                        S3.service(),
                        S3.control(),
                        Backup.service(),
                        Ses.service(),
                        Sns.service(),
                        ServiceQuotas.service(),
                        CloudFront.service(),
                        SecretsManager.service(),
                        Kms.service(),
                        Rds.service(),
                        Organizations.service(),
                        Lambda.service(),
                        Ecs.service(),
                        ApplicationAutoScaling.service(),
                        Eks.service(),
                        Events.service(),
                        Sfn.service(),
                        CloudFormation.service(),
                        Tagging.service(),
                        ResourceExplorer.service(),
                        Wafv2.service(),
                        NetworkFirewalls.service(),
                        Route53Resolver.service(),
                        SsoAdmin.service())
                .stream()
                .collect(Collectors.toUnmodifiableMap(SimulatedService::client, s -> s));
    }
}
