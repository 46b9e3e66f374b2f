package dev.cofferdam.action.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.FakeActionContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceIpv6Address;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InstancePrivateIpAddress;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/** Target groups that the range has none of: by address, of other VPCs, over several pages. */
class SurroundingsTest {
    private static final Instance INSTANCE = Instance.builder()
            .instanceId("i-1")
            .vpcId("vpc-1")
            .networkInterfaces(InstanceNetworkInterface.builder()
                    .privateIpAddresses(address("10.0.0.1"), address("10.0.0.2"))
                    .ipv6Addresses(InstanceIpv6Address.builder()
                            .ipv6Address("2001:db8::1")
                            .build())
                    .build())
            .build();

    private final FakeTargetGroups elb = new FakeTargetGroups();

    private List<String> found() {
        var aws = new FakeActionContext(Map.of(ElasticLoadBalancingV2Client.class, elb));
        return new Surroundings(aws)
                .targetGroups(INSTANCE).stream()
                        .map(r -> r.group().targetGroupArn())
                        .toList();
    }

    @Test
    void areFoundByIdAndByEachAddress() {
        elb.add("by-id", TargetTypeEnum.INSTANCE, "vpc-1", "i-1");
        elb.add("by-address", TargetTypeEnum.IP, "vpc-1", "10.0.0.1");
        elb.add("by-second-address", TargetTypeEnum.IP, "vpc-1", "10.0.0.9", "10.0.0.2");
        elb.add("by-ipv6", TargetTypeEnum.IP, "vpc-1", "2001:db8::1");
        elb.add("of-others", TargetTypeEnum.INSTANCE, "vpc-1", "i-2");

        assertThat(found()).containsExactly("by-id", "by-address", "by-second-address", "by-ipv6");
    }

    @Test
    void mayNameAnAddressOfAnotherVpcButNoInstanceOfOne() {
        elb.add("by-address", TargetTypeEnum.IP, "vpc-2", "10.0.0.1");
        elb.add("by-id", TargetTypeEnum.INSTANCE, "vpc-2", "i-1");

        assertThat(found()).containsExactly("by-address");
        assertThat(elb.asked).containsExactly("by-address");
    }

    @Test
    void ofFunctionsAndLoadBalancersAreNotAsked() {
        elb.add("function", TargetTypeEnum.LAMBDA, "vpc-1", "i-1");
        elb.add("balancer", TargetTypeEnum.ALB, "vpc-1", "i-1");

        assertThat(found()).isEmpty();
        assertThat(elb.asked).isEmpty();
    }

    @Test
    void mayBeDeletedWhileTheyAreRead() {
        elb.add("gone", TargetTypeEnum.INSTANCE, "vpc-1", "i-1");
        elb.add("stays", TargetTypeEnum.INSTANCE, "vpc-1", "i-1");
        elb.targets.remove("gone");

        assertThat(found()).containsExactly("stays");
    }

    private static InstancePrivateIpAddress address(String ip) {
        return InstancePrivateIpAddress.builder().privateIpAddress(ip).build();
    }

    /** One target group a page. */
    private static final class FakeTargetGroups implements ElasticLoadBalancingV2Client {
        final List<TargetGroup> groups = new ArrayList<>();
        final Map<String, List<String>> targets = new HashMap<>();
        final List<String> asked = new ArrayList<>();

        void add(String arn, TargetTypeEnum type, String vpc, String... ids) {
            groups.add(TargetGroup.builder()
                    .targetGroupArn(arn)
                    .targetType(type)
                    .vpcId(vpc)
                    .build());
            targets.put(arn, List.of(ids));
        }

        @Override
        public DescribeTargetGroupsResponse describeTargetGroups(DescribeTargetGroupsRequest request) {
            var page = request.marker() == null ? 0 : Integer.parseInt(request.marker());
            return DescribeTargetGroupsResponse.builder()
                    .targetGroups(groups.get(page))
                    .nextMarker(page + 1 < groups.size() ? String.valueOf(page + 1) : null)
                    .build();
        }

        @Override
        public DescribeTargetHealthResponse describeTargetHealth(DescribeTargetHealthRequest request) {
            asked.add(request.targetGroupArn());
            if (!targets.containsKey(request.targetGroupArn()))
                throw TargetGroupNotFoundException.builder().message("gone").build();
            return DescribeTargetHealthResponse.builder()
                    .targetHealthDescriptions(targets.get(request.targetGroupArn()).stream()
                            .map(id -> TargetHealthDescription.builder()
                                    .target(t -> t.id(id))
                                    .build())
                            .toList())
                    .build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
