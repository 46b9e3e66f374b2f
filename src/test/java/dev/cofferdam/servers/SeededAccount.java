package dev.cofferdam.servers;

import dev.cofferdam.aws.AwsSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.account.AccountClient;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.Origin;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.ReadWriteType;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DomainType;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.VolumeType;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.networkfirewall.NetworkFirewallClient;
import software.amazon.awssdk.services.networkfirewall.model.RuleGroupType;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.PolicyType;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.route53resolver.Route53ResolverClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AwsSecurityFinding;
import software.amazon.awssdk.services.securityhub.model.Resource;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;
import software.amazon.awssdk.services.ssoadmin.model.ProvisionTargetType;
import software.amazon.awssdk.services.ssoadmin.model.TargetType;
import software.amazon.awssdk.services.wafv2.Wafv2Client;
import software.amazon.awssdk.services.wafv2.model.IPAddressVersion;
import software.amazon.awssdk.services.wafv2.model.Scope;

/** An account that was empty: makes each thing when it is asked for first, by plain calls. */
final class SeededAccount implements Account {
    private static final String ZONE = "us-east-1a";
    private static final String IMAGE = "ami-0abcdef1234567890";
    static final String PATTERN = "{\"source\":[\"aws.iam\"]}";
    static final String SECRET = "of-nobody-0123456789";
    static final String IP_SET_NAME = "attackers";
    static final String ASSIGNEE = "9067012345-aaaabbbb-cccc-dddd-eeee-ffff00001111";
    static final String ASSIGNED_ACCOUNT = "222233334444";
    static final String CONTENT = "what was ordered";

    private static final String ALLOW_S3 =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}";
    private static final String TRUST_EC2 = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},\
        "Action":"sts:AssumeRole"}]}\
        """;

    private final AwsSession session;
    private final Map<String, String> made = new HashMap<>();

    SeededAccount(AwsSession session) {
        this.session = session;
    }

    @Override
    public String instance() {
        return once("instance", () -> {
            var profile = profile();
            var launched = ec2().runInstances(r -> r.imageId(IMAGE)
                            .minCount(1)
                            .maxCount(1)
                            .instanceType(InstanceType.M5_LARGE)
                            .subnetId(subnet())
                            .securityGroupIds(securityGroup())
                            .iamInstanceProfile(p -> p.name(profile)))
                    .instances()
                    .getFirst();
            var data = ec2().createVolume(r -> r.availabilityZone(ZONE).size(60).volumeType(VolumeType.GP3))
                    .volumeId();
            ec2().attachVolume(r ->
                    r.volumeId(data).instanceId(launched.instanceId()).device("/dev/sdf"));
            return launched.instanceId();
        });
    }

    @Override
    public String rootVolume() {
        var instance = described(instance());
        return instance.blockDeviceMappings().stream()
                .filter(d -> d.deviceName().equals(instance.rootDeviceName()))
                .map(d -> d.ebs().volumeId())
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String loneInstance() {
        return instance();
    }

    @Override
    public String routeTable() {
        return once("routeTable", () -> {
            var vpc = vpc();
            var gateway = ec2().createInternetGateway().internetGateway().internetGatewayId();
            ec2().attachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc));
            var table = ec2().createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
            ec2().createRoute(r ->
                    r.routeTableId(table).destinationCidrBlock("0.0.0.0/0").gatewayId(gateway));
            return table;
        });
    }

    @Override
    public String address() {
        return once("address", () -> {
            var networkInterface =
                    described(instance()).networkInterfaces().getFirst().networkInterfaceId();
            var allocation =
                    ec2().allocateAddress(r -> r.domain(DomainType.VPC)).allocationId();
            ec2().associateAddress(r -> r.allocationId(allocation).networkInterfaceId(networkInterface));
            return allocation;
        });
    }

    @Override
    public String recordsBucket() {
        return once("recordsBucket", () -> {
            client(S3Client.class).createBucket(r -> r.bucket("harbour-records"));
            return "harbour-records";
        });
    }

    @Override
    public String securityGroup() {
        return once("securityGroup", () -> {
            var vpc = vpc();
            var group = ec2().createSecurityGroup(
                            r -> r.groupName("web").description("Web servers").vpcId(vpc))
                    .groupId();
            ec2().authorizeSecurityGroupIngress(r -> r.groupId(group)
                    .ipPermissions(IpPermission.builder()
                            .ipProtocol("tcp")
                            .fromPort(22)
                            .toPort(22)
                            .ipRanges(IpRange.builder()
                                    .cidrIp("203.0.113.0/24")
                                    .description("backup sync")
                                    .build())
                            .build()));
            return group;
        });
    }

    @Override
    public String inboundRule() {
        var inGroup = Filter.builder().name("group-id").values(securityGroup()).build();
        return ec2().describeSecurityGroupRules(r -> r.filters(inGroup)).securityGroupRules().stream()
                .filter(rule -> !rule.isEgress())
                .findFirst()
                .orElseThrow()
                .securityGroupRuleId();
    }

    @Override
    public String scaledInstance() {
        return client(AutoScalingClient.class)
                .describeAutoScalingGroups(r -> r.autoScalingGroupNames(scalingGroup()))
                .autoScalingGroups()
                .getFirst()
                .instances()
                .getFirst()
                .instanceId();
    }

    @Override
    public String scalingGroup() {
        return once("scalingGroup", () -> {
            var template = ec2().createLaunchTemplate(r -> r.launchTemplateName("web")
                            .launchTemplateData(t -> t.imageId(IMAGE).instanceType(InstanceType.M5_LARGE)))
                    .launchTemplate();
            var subnet = subnet();
            client(AutoScalingClient.class)
                    .createAutoScalingGroup(r -> r.autoScalingGroupName("web-asg")
                            .launchTemplate(t -> t.launchTemplateId(template.launchTemplateId())
                                    .version("1"))
                            .minSize(1)
                            .desiredCapacity(2)
                            .maxSize(4)
                            .vpcZoneIdentifier(subnet));
            return "web-asg";
        });
    }

    @Override
    public String targetGroup() {
        return once("targetGroup", () -> {
            var balancing = client(ElasticLoadBalancingV2Client.class);
            var vpc = vpc();
            var group = balancing
                    .createTargetGroup(
                            r -> r.name("web-tg").protocol("HTTP").port(8080).vpcId(vpc))
                    .targetGroups()
                    .getFirst()
                    .targetGroupArn();
            var instance = instance();
            balancing.registerTargets(r -> r.targetGroupArn(group)
                    .targets(TargetDescription.builder().id(instance).port(8080).build()));
            return group;
        });
    }

    @Override
    public String sharedInstance() {
        return once("sharedInstance", () -> {
            var instance = instance();
            client(SsmClient.class).startSession(r -> r.target(instance));
            return instance;
        });
    }

    @Override
    public String user() {
        return once("user", () -> {
            iam().createUser(r -> r.userName("svc-backup"));
            iam().putUserPolicy(r ->
                    r.userName("svc-backup").policyName("backup-access").policyDocument(ALLOW_S3));
            return "svc-backup";
        });
    }

    @Override
    public String accessKey() {
        return once("accessKey", () -> {
            var user = user();
            return iam().createAccessKey(r -> r.userName(user)).accessKey().accessKeyId();
        });
    }

    @Override
    public String person() {
        return once("person", () -> {
            var group = group();
            iam().createUser(r -> r.userName("jmartin"));
            iam().createLoginProfile(r -> r.userName("jmartin").password("Of-nobody-0123456789"));
            iam().addUserToGroup(r -> r.userName("jmartin").groupName(group));
            return "jmartin";
        });
    }

    @Override
    public String group() {
        return once("group", () -> {
            var policy = managedPolicy();
            iam().createGroup(r -> r.groupName("platform-admins"));
            iam().attachGroupPolicy(r -> r.groupName("platform-admins").policyArn(policy));
            return "platform-admins";
        });
    }

    @Override
    public String mfaDevice() {
        return once("mfaDevice", () -> {
            var person = person();
            var device = iam().createVirtualMFADevice(r -> r.virtualMFADeviceName(person))
                    .virtualMFADevice()
                    .serialNumber();
            iam().enableMFADevice(r -> r.userName(person)
                    .serialNumber(device)
                    .authenticationCode1("123456")
                    .authenticationCode2("654321"));
            return device;
        });
    }

    @Override
    public String identityProvider() {
        return once(
                "identityProvider",
                () -> iam().createSAMLProvider(
                                r -> r.name("harbour-sso").samlMetadataDocument("<EntityDescriptor/>".repeat(60)))
                        .samlProviderArn());
    }

    @Override
    public String role() {
        return once("role", () -> {
            iam().createRole(r -> r.roleName("web-app-role").assumeRolePolicyDocument(TRUST_EC2));
            iam().putRolePolicy(r ->
                    r.roleName("web-app-role").policyName("storefront").policyDocument(ALLOW_S3));
            return "web-app-role";
        });
    }

    @Override
    public String managedPolicy() {
        return once(
                "managedPolicy",
                () -> iam().createPolicy(r -> r.policyName("boundary").policyDocument(ALLOW_S3))
                        .policy()
                        .arn());
    }

    @Override
    public String detector() {
        return once(
                "detector",
                () -> client(GuardDutyClient.class)
                        .createDetector(r -> r.enable(true))
                        .detectorId());
    }

    @Override
    public String finding() {
        var detector = detector();
        var guardDuty = client(GuardDutyClient.class);
        guardDuty.createSampleFindings(r -> r.detectorId(detector));
        return guardDuty.listFindings(r -> r.detectorId(detector)).findingIds().getFirst();
    }

    /** Moto shows no selectors until some are put; AWS shows the one that a trail begins with. */
    @Override
    public String trail() {
        return once("trail", () -> {
            s3().createBucket(r -> r.bucket("harbour-audit-logs"));
            var trails = client(CloudTrailClient.class);
            trails.createTrail(r -> r.name("harbour-audit")
                    .s3BucketName("harbour-audit-logs")
                    .isMultiRegionTrail(true)
                    .enableLogFileValidation(true));
            trails.putEventSelectors(r -> r.trailName("harbour-audit")
                    .eventSelectors(EventSelector.builder()
                            .readWriteType(ReadWriteType.ALL)
                            .includeManagementEvents(true)
                            .build()));
            trails.startLogging(r -> r.name("harbour-audit"));
            return "harbour-audit";
        });
    }

    @Override
    public String hubFinding() {
        return once("hubFinding", () -> {
            client(SecurityHubClient.class).enableSecurityHub();
            client(SecurityHubClient.class)
                    .batchImportFindings(r -> r.findings(AwsSecurityFinding.builder()
                            .schemaVersion("2018-10-08")
                            .id("open-port")
                            .productArn("arn:aws:securityhub:us-east-1:123456789012:product/123456789012/default")
                            .generatorId("harbour")
                            .awsAccountId("123456789012")
                            .createdAt("2026-06-01T00:00:00Z")
                            .updatedAt("2026-06-01T00:00:00Z")
                            .severity(s -> s.label("HIGH"))
                            .title("A port is open")
                            .description("A port is open")
                            .resources(Resource.builder()
                                    .id("arn:aws:s3:::harbour-exports")
                                    .type("AwsS3Bucket")
                                    .build())
                            .workflow(w -> w.status("NEW"))
                            .recordState("ACTIVE")
                            .note(n -> n.text("seen").updatedBy("ada").updatedAt("2026-06-01T00:00:00Z"))
                            .build()));
            return "open-port";
        });
    }

    @Override
    public String recorder() {
        return once("recorder", () -> {
            var bucket = bucket();
            var config = client(ConfigClient.class);
            config.putConfigurationRecorder(r -> r.configurationRecorder(c -> c.name("default")
                    .roleARN("arn:aws:iam::123456789012:role/config")
                    .recordingGroup(g -> g.allSupported(true).includeGlobalResourceTypes(true))));
            config.putDeliveryChannel(
                    r -> r.deliveryChannel(c -> c.name("default").s3BucketName(bucket)));
            config.startConfigurationRecorder(r -> r.configurationRecorderName("default"));
            return "default";
        });
    }

    @Override
    public String analyzer() {
        return client(AccessAnalyzerClient.class)
                .createAnalyzer(r -> r.analyzerName("outside").type("ACCOUNT"))
                .arn();
    }

    @Override
    public String securityContact() {
        return once("securityContact", () -> {
            client(AccountClient.class)
                    .putAlternateContact(r -> r.alternateContactType("SECURITY")
                            .name("SOC")
                            .title("SOC")
                            .emailAddress("soc@harbour.example")
                            .phoneNumber("+31 10 0000000"));
            return "soc@harbour.example";
        });
    }

    @Override
    public String savedQuery() {
        return once("savedQuery", () -> {
            var logs = client(CloudWatchLogsClient.class);
            logs.createLogGroup(r -> r.logGroupName("/harbour/storefront"));
            logs.putQueryDefinition(r -> r.name("incident/who-signed-in")
                    .queryString("fields @message")
                    .logGroupNames("/harbour/storefront"));
            return "incident/who-signed-in";
        });
    }

    @Override
    public String savedSelect() {
        return once("savedSelect", () -> {
            client(AthenaClient.class)
                    .createNamedQuery(r -> r.name("who-signed-in")
                            .database("audit")
                            .queryString("SELECT who FROM trail")
                            .workGroup("primary"));
            return "who-signed-in";
        });
    }

    @Override
    public String eventDataStore() {
        return once(
                "eventDataStore",
                () -> client(CloudTrailClient.class)
                        .createEventDataStore(r -> r.name("lake").multiRegionEnabled(false))
                        .eventDataStoreArn());
    }

    @Override
    public String key() {
        return once(
                "key",
                () -> client(KmsClient.class)
                        .createKey(r -> r.description("storefront"))
                        .keyMetadata()
                        .keyId());
    }

    @Override
    public String bucket() {
        return once("bucket", () -> {
            s3().createBucket(r -> r.bucket("harbour-exports"));
            s3().putObject(r -> r.bucket("harbour-exports").key("orders.csv"), RequestBody.fromString(CONTENT));
            return "harbour-exports";
        });
    }

    @Override
    public String object() {
        bucket();
        return "orders.csv";
    }

    @Override
    public String evidenceBucket() {
        return once("evidenceBucket", () -> {
            s3().createBucket(r -> r.bucket("harbour-evidence").objectLockEnabledForBucket(true));
            return "harbour-evidence";
        });
    }

    @Override
    public String databaseSnapshot() {
        return once("databaseSnapshot", () -> {
            var database = database();
            client(RdsClient.class)
                    .createDBSnapshot(r -> r.dbInstanceIdentifier(database).dbSnapshotIdentifier("orders-old"));
            return "orders-old";
        });
    }

    @Override
    public String ipSet() {
        return once(
                "ipSet",
                () -> client(Wafv2Client.class)
                        .createIPSet(r -> r.name(IP_SET_NAME)
                                .scope(Scope.REGIONAL)
                                .ipAddressVersion(IPAddressVersion.IPV4)
                                .addresses("198.51.100.9/32"))
                        .summary()
                        .id());
    }

    @Override
    public String ruleGroup() {
        return once(
                "ruleGroup",
                () -> client(NetworkFirewallClient.class)
                        .createRuleGroup(r -> r.ruleGroupName("block")
                                .type(RuleGroupType.STATEFUL)
                                .capacity(10)
                                .rules("pass tcp 192.0.2.1/32 any -> any 443 (sid:1;)"))
                        .ruleGroupResponse()
                        .ruleGroupName());
    }

    @Override
    public String domainList() {
        return once(
                "domainList",
                () -> client(Route53ResolverClient.class)
                        .createFirewallDomainList(r -> r.name("attackers").creatorRequestId("attackers"))
                        .firewallDomainList()
                        .id());
    }

    @Override
    public String permissionSet() {
        return once("permissionSet", () -> {
            var sso = client(SsoAdminClient.class);
            var instance = sso.listInstances(r -> {}).instances().getFirst().instanceArn();
            var set = sso.createPermissionSet(r -> r.instanceArn(instance).name("Administrators"))
                    .permissionSet()
                    .permissionSetArn();
            sso.createAccountAssignment(r -> r.instanceArn(instance)
                    .permissionSetArn(set)
                    .targetType(TargetType.AWS_ACCOUNT)
                    .targetId(ASSIGNED_ACCOUNT)
                    .principalType(PrincipalType.USER)
                    .principalId(ASSIGNEE));
            sso.provisionPermissionSet(r -> r.instanceArn(instance)
                    .permissionSetArn(set)
                    .targetType(ProvisionTargetType.ALL_PROVISIONED_ACCOUNTS));
            return set;
        });
    }

    @Override
    public String assignee() {
        return ASSIGNEE;
    }

    @Override
    public String assignedAccount() {
        return ASSIGNED_ACCOUNT;
    }

    @Override
    public String memberAccount() {
        return once("memberAccount", () -> {
            root();
            return organizations()
                    .createAccount(r -> r.accountName("harbour-shop").email("shop@example.com"))
                    .createAccountStatus()
                    .accountId();
        });
    }

    @Override
    public String quarantineUnit() {
        return once("quarantineUnit", () -> {
            var root = root();
            return organizations()
                    .createOrganizationalUnit(r -> r.parentId(root).name("Quarantine"))
                    .organizationalUnit()
                    .id();
        });
    }

    private String root() {
        return once("root", () -> {
            organizations().createOrganization(r -> r.featureSet("ALL"));
            var root = organizations().listRoots().roots().getFirst().id();
            organizations().enablePolicyType(r -> r.rootId(root).policyType(PolicyType.SERVICE_CONTROL_POLICY));
            return root;
        });
    }

    @Override
    public String function() {
        return once("function", () -> {
            var lambda = client(LambdaClient.class);
            lambda.createFunction(r -> r.functionName("orders-import")
                    .role(roleArn())
                    .runtime("python3.13")
                    .handler("index.handler")
                    .environment(e -> e.variables(Map.of("PASSWORD", SECRET)))
                    .code(c -> c.zipFile(SdkBytes.fromUtf8String("no code"))));
            lambda.createFunctionUrlConfig(r -> r.functionName("orders-import").authType(FunctionUrlAuthType.NONE));
            var sqs = client(SqsClient.class);
            var queue = sqs.createQueue(r -> r.queueName("orders")).queueUrl();
            var source = sqs.getQueueAttributes(r -> r.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                    .attributes()
                    .get(QueueAttributeName.QUEUE_ARN);
            lambda.createEventSourceMapping(r -> r.functionName("orders-import").eventSourceArn(source));
            return "orders-import";
        });
    }

    @Override
    public String containerService() {
        return once("containerService", () -> {
            var definition = taskDefinition();
            client(EcsClient.class)
                    .createService(r -> r.cluster(EcsCases.CLUSTER)
                            .serviceName("cart")
                            .taskDefinition(definition)
                            .desiredCount(EcsCases.COUNT));
            client(ApplicationAutoScalingClient.class)
                    .registerScalableTarget(r -> r.serviceNamespace(ServiceNamespace.ECS)
                            .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                            .resourceId("service/" + EcsCases.CLUSTER + "/cart")
                            .minCapacity(EcsCases.COUNT)
                            .maxCapacity(8)
                            .suspendedState(s -> s.dynamicScalingInSuspended(false)
                                    .dynamicScalingOutSuspended(false)
                                    .scheduledScalingSuspended(false)));
            return "cart";
        });
    }

    @Override
    public String containerTask() {
        return once("containerTask", () -> {
            var definition = taskDefinition();
            var subnet = subnet();
            var group = securityGroup();
            var arn = client(EcsClient.class)
                    .runTask(r -> r.cluster(EcsCases.CLUSTER)
                            .taskDefinition(definition)
                            .launchType(LaunchType.FARGATE)
                            .networkConfiguration(n ->
                                    n.awsvpcConfiguration(v -> v.subnets(subnet).securityGroups(group))))
                    .tasks()
                    .getFirst()
                    .taskArn();
            return arn.substring(arn.lastIndexOf('/') + 1);
        });
    }

    private String taskDefinition() {
        return once("taskDefinition", () -> {
            var ecs = client(EcsClient.class);
            ecs.createCluster(r -> r.clusterName(EcsCases.CLUSTER));
            return ecs.registerTaskDefinition(r -> r.family("cart")
                            .containerDefinitions(ContainerDefinition.builder()
                                    .name("cart")
                                    .image("public.ecr.aws/docker/library/busybox")
                                    .memory(128)
                                    .build()))
                    .taskDefinition()
                    .taskDefinitionArn();
        });
    }

    @Override
    public String cluster() {
        return once("cluster", () -> {
            var subnet = subnet();
            var role = roleArn();
            client(EksClient.class)
                    .createCluster(r -> r.name("shop")
                            .roleArn(role)
                            .resourcesVpcConfig(v -> v.subnetIds(subnet)
                                    .endpointPublicAccess(true)
                                    .endpointPrivateAccess(false)
                                    .publicAccessCidrs("0.0.0.0/0")));
            return "shop";
        });
    }

    @Override
    public String eventRule() {
        return once("eventRule", () -> {
            var target = client(LambdaClient.class)
                    .getFunctionConfiguration(r -> r.functionName(function()))
                    .functionArn();
            var events = client(EventBridgeClient.class);
            events.putRule(r -> r.name("come-back").eventPattern(PATTERN));
            events.putTargets(r -> r.rule("come-back")
                    .targets(Target.builder().id("one").arn(target).build()));
            return "come-back";
        });
    }

    @Override
    public String execution() {
        return once("execution", () -> {
            var role = roleArn();
            var sfn = client(SfnClient.class);
            var machine = sfn.createStateMachine(
                            r -> r.name("copy-out")
                                    .roleArn(role)
                                    .definition(
                                            "{\"StartAt\":\"Wait\",\"States\":{\"Wait\":{\"Type\":\"Wait\",\"Seconds\":3600,\"End\":true}}}"))
                    .stateMachineArn();
            return sfn.startExecution(r -> r.stateMachineArn(machine)).executionArn();
        });
    }

    @Override
    public String stack() {
        return once("stack", () -> {
            client(CloudFormationClient.class)
                    .createStack(r -> r.stackName("orders")
                            .templateBody("{\"Resources\":{\"Orders\":{\"Type\":\"AWS::S3::Bucket\"}}}"));
            return "orders";
        });
    }

    private String roleArn() {
        var role = role();
        return iam().getRole(r -> r.roleName(role)).role().arn();
    }

    private String profile() {
        return once("profile", () -> {
            var role = role();
            iam().createInstanceProfile(r -> r.instanceProfileName("web-app-profile"));
            iam().addRoleToInstanceProfile(
                            r -> r.instanceProfileName("web-app-profile").roleName(role));
            return "web-app-profile";
        });
    }

    private String vpc() {
        return once(
                "vpc",
                () -> ec2().createVpc(r -> r.cidrBlock("10.20.0.0/16")).vpc().vpcId());
    }

    @Override
    public String subnet() {
        return once("subnet", () -> {
            var vpc = vpc();
            return ec2().createSubnet(
                            r -> r.vpcId(vpc).cidrBlock("10.20.10.0/24").availabilityZone(ZONE))
                    .subnet()
                    .subnetId();
        });
    }

    private Instance described(String id) {
        return ec2().describeInstances(r -> r.instanceIds(List.of(id)))
                .reservations()
                .getFirst()
                .instances()
                .getFirst();
    }

    private String once(String thing, Supplier<String> make) {
        var there = made.get(thing);
        if (there != null) return there;
        var id = make.get();
        made.put(thing, id);
        return id;
    }

    private Ec2Client ec2() {
        return client(Ec2Client.class);
    }

    private IamClient iam() {
        return client(IamClient.class);
    }

    private OrganizationsClient organizations() {
        return client(OrganizationsClient.class);
    }

    private S3Client s3() {
        return client(S3Client.class);
    }

    private <C extends SdkClient> C client(Class<C> type) {
        return session.client(type, session.defaultRegion());
    }

    @Override
    public String databaseGroup() {
        return once("databaseGroup", () -> {
            var vpc = vpc();
            var group = ec2().createSecurityGroup(
                            r -> r.groupName("orders-db").description("orders").vpcId(vpc))
                    .groupId();
            ec2().authorizeSecurityGroupIngress(r -> r.groupId(group)
                    .ipPermissions(IpPermission.builder()
                            .ipProtocol("tcp")
                            .fromPort(5432)
                            .toPort(5432)
                            .ipRanges(IpRange.builder().cidrIp("0.0.0.0/0").build())
                            .build()));
            return group;
        });
    }

    @Override
    public String database() {
        return once("database", () -> {
            var group = databaseGroup();
            client(RdsClient.class)
                    .createDBInstance(r -> r.dbInstanceIdentifier("orders")
                            .dbInstanceClass("db.t3.medium")
                            .engine("postgres")
                            .port(5432)
                            .allocatedStorage(20)
                            .masterUsername("orders")
                            .masterUserPassword("Of-nobody-0123456789")
                            .publiclyAccessible(true)
                            .vpcSecurityGroupIds(group));
            return "orders";
        });
    }

    @Override
    public String secret() {
        return once(
                "secret",
                () -> client(RdsClient.class)
                        .createDBInstance(r -> r.dbInstanceIdentifier("invoices")
                                .dbInstanceClass("db.t3.medium")
                                .engine("postgres")
                                .allocatedStorage(20)
                                .masterUsername("invoices")
                                .manageMasterUserPassword(true))
                        .dbInstance()
                        .masterUserSecret()
                        .secretArn());
    }

    @Override
    public String vault() {
        return once(
                "vault",
                () -> client(BackupClient.class)
                        .createBackupVault(r -> r.backupVaultName("evidence"))
                        .backupVaultName());
    }

    @Override
    public String distribution() {
        return once(
                "distribution",
                () -> client(CloudFrontClient.class)
                        .createDistribution(r -> r.distributionConfig(c -> c.callerReference("shop")
                                .comment("shop")
                                .enabled(true)
                                .origins(o -> o.quantity(1)
                                        .items(Origin.builder()
                                                .id("shop")
                                                .domainName("shop.example.com")
                                                .customOriginConfig(x -> x.httpPort(80)
                                                        .httpsPort(443)
                                                        .originProtocolPolicy("https-only"))
                                                .build()))
                                .defaultCacheBehavior(
                                        d -> d.targetOriginId("shop").viewerProtocolPolicy("redirect-to-https"))))
                        .distribution()
                        .id());
    }
}
