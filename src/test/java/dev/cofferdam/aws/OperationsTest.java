package dev.cofferdam.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3control.S3ControlClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

class OperationsTest {
    private static final List<Class<? extends SdkClient>> CLIENTS = List.of(
            Ec2Client.class,
            IamClient.class,
            StsClient.class,
            CloudTrailClient.class,
            GuardDutyClient.class,
            SsmClient.class,
            AutoScalingClient.class,
            ElasticLoadBalancingV2Client.class,
            S3Client.class,
            S3ControlClient.class,
            RdsClient.class);

    @Test
    void onlyTheseVerbsOfAllClientsCountAsReading() {
        var verbs = operations()
                .filter(operation -> !Operations.changes(operation))
                .map(operation -> operation.replaceAll("^([A-Z][a-z0-9]*).*", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(verbs).containsExactly("Decode", "Describe", "Get", "Head", "List", "Lookup", "Search", "Simulate");
    }

    @Test
    void everythingElseCountsAsChanging() {
        var changing = operations().filter(Operations::changes).toList();

        assertThat(changing).hasSizeGreaterThan(700).doesNotContain("GetCallerIdentity", "DescribeInstances");
        assertThat(changing)
                .contains(
                        "AssumeRole",
                        "AuthorizeSecurityGroupEgress",
                        "CreateSnapshot",
                        "DeregisterTargets",
                        "EnterStandby",
                        "ModifyNetworkInterfaceAttribute",
                        "PutUserPolicy",
                        "RevokeSecurityGroupEgress",
                        "SendCommand",
                        "StopInstances",
                        "UpdateAccessKey");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GetSessionToken",
                "GetFederationToken",
                "GetAccessToken",
                "GetWebIdentityToken",
                "GenerateCredentialReport",
                "Frobnicate",
                "describeInstances"
            })
    void whatHandsOutCredentialsOrIsNotKnownCountsAsChanging(String operation) {
        assertThat(Operations.changes(operation)).isTrue();
    }

    private static Stream<String> operations() {
        return CLIENTS.stream()
                .flatMap(client -> Arrays.stream(client.getMethods()))
                .filter(Operations::sends)
                .map((Method method) -> Operations.name(method))
                .distinct();
    }
}
