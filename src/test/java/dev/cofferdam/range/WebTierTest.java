package dev.cofferdam.range;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.ssm.SsmClient;

class WebTierTest {
    static final String TARGET_GROUP =
            "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web-tg/73e2d6bc24d8a067";

    @TempDir
    Path folder;

    Range range;
    AutoScalingClient scaling;
    ElasticLoadBalancingV2Client balancing;

    @BeforeEach
    void open() {
        range = new Range(folder);
        scaling = range.client(AutoScalingClient.class);
        balancing = range.client(ElasticLoadBalancingV2Client.class);
    }

    @AfterEach
    void close() {
        range.close();
    }

    private AutoScalingGroup group() {
        return scaling.describeAutoScalingGroups(r -> r.autoScalingGroupNames("web-asg"))
                .autoScalingGroups()
                .getFirst();
    }

    private List<String> members() {
        return group().instances().stream()
                .map(i -> i.instanceId() + " " + i.lifecycleStateAsString())
                .toList();
    }

    private String health(String instance) {
        var asked = TargetDescription.builder().id(instance).build();
        return balancing
                .describeTargetHealth(r -> r.targetGroupArn(TARGET_GROUP).targets(asked))
                .targetHealthDescriptions()
                .getFirst()
                .targetHealth()
                .stateAsString();
    }

    private void standby(String instance, boolean decrement) {
        scaling.enterStandby(
                r -> r.autoScalingGroupName("web-asg").instanceIds(instance).shouldDecrementDesiredCapacity(decrement));
    }

    @Nested
    class Standby {
        @Test
        void takesAnInstanceOutOfServiceAndLowersTheCapacity() {
            standby(Range.WEB_1, true);
            assertThat(members()).contains(Range.WEB_1 + " EnteringStandby");
            assertThat(health(Range.WEB_1)).isEqualTo("draining");
            range.pass(Duration.ofMinutes(10));
            assertThat(members()).hasSize(3).contains(Range.WEB_1 + " Standby");
            assertThat(group().desiredCapacity()).isEqualTo(2);
            assertThat(health(Range.WEB_1)).isEqualTo("unused");
        }

        @Test
        void isReplacedWhenTheCapacityStays() {
            standby(Range.WEB_1, false);
            range.pass(Duration.ofMinutes(10));
            assertThat(members())
                    .hasSize(4)
                    .filteredOn(m -> m.endsWith(" InService"))
                    .hasSize(3);
        }

        @Test
        void isRefusedBelowTheMinimum() {
            standby(Range.WEB_1, true);
            Ec2Test.fails(
                    () -> standby(Range.WEB_2, true),
                    "ValidationError",
                    "AutoScalingGroup web-asg has min-size=2, max-size=6, and desired-size=2. To place into standby 1"
                            + " instance, please update");
            Ec2Test.fails(
                    () -> standby(Range.WEB_1, false),
                    "ValidationError",
                    "The instance " + Range.WEB_1 + " is not in InService.");
        }

        @Test
        void isLeftAgain() {
            standby(Range.WEB_1, true);
            range.pass(Duration.ofMinutes(10));
            scaling.exitStandby(r -> r.autoScalingGroupName("web-asg").instanceIds(Range.WEB_1));
            assertThat(members()).contains(Range.WEB_1 + " Pending");
            range.pass(Duration.ofMinutes(5));
            assertThat(members()).contains(Range.WEB_1 + " InService");
            assertThat(group().desiredCapacity()).isEqualTo(3);
            assertThat(health(Range.WEB_1)).isEqualTo("healthy");
        }
    }

    @Nested
    class Detaching {
        @Test
        void takesAnInstanceOutOfTheGroupWhileItRuns() {
            scaling.detachInstances(r ->
                    r.autoScalingGroupName("web-asg").instanceIds(Range.WEB_1).shouldDecrementDesiredCapacity(true));
            range.pass(Duration.ofMinutes(1));
            assertThat(members()).hasSize(2).noneMatch(m -> m.startsWith(Range.WEB_1));
            assertThat(scaling.describeAutoScalingInstances(r -> r.instanceIds(Range.WEB_1))
                            .autoScalingInstances())
                    .isEmpty();
            scaling.attachInstances(r -> r.autoScalingGroupName("web-asg").instanceIds(Range.WEB_1));
            range.pass(Duration.ofMinutes(3));
            assertThat(members()).contains(Range.WEB_1 + " InService");
            assertThat(group().desiredCapacity()).isEqualTo(3);
        }
    }

    @Nested
    class AStoppedInstance {
        @Test
        void isTerminatedAndReplacedByItsGroup() {
            var ec2 = range.client(Ec2Client.class);
            ec2.stopInstances(r -> r.instanceIds(Range.WEB_1));
            range.pass(Duration.ofMinutes(10));
            assertThat(ec2.describeInstances(r -> r.instanceIds(Range.WEB_1))
                            .reservations()
                            .getFirst()
                            .instances()
                            .getFirst()
                            .state()
                            .nameAsString())
                    .isEqualTo("terminated");
            assertThat(members())
                    .hasSize(3)
                    .noneMatch(m -> m.startsWith(Range.WEB_1))
                    .allMatch(m -> m.endsWith("InService"));
        }

        @Test
        void isLeftAloneWhileProcessesAreSuspended() {
            scaling.suspendProcesses(r -> r.autoScalingGroupName("web-asg").scalingProcesses("ReplaceUnhealthy"));
            var ec2 = range.client(Ec2Client.class);
            ec2.stopInstances(r -> r.instanceIds(Range.WEB_1));
            range.pass(Duration.ofMinutes(10));
            assertThat(members()).hasSize(3).contains(Range.WEB_1 + " InService");
            assertThat(health(Range.WEB_1)).isEqualTo("unused");
        }
    }

    @Nested
    class ATarget {
        @Test
        void drainsForTheDelayAndIsGone() {
            var web1 = TargetDescription.builder().id(Range.WEB_1).build();
            balancing.deregisterTargets(r -> r.targetGroupArn(TARGET_GROUP).targets(web1));
            range.pass(Duration.ofMinutes(4));
            assertThat(health(Range.WEB_1)).isEqualTo("draining");
            range.pass(Duration.ofMinutes(2));
            assertThat(health(Range.WEB_1)).isEqualTo("unused");
            balancing.deregisterTargets(r -> r.targetGroupArn(TARGET_GROUP).targets(web1));
            balancing.registerTargets(r -> r.targetGroupArn(TARGET_GROUP).targets(web1));
            assertThat(health(Range.WEB_1)).isEqualTo("initial");
            range.pass(Duration.ofMinutes(2));
            assertThat(health(Range.WEB_1)).isEqualTo("healthy");
        }

        @Test
        void ofAnUnknownGroupIsRefused() {
            Ec2Test.fails(
                    () -> balancing.describeTargetHealth(r -> r.targetGroupArn(TARGET_GROUP + "0")),
                    "TargetGroupNotFound",
                    "One or more target groups not found");
        }
    }

    @Nested
    class TheAgent {
        @Test
        void isLostWhenNoGroupLetsItOut() {
            var ssm = range.client(SsmClient.class);
            assertThat(pingOf(ssm)).isEqualTo("Online");
            var ec2 = range.client(Ec2Client.class);
            var empty = ec2.createSecurityGroup(
                            r -> r.groupName("empty").description("empty").vpcId(Range.VPC))
                    .groupId();
            var rule = ec2.describeSecurityGroupRules(r -> r.filters(Ec2Test.filter("group-id", empty)))
                    .securityGroupRules()
                    .getFirst();
            ec2.revokeSecurityGroupEgress(r -> r.groupId(empty).securityGroupRuleIds(rule.securityGroupRuleId()));
            for (var id : List.of("eni-0c0ffee0000000001", "eni-0c0ffee0000000002")) {
                ec2.modifyNetworkInterfaceAttribute(
                        r -> r.networkInterfaceId(id).groups(empty));
            }
            assertThat(pingOf(ssm)).isEqualTo("ConnectionLost");
        }

        private static String pingOf(SsmClient ssm) {
            return ssm.describeInstanceInformationPaginator().instanceInformationList().stream()
                    .filter(i -> i.instanceId().equals(Range.WEB_1))
                    .findFirst()
                    .orElseThrow()
                    .pingStatusAsString();
        }
    }
}
