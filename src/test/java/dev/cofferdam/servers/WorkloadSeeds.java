package dev.cofferdam.servers;

import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What runs code without an instance of its own: functions, containers, rules, workflows, a stack. */
final class WorkloadSeeds {
    static final String PATTERN = "{\"source\":[\"aws.iam\"]}";
    static final String SECRET = "of-nobody-0123456789";

    private final MadeOnce made;
    private final NetworkSeeds network;
    private final IamSeeds iam;

    WorkloadSeeds(MadeOnce made, NetworkSeeds network, IamSeeds iam) {
        this.made = made;
        this.network = network;
        this.iam = iam;
    }

    String function() {
        return made.once("function", () -> {
            var lambda = made.client(LambdaClient.class);
            lambda.createFunction(r -> r.functionName("orders-import")
                    .role(iam.roleArn())
                    .runtime("python3.13")
                    .handler("index.handler")
                    .environment(e -> e.variables(Map.of("PASSWORD", SECRET)))
                    .code(c -> c.zipFile(SdkBytes.fromUtf8String("no code"))));
            lambda.createFunctionUrlConfig(r -> r.functionName("orders-import").authType(FunctionUrlAuthType.NONE));
            var sqs = made.client(SqsClient.class);
            var queue = sqs.createQueue(r -> r.queueName("orders")).queueUrl();
            var source = sqs.getQueueAttributes(r -> r.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                    .attributes()
                    .get(QueueAttributeName.QUEUE_ARN);
            lambda.createEventSourceMapping(r -> r.functionName("orders-import").eventSourceArn(source));
            return "orders-import";
        });
    }

    String containerService() {
        return made.once("containerService", () -> {
            var definition = taskDefinition();
            made.client(EcsClient.class)
                    .createService(r -> r.cluster(EcsCases.CLUSTER)
                            .serviceName("cart")
                            .taskDefinition(definition)
                            .desiredCount(EcsCases.COUNT));
            made.client(ApplicationAutoScalingClient.class)
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

    String containerTask() {
        return made.once("containerTask", () -> {
            var definition = taskDefinition();
            var subnet = network.subnet();
            var group = network.securityGroup();
            var arn = made.client(EcsClient.class)
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
        return made.once("taskDefinition", () -> {
            var ecs = made.client(EcsClient.class);
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

    String cluster() {
        return made.once("cluster", () -> {
            var subnet = network.subnet();
            var role = iam.roleArn();
            made.client(EksClient.class)
                    .createCluster(r -> r.name("shop")
                            .roleArn(role)
                            .resourcesVpcConfig(v -> v.subnetIds(subnet)
                                    .endpointPublicAccess(true)
                                    .endpointPrivateAccess(false)
                                    .publicAccessCidrs("0.0.0.0/0")));
            return "shop";
        });
    }

    String eventRule() {
        return made.once("eventRule", () -> {
            var target = made.client(LambdaClient.class)
                    .getFunctionConfiguration(r -> r.functionName(function()))
                    .functionArn();
            var events = made.client(EventBridgeClient.class);
            events.putRule(r -> r.name("come-back").eventPattern(PATTERN));
            events.putTargets(r -> r.rule("come-back")
                    .targets(Target.builder().id("one").arn(target).build()));
            return "come-back";
        });
    }

    String execution() {
        return made.once("execution", () -> {
            var role = iam.roleArn();
            var sfn = made.client(SfnClient.class);
            var machine = sfn.createStateMachine(
                            r -> r.name("copy-out")
                                    .roleArn(role)
                                    .definition(
                                            "{\"StartAt\":\"Wait\",\"States\":{\"Wait\":{\"Type\":\"Wait\",\"Seconds\":3600,\"End\":true}}}"))
                    .stateMachineArn();
            return sfn.startExecution(r -> r.stateMachineArn(machine)).executionArn();
        });
    }

    String stack() {
        return made.once("stack", () -> {
            made.client(CloudFormationClient.class)
                    .createStack(r -> r.stackName("orders")
                            .templateBody("{\"Resources\":{\"Orders\":{\"Type\":\"AWS::S3::Bucket\"}}}"));
            return "orders";
        });
    }
}
