package dev.cofferdam.range;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.SimulatedAccount;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import tools.jackson.databind.node.ObjectNode;

/** What accounts have that the scenarios' own do not: IPv6, interfaces of services, targets by address. */
class AccountVariantsTest {
    private static final TargetDescription ADDRESS = target("10.20.10.11", 8080);

    @TempDir
    Path folder;

    @Test
    void aGroupInAVpcWithIpv6LetsThatOutToo() {
        try (var account = SimulatedAccount.openWith(
                folder, world -> ((ObjectNode) world.at("/vpcs/0")).put("cidr6", "2001:db8::/56"))) {
            var ec2 = account.client(Ec2Client.class);
            var id = ec2.createSecurityGroup(
                            r -> r.groupName("g").description("g").vpcId(Range.VPC))
                    .groupId();

            assertThat(ec2.describeSecurityGroupRules(r -> r.filters(Ec2Test.filter("group-id", id)))
                            .securityGroupRules())
                    .extracting(r -> r.cidrIpv4() + " " + r.cidrIpv6())
                    .containsExactly("0.0.0.0/0 null", "null ::/0");
            assertThat(ec2.describeVpcs(r -> r.vpcIds(Range.VPC))
                            .vpcs()
                            .getFirst()
                            .ipv6CidrBlockAssociationSet())
                    .extracting(a -> a.ipv6CidrBlock())
                    .containsExactly("2001:db8::/56");
        }
    }

    @Test
    void anInterfaceOfAServiceIsNotChangedByItsOwner() {
        try (var account = SimulatedAccount.openWith(
                folder, world -> ((ObjectNode) world.at("/network_interfaces/0")).put("requester", "amazon-eks"))) {
            var ec2 = account.client(Ec2Client.class);

            assertThat(ec2.describeNetworkInterfaces(r -> r.filters(Ec2Test.filter("requester-managed", "true")))
                            .networkInterfaces())
                    .extracting(n -> n.networkInterfaceId() + " " + n.requesterId())
                    .containsExactly(Ec2Test.PRIMARY + " amazon-eks");
            Ec2Test.fails(
                    () -> ec2.modifyNetworkInterfaceAttribute(
                            r -> r.networkInterfaceId(Ec2Test.PRIMARY).groups(Ec2Test.WEB_GROUP)),
                    "OperationNotPermitted",
                    "amazon-eks");
        }
    }

    @Test
    void anAddressHasToDrainBeforeItIsRegisteredAgain() {
        try (var account = SimulatedAccount.openWith(folder, AccountVariantsTest::targetByAddress)) {
            var balancing = account.client(ElasticLoadBalancingV2Client.class);
            deregister(balancing, ADDRESS);
            Ec2Test.fails(
                    () -> balancing.registerTargets(
                            r -> r.targetGroupArn(SimulatedAccount.TARGET_GROUP).targets(ADDRESS)),
                    "InvalidTarget",
                    "10.20.10.11");
            account.pass(Duration.ofMinutes(6));
            balancing.registerTargets(
                    r -> r.targetGroupArn(SimulatedAccount.TARGET_GROUP).targets(ADDRESS));

            assertThat(health(balancing)).containsExactly("10.20.10.11:8080 initial");
        }
    }

    @Test
    void withoutAPortTheGroupsOwnIsDeregistered() {
        try (var account = SimulatedAccount.open(folder)) {
            var balancing = account.client(ElasticLoadBalancingV2Client.class);
            balancing.registerTargets(
                    r -> r.targetGroupArn(SimulatedAccount.TARGET_GROUP).targets(target(Range.WEB_1, 9090)));
            deregister(balancing, TargetDescription.builder().id(Range.WEB_1).build());

            assertThat(health(balancing)).contains(Range.WEB_1 + ":8080 draining", Range.WEB_1 + ":9090 initial");
        }
    }

    private static void targetByAddress(ObjectNode world) {
        var group = (ObjectNode) world.at("/target_groups/0");
        group.put("type", "ip")
                .withArray("targets")
                .removeAll()
                .addObject()
                .put("id", "10.20.10.11")
                .put("port", 8080)
                .put("health", "healthy");
        ((ObjectNode) world.at("/auto_scaling_groups/0"))
                .withArray("target_groups")
                .removeAll();
    }

    private static TargetDescription target(String id, int port) {
        return TargetDescription.builder().id(id).port(port).build();
    }

    private static void deregister(ElasticLoadBalancingV2Client balancing, TargetDescription target) {
        balancing.deregisterTargets(
                r -> r.targetGroupArn(SimulatedAccount.TARGET_GROUP).targets(target));
    }

    private static List<String> health(ElasticLoadBalancingV2Client balancing) {
        return balancing
                .describeTargetHealth(r -> r.targetGroupArn(SimulatedAccount.TARGET_GROUP))
                .targetHealthDescriptions()
                .stream()
                .map(t -> "%s:%d %s"
                        .formatted(
                                t.target().id(),
                                t.target().port(),
                                t.targetHealth().stateAsString()))
                .toList();
    }
}
