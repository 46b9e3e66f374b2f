package dev.cofferdam.servers;

/**
 * What there is to act upon, on either server. It is all that the servers' accounts differ in: the range has a
 * scenario, and moto starts empty.
 */
interface Account {
    /** Runs, with {@link #role} and two volumes, in security groups with rules. */
    String instance();

    /** Of {@link #instance}. */
    String rootVolume();

    /** Runs, and is in no Auto Scaling group, which would end what stops. */
    String loneInstance();

    /** {@link #instance} is in it. */
    String subnet();

    /** Has a route from everywhere to an internet gateway. */
    String routeTable();

    /** {@code eipalloc-…}: points to an instance. */
    String address();

    /** An S3 bucket for flow logs. */
    String recordsBucket();

    /** A security group that {@link #inboundRule} is in. */
    String securityGroup();

    /** {@code sgr-…}: inbound, by an IPv4 block, with a description. */
    String inboundRule();

    /** In service in {@link #scalingGroup}. */
    String scaledInstance();

    /** May shrink by one. */
    String scalingGroup();

    /** ARN; {@link #instance} is registered with it. */
    String targetGroup();

    /** Somebody else has a session on it by Session Manager. */
    String sharedInstance();

    /** Has {@link #accessKey}, which is active, and an inline policy. */
    String user();

    String accessKey();

    /** Signs in with a password and {@link #mfaDevice}, and is in {@link #group}. */
    String person();

    /** Has a managed policy. */
    String group();

    /** Serial number. */
    String mfaDevice();

    /** ARN; of SAML. No role trusts it. */
    String identityProvider();

    /** Trusts EC2; has an inline policy, and no permissions boundary. */
    String role();

    /** ARN of a managed policy. */
    String managedPolicy();

    /** Of GuardDuty. */
    String detector();

    /** Of {@link #detector}. */
    String finding();

    /** Name of a trail of all regions that records all management events, into a bucket of its own. */
    String trail();

    /** Id of a finding in Security Hub: NEW, with a note. */
    String hubFinding();

    /** Name of AWS Config's recorder, which records and delivers; it has recorded {@link #bucket}. */
    String recorder();

    /** ARN of an analyzer that found {@link #bucket} to be public. */
    String analyzer();

    /** The address of the contact for security; there is no other contact. */
    String securityContact();

    /** Name of a query that is saved in CloudWatch Logs, with a log group; it finds one row. */
    String savedQuery();

    /** Name of a SELECT that is saved in Athena; it finds one row. */
    String savedSelect();

    /** Id of the one event data store of CloudTrail Lake, which has the region's management events. */
    String eventDataStore();

    /** Id of a customer-managed key that is enabled. */
    String key();

    /** Holds {@link #object}; no setting of it was made. */
    String bucket();

    /** Key of an object that was stored without versioning. */
    String object();

    /** Empty, with Object Lock and no default retention. */
    String evidenceBucket();

    /**
     * A Lambda function with a variable {@code PASSWORD}, a URL that asks nobody who they are, and a queue that it
     * reads from; without policy or reserved concurrency.
     */
    String function();

    /** An ECS service in a cluster {@code shop}: keeps two tasks, and is scaled by itself, two to eight. */
    String containerService();

    /** Runs in the same cluster, by itself. */
    String containerTask();

    /** An EKS cluster with access entries, whose endpoint is public for everybody and not private. */
    String cluster();

    /** An EventBridge rule of the default bus that is enabled, with a pattern and a target. */
    String eventRule();

    /** ARN of an execution of a standard workflow that runs. */
    String execution();

    /** A CloudFormation stack without termination protection. */
    String stack();

    /** Of {@link #database}, manual, shared with nobody. */
    String databaseSnapshot();

    /** Id of a WAF IP set for IPv4, not for CloudFront, with one address; called {@link EdgeSeeds#IP_SET_NAME}. */
    String ipSet();

    /** Name of a stateful rule group of Network Firewall, with one rule that lets something pass. */
    String ruleGroup();

    /** {@code rslvr-fdl-…}: a list of DNS Firewall, with one domain. */
    String domainList();

    /**
     * ARN of a permission set of IAM Identity Center, without an inline policy; {@link #assignee} has it in one
     * account.
     */
    String permissionSet();

    /** Id of a user in the identity store, who gets into {@link #assignedAccount} with {@link #permissionSet}. */
    String assignee();

    String assignedAccount();

    /** Of the organization whose management account this is; in its root, with no policy but AWS's own. */
    String memberAccount();

    /** Of the same organization, for quarantine: {@code ou-…}; has no policy but AWS's own. */
    String quarantineUnit();

    /** A database instance with a public address, in {@link #databaseGroup}. */
    String database();

    /** A security group that lets everybody in to PostgreSQL. */
    String databaseGroup();

    /** ARN; RDS manages it, and rotates it. */
    String secret();

    /** Of AWS Backup, by name; it is not locked. */
    String vault();

    /** Id; of CloudFront, and it serves. */
    String distribution();
}
