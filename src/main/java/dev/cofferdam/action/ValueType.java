package dev.cofferdam.action;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The types that inputs and outputs have, named as a playbook writes them. */
public enum ValueType {
    STRING("string", Base.STRING, "[^\\p{Cntrl}]*"),
    /** Several lines. */
    TEXT("text", Base.STRING, "[^\\x00]*"),
    BOOLEAN("boolean", Base.BOOLEAN, "true|false"),
    INTEGER("integer", Base.INTEGER, "-?[0-9]{1,18}"),
    NUMBER("number", Base.NUMBER, "-?[0-9]+(\\.[0-9]+)?"),
    /** One of the values that the declaration lists. */
    ENUM("enum", Base.STRING, ".+"),
    /** RFC 3339. */
    TIMESTAMP("timestamp", Base.STRING, "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9:]+)"),
    /** As {@code 30s}, {@code 10m}, {@code 24h}, {@code 7d}. */
    DURATION("duration", Base.STRING, "[0-9]+(s|m|h|d)"),
    AWS_ACCOUNT_ID("aws.account-id", Base.STRING, "[0-9]{12}"),
    AWS_ARN("aws.arn", Base.STRING, "arn:[a-z-]+:[a-z0-9-]+:[a-z0-9-]*:[0-9a-z-]*:.+"),
    AWS_REGION("aws.region", Base.STRING, "[a-z]{2}(-[a-z]+)+-[0-9]+"),
    EC2_INSTANCE_ID("ec2.instance-id", Base.STRING, "i-[0-9a-f]{8}([0-9a-f]{9})?"),
    EC2_VOLUME_ID("ec2.volume-id", Base.STRING, "vol-[0-9a-f]{8}([0-9a-f]{9})?"),
    EC2_SNAPSHOT_ID("ec2.snapshot-id", Base.STRING, "snap-[0-9a-f]{8}([0-9a-f]{9})?"),
    EC2_SECURITY_GROUP_ID("ec2.security-group-id", Base.STRING, "sg-[0-9a-f]{8}([0-9a-f]{9})?"),
    EC2_NETWORK_INTERFACE_ID("ec2.network-interface-id", Base.STRING, "eni-[0-9a-f]{8}([0-9a-f]{9})?"),
    EC2_VPC_ID("ec2.vpc-id", Base.STRING, "vpc-[0-9a-f]{8}([0-9a-f]{9})?"),
    IAM_USER("iam.user-name", Base.STRING, "[\\w+=,.@-]{1,64}"),
    IAM_ROLE("iam.role-name", Base.STRING, "[\\w+=,.@-]{1,64}"),
    IAM_ACCESS_KEY_ID("iam.access-key-id", Base.STRING, "[A-Z0-9]{16,128}"),
    AUTOSCALING_GROUP("autoscaling.group-name", Base.STRING, "[^\\p{Cntrl}:]{1,255}"),
    ELBV2_TARGET_GROUP_ARN(
            "elbv2.target-group-arn",
            Base.STRING,
            "arn:[a-z-]+:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:targetgroup/.+"),
    GUARDDUTY_DETECTOR_ID("guardduty.detector-id", Base.STRING, "[0-9a-f]{1,300}"),
    GUARDDUTY_FINDING_ID("guardduty.finding-id", Base.STRING, "[0-9a-f]{32}"),
    /** Its id, ARN, alias, or alias's ARN. */
    KMS_KEY("kms.key", Base.STRING, "[^\\p{Cntrl}\\s]{1,2048}"),
    /** Its name or ARN. */
    LAMBDA_FUNCTION("lambda.function", Base.STRING, "[^\\p{Cntrl}\\s]{1,256}"),
    /** The name of a database: an instance's, or a cluster's. */
    RDS_DATABASE("rds.database", Base.STRING, "[A-Za-z][A-Za-z0-9-]{0,62}"),
    S3_BUCKET("s3.bucket", Base.STRING, "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"),
    /** Its name or ARN. */
    SECRETSMANAGER_SECRET("secretsmanager.secret", Base.STRING, "[^\\p{Cntrl}\\s]{1,2048}"),
    /** The SHA-256 of a piece of evidence that is a {@link ResourceGraph}. */
    GRAPH("graph", Base.STRING, "[0-9a-f]{64}"),
    /** A JSON object, as AWS gave it. */
    JSON("json", Base.DYNAMIC, ".*");

    /** What an expression sees. */
    public enum Base {
        STRING,
        BOOLEAN,
        INTEGER,
        NUMBER,
        DYNAMIC
    }

    private final String yamlName;
    private final Base base;
    private final Pattern pattern;

    ValueType(String yamlName, Base base, String pattern) {
        this.yamlName = yamlName;
        this.base = base;
        this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
    }

    public String yamlName() {
        return yamlName;
    }

    public Base base() {
        return base;
    }

    public Pattern pattern() {
        return pattern;
    }

    public static Optional<ValueType> named(String yamlName) {
        return Arrays.stream(values()).filter(t -> t.yamlName.equals(yamlName)).findFirst();
    }
}
