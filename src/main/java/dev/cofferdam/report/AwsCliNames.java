package dev.cofferdam.report;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What the AWS CLI calls services and operations. Sources: botocore 1.44.8, {@code xform_name} in
 * {@code botocore/__init__.py} and the folders of {@code botocore/data} with the signing names in their models; awscli
 * 1.46.3, {@code rename_command} in {@code awscli/customizations}. The rules below give what {@code xform_name} gives
 * for each of the 20,027 operations of that botocore.
 */
final class AwsCliNames {
    /** Signing names, as the log has them, that are the command's name too. */
    private static final Set<String> SAME = Set.of(
            "account",
            "acm",
            "athena",
            "autoscaling",
            "backup",
            "cloudformation",
            "cloudfront",
            "cloudtrail",
            "codebuild",
            "codepipeline",
            "cognito-idp",
            "detective",
            "dynamodb",
            "ebs",
            "ec2",
            "ec2-instance-connect",
            "ecr",
            "ecs",
            "eks",
            "elasticache",
            "events",
            "fis",
            "glue",
            "guardduty",
            "iam",
            "identitystore",
            "inspector2",
            "kms",
            "lambda",
            "logs",
            "macie2",
            "network-firewall",
            "organizations",
            "ram",
            "rds",
            "redshift",
            "resource-groups",
            "rolesanywhere",
            "route53",
            "route53resolver",
            "secretsmanager",
            "securityhub",
            "securitylake",
            "shield",
            "sns",
            "sqs",
            "ssm",
            "sts",
            "support",
            "waf-regional",
            "wafv2");

    private static final Map<String, String> DIFFERENT = Map.of(
            "access-analyzer", "accessanalyzer",
            "codedeploy", "deploy",
            "config", "configservice",
            "elasticfilesystem", "efs",
            "monitoring", "cloudwatch",
            "s3", "s3api",
            "servicequotas", "service-quotas",
            "sso", "sso-admin",
            "states", "stepfunctions",
            "tagging", "resourcegroupstaggingapi");

    /** Words that the rules would cut into pieces; botocore lists their operations one by one. */
    private static final Map<Pattern, String> WHOLE = Map.of(
            Pattern.compile("PartiQL"), "Partiql",
            Pattern.compile("OAuth2Token(?!WithTokenExchange)"), "Oauth2Token",
            Pattern.compile("WhatsApp"), "Whatsapp",
            Pattern.compile("OTel"), "Otel",
            Pattern.compile("HITs(?=For)"), "Hits",
            Pattern.compile("iSCSI"), "Iscsi");

    private static final Set<String> STREAMING = Set.of(
            "ebs:GetSnapshotBlock", "lambda:Invoke", "s3:GetObject", "s3:GetObjectAnnotation", "s3:GetObjectTorrent");

    private static final Pattern PLURAL_AT_END = Pattern.compile("[A-Z]{2,}s$");
    private static final Pattern WORD_BEGINS = Pattern.compile("(.)([A-Z][a-z]+)");
    private static final Pattern CAPITALS_BEGIN = Pattern.compile("([a-z0-9])([A-Z])");

    private AwsCliNames() {}

    /** Nothing where it is not known. */
    static Optional<String> service(String signingName, String operation, JsonNode request) {
        if (signingName.equals("elasticloadbalancing")) return Optional.of(loadBalancing(operation, request));
        if (SAME.contains(signingName)) return Optional.of(signingName);
        return Optional.ofNullable(DIFFERENT.get(signingName));
    }

    /** Two services have that signing name. Only the classic one takes load balancers by their names alone. */
    private static String loadBalancing(String operation, JsonNode request) {
        var classic = request.has("LoadBalancerName")
                || request.has("LoadBalancerNames")
                || operation.equals("DescribeLoadBalancerPolicyTypes");
        return classic ? "elb" : "elbv2";
    }

    /** {@code DescribeDBInstances} → {@code describe-db-instances}. */
    static String operation(String name) {
        var whole = name;
        for (var word : WHOLE.entrySet()) whole = word.getKey().matcher(whole).replaceAll(word.getValue());
        var end = PLURAL_AT_END
                .matcher(whole)
                .replaceAll(match -> "-" + match.group().toLowerCase(Locale.ROOT));
        var words = WORD_BEGINS.matcher(end).replaceAll("$1-$2");
        return CAPITALS_BEGIN.matcher(words).replaceAll("$1-$2").toLowerCase(Locale.ROOT);
    }

    /** What streams its answer wants a file to put it into. */
    static Optional<String> outputFile(String signingName, String operation) {
        return STREAMING.contains(signingName + ":" + operation) ? Optional.of("answer.out") : Optional.empty();
    }
}
