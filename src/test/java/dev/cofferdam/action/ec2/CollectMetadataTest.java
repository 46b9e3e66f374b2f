package dev.cofferdam.action.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.caselog.Json;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import tools.jackson.databind.JsonNode;

class CollectMetadataTest extends OnTheRange {
    private CollectMetadata.Out collect(String instance) {
        return new CollectMetadata().read(new CollectMetadata.In(instance), aws);
    }

    private JsonNode evidence(String instance) {
        return Json.MAPPER.readTree(aws.evidence("ec2-" + instance + "-metadata.json"));
    }

    private static List<String> each(JsonNode array, String member) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(item -> item.at(member).asString())
                .toList();
    }

    @Nested
    class TheDocument {
        @Test
        void holdsTheInstanceAndItsDisks() {
            var out = collect(WEB_1);
            var json = evidence(WEB_1);

            assertThat(out.size())
                    .isEqualTo(aws.evidence("ec2-" + WEB_1 + "-metadata.json").length());
            assertThat(out.unknown()).isEmpty();
            assertThat(json.path("captured_at").asString()).isEqualTo("2026-11-23T22:00:00Z");
            assertThat(json.path("account").asString()).isEqualTo("111122223333");
            assertThat(json.at("/instance/InstanceId").asString()).isEqualTo(WEB_1);
            assertThat(json.at("/instance_type/Hypervisor").asString()).isEqualTo("nitro");
            assertThat(json.at("/attributes/DisableApiTermination").asBoolean()).isFalse();
            assertThat(json.at("/attributes/InstanceInitiatedShutdownBehavior").asString())
                    .isEqualTo("stop");
            assertThat(each(json.path("volumes"), "/VolumeId")).containsExactly(ROOT, DATA);
        }

        @Test
        void holdsTheNetworkThatAppliesToIt() {
            collect(WEB_1);
            var json = evidence(WEB_1);

            assertThat(each(json.path("network_interfaces"), "/NetworkInterfaceId"))
                    .containsExactly("eni-0c0ffee0000000001", "eni-0c0ffee0000000002");
            assertThat(each(json.path("security_groups"), "/GroupId"))
                    .containsExactly("sg-0beb0000000000001", "sg-0beb0000000000002");
            assertThat(each(json.path("security_group_rules"), "/SecurityGroupRuleId"))
                    .contains("sgr-0beb0000000000bad", "sgr-0beb0000000000021")
                    .doesNotContain("sgr-0ad00000000000001");
            assertThat(each(json.path("vpcs"), "/VpcId")).containsExactly("vpc-0c0ffe00000000001");
            assertThat(each(json.path("subnets"), "/SubnetId")).containsExactly("subnet-0a1fa000000000001");
            assertThat(each(json.path("route_tables"), "/RouteTableId")).containsExactly("rtb-0a1fa000000000001");
            assertThat(each(json.path("network_acls"), "/NetworkAclId")).containsExactly("acl-0c0ffe00000000001");
        }

        @Test
        void holdsWhatOtherServicesKnow() {
            collect(WEB_1);
            var json = evidence(WEB_1);

            assertThat(json.at("/auto_scaling/AutoScalingGroupName").asString()).isEqualTo("web-asg");
            assertThat(json.at("/target_groups/0/TargetGroup/TargetGroupName").asString())
                    .isEqualTo("web-tg");
            assertThat(json.at("/target_groups/0/TargetHealthDescription/TargetHealth/State")
                            .asString())
                    .isEqualTo("healthy");
            assertThat(json.at("/ssm/PingStatus").asString()).isEqualTo("Online");
            assertThat(json.at("/instance_profile/Roles/0/RoleName").asString()).isEqualTo("web-app-role");
        }

        @Test
        void holdsNullForWhatIsNotThere() {
            collect(BASTION);
            var json = evidence(BASTION);

            assertThat(json.get("auto_scaling").isNull()).isTrue();
            assertThat(json.get("instance_profile").isNull()).isTrue();
            assertThat(json.path("target_groups")).isEmpty();
            assertThat(each(json.path("addresses"), "/PublicIp")).containsExactly("198.51.100.5");
            assertThat(each(json.path("route_tables"), "/RouteTableId"))
                    .containsExactly("rtb-0b11c000000000001", "rtb-0a1fa000000000001");
        }

        @Test
        void namesWhatCouldNotBeRead() {
            deny("ssm:*");
            deny("ec2:DescribeNetworkAcls");

            var out = collect(WEB_1);
            var json = evidence(WEB_1);
            assertThat(out.unknown()).containsExactly("network_acls", "ssm");
            assertThat(json.path("unknown").toString()).isEqualTo("[\"network_acls\",\"ssm\"]");
            assertThat(json.path("unknown_reasons").toString()).contains("ec2:DescribeNetworkAcls");
            assertThat(json.get("ssm").isNull()).isTrue();
            assertThat(json.path("volumes")).hasSize(2);
        }
    }

    @Nested
    class AnInstance {
        @Test
        void thatIsTerminatedHasNothingLeftAroundIt() {
            client(Ec2Client.class).terminateInstances(r -> r.instanceIds(PENTEST));
            pass(Duration.ofMinutes(1));

            assertThat(collect(PENTEST).unknown()).isEmpty();
            var json = evidence(PENTEST);
            assertThat(json.at("/instance/State/Name").asString()).isEqualTo("terminated");
            assertThat(json.get("attributes").isNull()).isTrue();
            assertThat(List.of("volumes", "network_interfaces", "security_groups", "vpcs", "route_tables"))
                    .allSatisfy(part -> assertThat(json.path(part)).isEmpty());
        }

        @Test
        void thatDoesNotExistIsAnError() {
            fails(() -> collect(NOBODY), "InvalidInstanceID.NotFound");
            assertThat(aws.evidence).isEmpty();
        }
    }
}
