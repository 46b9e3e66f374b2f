package dev.cofferdam.servers;

import dev.cofferdam.aws.AwsSession;
import dev.cofferdam.caselog.Json;
import java.lang.reflect.InvocationTargetException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
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
import software.amazon.awssdk.utils.builder.Buildable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads by plain clients of the AWS SDK for Java, as boto3 would answer. */
final class SdkReads implements Reads {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Map<String, Class<? extends SdkClient>> CLIENTS = Map.ofEntries(
            Map.entry("application-autoscaling", ApplicationAutoScalingClient.class),
            Map.entry("accessanalyzer", AccessAnalyzerClient.class),
            Map.entry("account", AccountClient.class),
            Map.entry("athena", AthenaClient.class),
            Map.entry("autoscaling", AutoScalingClient.class),
            Map.entry("cloudformation", CloudFormationClient.class),
            Map.entry("backup", BackupClient.class),
            Map.entry("cloudfront", CloudFrontClient.class),
            Map.entry("cloudtrail", CloudTrailClient.class),
            Map.entry("config", ConfigClient.class),
            Map.entry("ec2", Ec2Client.class),
            Map.entry("ecs", EcsClient.class),
            Map.entry("eks", EksClient.class),
            Map.entry("elb", ElasticLoadBalancingClient.class),
            Map.entry("elbv2", ElasticLoadBalancingV2Client.class),
            Map.entry("events", EventBridgeClient.class),
            Map.entry("guardduty", GuardDutyClient.class),
            Map.entry("iam", IamClient.class),
            Map.entry("kms", KmsClient.class),
            Map.entry("network-firewall", NetworkFirewallClient.class),
            Map.entry("organizations", OrganizationsClient.class),
            Map.entry("lambda", LambdaClient.class),
            Map.entry("logs", CloudWatchLogsClient.class),
            Map.entry("rds", RdsClient.class),
            Map.entry("resourcegroupstaggingapi", ResourceGroupsTaggingApiClient.class),
            Map.entry("route53resolver", Route53ResolverClient.class),
            Map.entry("s3", S3Client.class),
            Map.entry("s3control", S3ControlClient.class),
            Map.entry("secretsmanager", SecretsManagerClient.class),
            Map.entry("sesv2", SesV2Client.class),
            Map.entry("securityhub", SecurityHubClient.class),
            Map.entry("sns", SnsClient.class),
            Map.entry("ssm", SsmClient.class),
            Map.entry("stepfunctions", SfnClient.class),
            Map.entry("sts", StsClient.class),
            Map.entry("sso-admin", SsoAdminClient.class),
            Map.entry("wafv2", Wafv2Client.class));

    private final AwsSession session;

    SdkReads(AwsSession session) {
        this.session = session;
    }

    @Override
    public JsonNode answer(Read read) {
        var type = CLIENTS.get(read.service());
        if (type == null) throw new IllegalArgumentException("no client is listed here for " + read.service());
        try {
            var answer = write((SdkPojo) call(type, read));
            if (read.operation().equals("GetConsoleOutput")) decode(answer, "Output");
            return answer;
        } catch (AwsServiceException e) {
            return JSON.objectNode().put("Error", e.awsErrorDetails().errorCode());
        }
    }

    /** By reflection, so that a new fact needs no code here. */
    private Object call(Class<? extends SdkClient> type, Read read) {
        var name = read.operation().substring(0, 1).toLowerCase(Locale.ROOT)
                + read.operation().substring(1);
        var method = Arrays.stream(type.getMethods())
                .filter(m -> m.getName().equals(name) && m.getParameterCount() == 1)
                .filter(m -> m.getParameterTypes()[0].getSimpleName().endsWith("Request"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type.getSimpleName() + " has no " + name));
        try {
            var builder =
                    (SdkPojo) method.getParameterTypes()[0].getMethod("builder").invoke(null);
            fill(builder, read.parameters());
            var request = ((Buildable) builder).build();
            return method.invoke(session.client(type, session.defaultRegion()), request);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) throw thrown;
            throw new IllegalStateException(e);
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void fill(SdkPojo builder, Map<?, ?> values) {
        for (var field : builder.sdkFields()) {
            var value = values.get(field.memberName());
            if (value != null) field.set(builder, argument(field, value));
        }
    }

    /** Filters are the only structures that reads are asked with. */
    private static Object argument(SdkField<?> field, Object value) {
        if (!(value instanceof List<?> list)) return value;
        var member = field.getTrait(ListTrait.class).memberFieldInfo();
        return list.stream()
                .map(item -> {
                    if (!(item instanceof Map<?, ?> map)) return item;
                    var builder = (SdkPojo) member.constructor().get();
                    fill(builder, map);
                    return ((Buildable) builder).build();
                })
                .toList();
    }

    /** As boto3 does with the console's output. */
    private static void decode(ObjectNode answer, String member) {
        var decoded = Base64.getMimeDecoder().decode(answer.path(member).asString());
        answer.put(member, new String(decoded, StandardCharsets.UTF_8));
    }

    private static ObjectNode write(SdkPojo model) {
        var object = JSON.objectNode();
        for (var field : model.sdkFields()) {
            var value = field.getValueOrDefault(model);
            if (value != null && !(value instanceof SdkAutoConstructList)) object.set(field.memberName(), value(value));
        }
        return object;
    }

    private static JsonNode value(Object value) {
        return switch (value) {
            case SdkPojo pojo -> write(pojo);
            case List<?> list -> {
                var array = JSON.arrayNode();
                list.forEach(item -> array.add(value(item)));
                yield array;
            }
            case Map<?, ?> map -> {
                var object = JSON.objectNode();
                map.forEach((key, item) -> object.set(key.toString(), value(item)));
                yield object;
            }
            case Boolean flag -> JSON.booleanNode(flag);
            case Integer number -> JSON.numberNode(number);
            case Long number -> JSON.numberNode(number);
            case Double number -> JSON.numberNode(number);
            default -> text(value.toString());
        };
    }

    /** IAM sends policy documents URL-encoded (IAM API Reference, "GetRolePolicy"); boto3 decodes them itself. */
    private static JsonNode text(String text) {
        return text.startsWith("%7B")
                ? Json.MAPPER.readTree(URLDecoder.decode(text, StandardCharsets.UTF_8))
                : JSON.stringNode(text);
    }
}
