package dev.cofferdam.action.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.FakeActionContext;
import dev.cofferdam.action.Parameter;
import dev.cofferdam.action.SideReads;
import dev.cofferdam.aws.AwsErrors;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.range.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ssm.model.SsmException;

class DescribeInstanceTest extends OnTheRange {
    private final DescribeInstance action = new DescribeInstance();

    private DescribeInstance.Out describe(String instance) {
        return action.read(new DescribeInstance.In(instance), aws);
    }

    @Nested
    class AnInstanceOfTheWebTier {
        @Test
        void isToldWithAllThatStandsAroundIt() {
            var out = describe(WEB_1);

            assertThat(out.arn()).isEqualTo(arn("instance/" + WEB_1));
            assertThat(out.state()).isEqualTo("running");
            assertThat(out.instanceType()).isEqualTo("m6i.large");
            assertThat(out.imageId()).isEqualTo("ami-0a1b2c3d4e5f60718");
            assertThat(out.launchTime()).isEqualTo("2026-11-10T18:00:00Z");
            assertThat(out.privateIp()).isEqualTo("10.20.10.11");
            assertThat(out.publicIp()).isEmpty();
            assertThat(out.vpcId()).isEqualTo("vpc-0c0ffe00000000001");
            assertThat(out.subnetId()).isEqualTo("subnet-0a1fa000000000001");
            assertThat(out.availabilityZone()).isEqualTo("us-east-1a");
            assertThat(out.keyName()).isEqualTo("harbour-ops");
            assertThat(out.networkInterfaceIds()).containsExactly("eni-0c0ffee0000000001", "eni-0c0ffee0000000002");
            assertThat(out.securityGroupIds()).containsExactly("sg-0beb0000000000001", "sg-0beb0000000000002");
            assertThat(out.volumeIds()).containsExactly(ROOT, DATA);
            assertThat(out.rootDeviceType()).isEqualTo("ebs");
            assertThat(out.hasInstanceStore()).isFalse();
            assertThat(out.tags()).containsEntry("env", "prod").containsEntry("Name", "web-1");
            assertThat(out.roleName()).isEqualTo("web-app-role");
            assertThat(out.instanceProfileArn())
                    .isEqualTo("arn:aws:iam::111122223333:instance-profile/web-app-profile");
            assertThat(out.asgName()).isEqualTo("web-asg");
            assertThat(out.asgLifecycleState()).isEqualTo("InService");
            assertThat(out.targetGroupArns())
                    .containsExactly(
                            "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web-tg/73e2d6bc24d8a067");
            assertThat(out.ssmOnline()).isTrue();
            assertThat(out.imdsV2Required()).isFalse();
            assertThat(out.terminationProtection()).isFalse();
            assertThat(out.spot()).isFalse();
            assertThat(out.unknown()).isEmpty();
            assertThat(out.unknownReasons()).isEmpty();
        }

        @Test
        void isToldToBeInStandby() {
            client(AutoScalingClient.class)
                    .enterStandby(r ->
                            r.autoScalingGroupName("web-asg").instanceIds(WEB_1).shouldDecrementDesiredCapacity(true));
            pass(Duration.ofMinutes(1));

            assertThat(describe(WEB_1).asgLifecycleState()).isEqualTo("Standby");
        }

        @Test
        void isReadAndNothingElse() {
            describe(WEB_1);

            assertThat(aws.changesMade()).isZero();
        }
    }

    @Nested
    class AnInstanceOnItsOwn {
        @Test
        void hasEmptyTextsForWhatItDoesNotHave() {
            var out = describe(BASTION);

            assertThat(out.roleName()).isEmpty();
            assertThat(out.instanceProfileArn()).isEmpty();
            assertThat(out.asgName()).isEmpty();
            assertThat(out.asgLifecycleState()).isEmpty();
            assertThat(out.targetGroupArns()).isEmpty();
            assertThat(out.ssmOnline()).isFalse();
            assertThat(out.unknown()).isEmpty();
        }

        @Test
        void tellsItsAddressItsProtectionAndItsMetadataService() {
            var out = describe(BASTION);

            assertThat(out.publicIp()).isEqualTo("198.51.100.5");
            assertThat(out.terminationProtection()).isTrue();
            assertThat(out.imdsV2Required()).isTrue();
        }

        @Test
        void tellsThatItsDisksLoseEverythingAndThatItIsASpotInstance() {
            var out = describe(SPOT);

            assertThat(out.hasInstanceStore()).isTrue();
            assertThat(out.spot()).isTrue();
            assertThat(out.keyName()).isEmpty();
        }

        @Test
        void thatIsTerminatedHasOnlyItsNameLeft() {
            client(Ec2Client.class).terminateInstances(r -> r.instanceIds(PENTEST));
            pass(Duration.ofMinutes(1));

            var out = describe(PENTEST);
            assertThat(out.state()).isEqualTo("terminated");
            assertThat(out.vpcId()).isEmpty();
            assertThat(out.networkInterfaceIds()).isEmpty();
            assertThat(out.volumeIds()).isEmpty();
            assertThat(out.unknown()).isEmpty();
        }

        @Test
        void thatDoesNotExistIsAnError() {
            fails(() -> describe(NOBODY), "InvalidInstanceID.NotFound");
        }
    }

    @Nested
    class WhatAnotherServiceRefusesToTell {
        @ParameterizedTest
        @CsvSource({
            "autoscaling:DescribeAutoScalingInstances, asg_name;asg_lifecycle_state",
            "elasticloadbalancing:DescribeTargetGroups, target_group_arns",
            "elasticloadbalancing:DescribeTargetHealth, target_group_arns",
            "ssm:DescribeInstanceInformation, ssm_online",
            "iam:GetInstanceProfile, role_name",
            "ec2:DescribeInstanceTypes, has_instance_store",
            "ec2:DescribeInstanceAttribute, termination_protection"
        })
        void isUnknownAndNotAbsentAndTheRestIsTold(String operation, String unknown) {
            deny(operation);

            var out = describe(WEB_1);
            assertThat(out.unknown()).containsExactly(unknown.split(";"));
            assertThat(out.unknownReasons())
                    .singleElement()
                    .asString()
                    .startsWith("Not known: " + unknown.replace(";", ", ") + ".")
                    .contains(operation)
                    .contains("Have %s allowed".formatted(operation));
            assertThat(out.volumeIds()).containsExactly(ROOT, DATA);
        }

        @Test
        void isGatheredWhenItIsMuch() {
            deny("autoscaling:*");
            deny("ssm:*");
            deny("iam:*");

            assertThat(describe(WEB_1).unknown())
                    .containsExactly("asg_name", "asg_lifecycle_state", "ssm_online", "role_name");
        }

        @Test
        void failsTheStepWhenItIsTheInstanceItself() {
            deny("ec2:DescribeInstances");

            fails(() -> describe(WEB_1), "UnauthorizedOperation");
        }

        @Test
        void failsTheStepWhenItMayBeToldAnotherTime() {
            on(Fault.of(Fault.Kind.THROTTLE, "autoscaling:DescribeAutoScalingInstances")
                    .onCall(1));

            fails(() -> describe(WEB_1), "Throttling");
            assertThat(describe(WEB_1).asgName()).isEqualTo("web-asg");
        }

        @Test
        void isToldByNamesThatAreOutputs() {
            List.of("autoscaling:*", "elasticloadbalancing:*", "ssm:*", "iam:*", "ec2:DescribeInstanceTypes")
                    .forEach(DescribeInstanceTest.this::deny);
            deny("ec2:DescribeInstanceAttribute");

            assertThat(action.spec().outputs())
                    .extracting(Parameter::name)
                    .containsAll(describe(WEB_1).unknown());
        }
    }

    @Nested
    class TheOutputs {
        @Test
        void haveTheNamesThatPlaybooksUse() {
            assertThat(action.spec().outputs())
                    .extracting(Parameter::name)
                    .contains(
                            "arn",
                            "state",
                            "instance_type",
                            "image_id",
                            "launch_time",
                            "private_ip",
                            "public_ip",
                            "vpc_id",
                            "subnet_id",
                            "availability_zone",
                            "key_name",
                            "network_interface_ids",
                            "security_group_ids",
                            "volume_ids",
                            "root_device_type",
                            "has_instance_store",
                            "tags",
                            "role_name",
                            "instance_profile_arn",
                            "asg_name",
                            "asg_lifecycle_state",
                            "target_group_arns",
                            "ssm_online",
                            "imds_v2_required",
                            "termination_protection");
        }

        @Test
        void haveTheSameNamesInTheLog() {
            assertThat(Json.MAPPER.valueToTree(describe(WEB_1)).propertyNames())
                    .containsExactlyElementsOf(action.spec().outputs().stream()
                            .map(Parameter::name)
                            .toList());
        }
    }

    @Nested
    class AServiceThatIsDown {
        @Test
        void leavesTheRestTold() {
            on(Fault.of(Fault.Kind.RESET_BEFORE, "ssm:*"));

            var out = describe(WEB_1);

            assertThat(out.volumeIds()).containsExactly(ROOT, DATA);
            assertThat(out.unknown()).containsExactly("ssm_online");
            assertThat(out.unknownReasons()).singleElement().asString().contains("connection");
        }
    }

    @Nested
    class AReasonWhy {
        @Test
        void saysThatTheRangeDoesNotSimulateIt() {
            var reads = new SideReads();
            var read = reads.read(List.of("thing"), "nothing", () -> {
                throw notSimulated();
            });

            assertThat(read).isEqualTo("nothing");
            assertThat(reads.unknown()).containsExactly("thing");
            assertThat(reads.reasons()).singleElement().asString().contains("does not simulate");
        }

        @Test
        void saysThatTheServiceFailed() {
            var reads = new SideReads();

            reads.read(List.of("thing"), "nothing", () -> {
                throw answered(503, "InternalServerError");
            });

            assertThat(reads.unknown()).containsExactly("thing");
            assertThat(reads.reasons()).singleElement().asString().contains("InternalServerError");
        }

        @ParameterizedTest
        @CsvSource({"400, ThrottlingException", "503, Throttling", "400, ExpiredTokenException"})
        void isNoneForWhatAShortWaitOrSigningInPutsRight(int status, String code) {
            var reads = new SideReads();

            assertThatThrownBy(() -> reads.read(List.of("thing"), "nothing", () -> {
                        throw answered(status, code);
                    }))
                    .isInstanceOf(SsmException.class);
            assertThat(reads.unknown()).isEmpty();
        }

        private static AwsServiceException answered(int status, String code) {
            return SsmException.builder()
                    .statusCode(status)
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode(code)
                            .errorMessage("no more is said")
                            .build())
                    .build();
        }

        private AwsServiceException notSimulated() {
            try {
                new FakeActionContext(session, "other").client(Ec2Client.class).describeCarrierGateways(r -> {});
                throw new AssertionError("simulated by now: take another operation");
            } catch (AwsServiceException e) {
                assertThat(AwsErrors.explain(e).code()).isEqualTo("NotSimulated");
                return e;
            }
        }
    }
}
