package dev.cofferdam.aws;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.account.AccountClient;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.networkfirewall.NetworkFirewallClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.resourceexplorer2.ResourceExplorer2Client;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.route53resolver.Route53ResolverClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3control.S3ControlClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.wafv2.Wafv2Client;

/** By which clients a service is called, by its prefix in IAM: {@code ec2} of {@code ec2:DescribeInstances}. */
final class ServiceClients {
    private static final Map<String, List<Class<? extends SdkClient>>> BY_PREFIX = Map.ofEntries(
            Map.entry("access-analyzer", List.of(AccessAnalyzerClient.class)),
            Map.entry("account", List.of(AccountClient.class)),
            Map.entry("application-autoscaling", List.of(ApplicationAutoScalingClient.class)),
            Map.entry("athena", List.of(AthenaClient.class)),
            Map.entry("autoscaling", List.of(AutoScalingClient.class)),
            Map.entry("backup", List.of(BackupClient.class)),
            Map.entry("cloudformation", List.of(CloudFormationClient.class)),
            Map.entry("cloudfront", List.of(CloudFrontClient.class)),
            Map.entry("cloudtrail", List.of(CloudTrailClient.class)),
            Map.entry("config", List.of(ConfigClient.class)),
            Map.entry("ec2", List.of(Ec2Client.class)),
            Map.entry("ecs", List.of(EcsClient.class)),
            Map.entry("eks", List.of(EksClient.class)),
            Map.entry(
                    "elasticloadbalancing",
                    List.of(ElasticLoadBalancingClient.class, ElasticLoadBalancingV2Client.class)),
            Map.entry("events", List.of(EventBridgeClient.class)),
            Map.entry("guardduty", List.of(GuardDutyClient.class)),
            Map.entry("iam", List.of(IamClient.class)),
            Map.entry("kms", List.of(KmsClient.class)),
            Map.entry("lambda", List.of(LambdaClient.class)),
            Map.entry("logs", List.of(CloudWatchLogsClient.class)),
            Map.entry("network-firewall", List.of(NetworkFirewallClient.class)),
            Map.entry("organizations", List.of(OrganizationsClient.class)),
            Map.entry("rds", List.of(RdsClient.class)),
            Map.entry("resource-explorer-2", List.of(ResourceExplorer2Client.class)),
            Map.entry("route53resolver", List.of(Route53ResolverClient.class)),
            Map.entry("s3", List.of(S3Client.class, S3ControlClient.class)),
            Map.entry("secretsmanager", List.of(SecretsManagerClient.class)),
            Map.entry("securityhub", List.of(SecurityHubClient.class)),
            Map.entry("ses", List.of(SesV2Client.class)),
            Map.entry("sns", List.of(SnsClient.class)),
            Map.entry("ssm", List.of(SsmClient.class)),
            Map.entry("sso", List.of(SsoAdminClient.class)),
            Map.entry("states", List.of(SfnClient.class)),
            Map.entry("sts", List.of(StsClient.class)),
            Map.entry("tag", List.of(ResourceGroupsTaggingApiClient.class)),
            Map.entry("wafv2", List.of(Wafv2Client.class)));

    private ServiceClients() {}

    /** Empty for a service that we only need permissions of. */
    static List<Class<? extends SdkClient>> of(String prefix) {
        return BY_PREFIX.getOrDefault(prefix, List.of());
    }

    static Stream<Class<? extends SdkClient>> all() {
        return BY_PREFIX.values().stream().flatMap(List::stream);
    }
}
