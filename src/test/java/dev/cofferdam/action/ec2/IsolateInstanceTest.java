package dev.cofferdam.action.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.CancelledException;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Interruptions;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.range.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import tools.jackson.databind.node.ObjectNode;

class IsolateInstanceTest {
    private static final String PRIMARY = "eni-0c0ffee0000000001";
    private static final String SECOND = "eni-0c0ffee0000000002";
    private static final String WEB = "sg-0beb0000000000001";
    private static final String MANAGEMENT = "sg-0beb0000000000002";

    private final IsolateInstance action = new IsolateInstance();

    @TempDir
    Path folder;

    private SimulatedAccount account;

    @BeforeEach
    void open() {
        account = SimulatedAccount.open(folder.resolve("case"));
    }

    @AfterEach
    void close() {
        account.close();
    }

    private static IsolateInstance.In in(boolean drop) {
        return new IsolateInstance.In(SimulatedAccount.WEB_1, drop);
    }

    private Ec2Client ec2() {
        return account.client(Ec2Client.class);
    }

    private Plan isolate(boolean drop) {
        var plan = action.plan(in(drop), account.aws);
        action.apply(in(drop), plan, account.aws);
        return plan;
    }

    private void release(Plan plan) {
        action.applyUndo(action.planUndo(action.undo(plan), account.aws), account.aws);
    }

    private List<String> groupsOf(String networkInterface) {
        return ec2()
                .describeNetworkInterfaces(r -> r.networkInterfaceIds(networkInterface))
                .networkInterfaces()
                .getFirst()
                .groups()
                .stream()
                .map(g -> g.groupId())
                .sorted()
                .toList();
    }

    private List<SecurityGroup> named(String name) {
        return ec2().describeSecurityGroups(r -> r.filters(
                        Filter.builder().name("group-name").values(name).build()))
                .securityGroups();
    }

    private SecurityGroup isolationGroup() {
        assertThat(named("cofferdam-isolation")).hasSize(1);
        return named("cofferdam-isolation").getFirst();
    }

    private void reopenWith(Consumer<ObjectNode> changes) {
        account.close();
        account = SimulatedAccount.openWith(folder.resolve("changed"), changes);
    }

    private static ObjectNode row(ObjectNode world, String table, String id) {
        for (var row : world.get(table)) {
            if (row.path("id").asString("").equals(id)) return (ObjectNode) row;
        }
        throw new AssertionError(table + " has no " + id);
    }

    @Nested
    class TheWayThereAndBack {
        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void endsWhereItBegan(boolean drop) {
            var before = account.world();
            var plan = action.plan(in(drop), account.aws);
            assertThat(plan.changes())
                    .extracting(Change::attribute)
                    .containsExactlyElementsOf(
                            drop
                                    ? List.of(
                                            "SecurityGroup/cofferdam-isolation",
                                            "SecurityGroup/cofferdam-untracked",
                                            "Groups",
                                            "Groups")
                                    : List.of("SecurityGroup/cofferdam-isolation", "Groups", "Groups"));
            assertThat(action.plan(in(drop), account.aws)).isEqualTo(plan);
            assertThat(account.aws.changesMade()).isZero();

            var out = action.apply(in(drop), plan, account.aws);
            assertThat(out.reachable()).isFalse();
            assertThat(out.networkInterfaceIds()).containsExactly(PRIMARY, SECOND);
            assertThat(out.isolationGroupIds()).containsExactly(isolationGroup().groupId());
            assertThat(action.verify(in(drop), account.aws)).isEqualTo(out);
            assertThat(action.plan(in(drop), account.aws).changes()).isEmpty();

            release(plan);
            assertThat(action.planUndo(action.undo(plan), account.aws).changes())
                    .isEmpty();
            assertThat(account.world()).isEqualTo(before);
            assertThat(action.verify(in(drop), account.aws).reachable()).isTrue();
        }

        @Test
        void leavesAGroupWithNoRuleAtAllWithTheCasesTags() {
            isolate(false);

            assertThat(isolationGroup().ipPermissions()).isEmpty();
            assertThat(isolationGroup().ipPermissionsEgress()).isEmpty();
            assertThat(isolationGroup().tags())
                    .extracting(t -> t.key() + "=" + t.value())
                    .containsExactlyInAnyOrder("cofferdam:case=case", "cofferdam:step=step");
        }

        @Test
        void takesIpv6RulesAwayToo() {
            reopenWith(world -> row(world, "vpcs", SimulatedAccount.VPC).put("cidr6", "2001:db8::/56"));
            isolate(false);

            assertThat(isolationGroup().ipPermissionsEgress()).isEmpty();
            assertThat(action.verify(in(false), account.aws).reachable()).isFalse();
        }

        @Test
        void tellsWhatElseHappens() {
            assertThat(action.plan(in(false), account.aws).warnings())
                    .anyMatch(w -> w.contains("SSM agent") && w.contains("online"))
                    .anyMatch(w -> w.contains("Auto scaling group web-asg terminates"))
                    .anyMatch(w -> w.contains("Connections that are open go on"))
                    .anyMatch(w -> w.startsWith("DNS"));
            assertThat(action.plan(in(true), account.aws).warnings())
                    .anyMatch(w -> w.contains("everybody who can route to it"))
                    .anyMatch(w -> w.contains("NAT gateways"));
        }

        @Test
        void isNotHeldUpByAServiceThatIsDown() {
            account.fails(Fault.of(Fault.Kind.RESET_BEFORE, "ssm:*"));

            var plan = action.plan(in(false), account.aws);

            assertThat(plan.warnings())
                    .anyMatch(w -> w.startsWith("Not known: whether an SSM agent is online"))
                    .noneMatch(w -> w.contains("is online and will be cut off"));
            assertThat(action.apply(in(false), plan, account.aws).reachable()).isFalse();
        }

        @Test
        void isNotHeldUpByWarningsThatMayNotBeLookedUp() {
            account.fails(Fault.of(Fault.Kind.DENY, "ssm:*"));
            account.fails(Fault.of(Fault.Kind.DENY, "autoscaling:*"));

            assertThat(action.plan(in(false), account.aws).warnings())
                    .anyMatch(w -> w.startsWith("Not known: whether an SSM agent is online"))
                    .anyMatch(w -> w.startsWith("Not known: whether instance") && w.contains("auto scaling group"));
        }

        @Test
        void saysNothingOfAGroupThatLeavesItAlone() {
            account.client(AutoScalingClient.class)
                    .enterStandby(r -> r.autoScalingGroupName("web-asg")
                            .instanceIds(SimulatedAccount.WEB_1)
                            .shouldDecrementDesiredCapacity(false));

            assertThat(action.plan(in(false), account.aws).warnings()).noneMatch(w -> w.contains("web-asg"));
        }
    }

    @Nested
    class DroppingConnections {
        @Test
        void goesThroughAGroupThatAllowsEverythingAndStaysThereForSomeSeconds() {
            var begin = account.session.clock().instant();
            var moves = new ArrayList<String>();
            isolate(true);

            account.aws.log.records.stream()
                    .filter(r -> r.type().equals("aws.intended"))
                    .filter(r -> r.message().contains("ModifyNetworkInterfaceAttribute"))
                    .forEach(r -> moves.add(r.content().body().toString()));
            var open = named("cofferdam-untracked").getFirst();
            assertThat(moves).hasSize(4);
            assertThat(moves.subList(0, 2)).allMatch(m -> m.contains(open.groupId()));
            assertThat(moves.subList(2, 4))
                    .allMatch(m -> m.contains(isolationGroup().groupId()));
            assertThat(account.session.clock().instant()).isAfterOrEqualTo(begin.plusSeconds(5));
            for (var permissions : List.of(open.ipPermissions(), open.ipPermissionsEgress())) {
                assertThat(permissions).allMatch(p -> p.ipProtocol().equals("-1"));
                assertThat(permissions).flatExtracting(IpPermission::ipRanges).hasSize(1);
                assertThat(permissions).flatExtracting(IpPermission::ipv6Ranges).hasSize(1);
            }
        }

        @Test
        void closesAgainWhenTheResponderCancelsMeanwhile() {
            account.close();
            account = SimulatedAccount.openPaced(folder.resolve("cancelled"), _ -> {
                throw new InterruptedException();
            });
            var plan = action.plan(in(true), account.aws);

            assertThatThrownBy(() -> action.apply(in(true), plan, account.aws)).isInstanceOf(CancelledException.class);

            assertThat(Thread.interrupted()).isTrue();
            assertThat(action.verify(in(true), account.aws).reachable()).isFalse();
        }

        @Test
        void closesWhatIsOpenWhenTheNextInterfaceCannotBeOpened() {
            account.fails(Fault.of(Fault.Kind.THROTTLE, "ec2:ModifyNetworkInterfaceAttribute")
                    .onCall(2));
            var plan = action.plan(in(true), account.aws);

            assertThatThrownBy(() -> action.apply(in(true), plan, account.aws)).isInstanceOf(AwsServiceException.class);

            assertThat(groupsOf(PRIMARY)).containsExactly(isolationGroup().groupId());
            assertThat(groupsOf(SECOND)).containsExactly(WEB, MANAGEMENT);
        }

        @Test
        void shoutsWhenAnInterfaceWasLeftOpen() {
            isolate(true);
            var open = named("cofferdam-untracked").getFirst().groupId();
            ec2().modifyNetworkInterfaceAttribute(
                            r -> r.networkInterfaceId(PRIMARY).groups(open));

            var plan = action.plan(in(true), account.aws);
            assertThat(plan.changes()).hasSize(1);
            assertThat(plan.warnings()).anyMatch(w -> w.contains(PRIMARY + " is open to everybody"));
            action.apply(in(true), plan, account.aws);
            assertThat(action.verify(in(true), account.aws).reachable()).isFalse();
        }

        @Test
        void cannotBeToldAfterwards() {
            isolate(false);

            assertThat(action.plan(in(true), account.aws).warnings())
                    .anyMatch(w -> w.contains("cannot be told from outside"));
        }
    }

    @Nested
    class TheIsolationGroup {
        private final IsolateInstance.In other = new IsolateInstance.In(SimulatedAccount.WEB_2, false);

        @Test
        void isUsedAgainForAnotherInstanceAndGoesWithTheLast() {
            var before = account.world();
            var first = isolate(false);
            var second = action.plan(other, account.aws.step("second"));
            assertThat(second.changes()).extracting(Change::attribute).containsExactly("Groups");
            action.apply(other, second, account.aws.step("second"));
            isolationGroup();

            var undoFirst = action.planUndo(action.undo(first), account.aws);
            assertThat(undoFirst.warnings())
                    .anyMatch(w -> w.contains("is kept") && w.contains("eni-0a11ce00000000002"));
            action.applyUndo(undoFirst, account.aws);
            assertThat(action.verify(other, account.aws).reachable()).isFalse();

            action.applyUndo(
                    action.planUndo(action.undo(second), account.aws.step("second")), account.aws.step("second"));
            assertThat(account.world()).isEqualTo(before);
        }

        @Test
        void losesRulesThatSomebodyAddedAndThePlanShowsIt() {
            var first = isolate(false);
            letIn();
            assertThat(action.verify(in(false), account.aws).reachable()).isTrue();

            var plan = action.plan(other, account.aws);
            assertThat(plan.changes())
                    .first()
                    .satisfies(c -> assertThat(c.before().toString()).contains("198.51.100.7/32", "22", "Forensics"))
                    .satisfies(c -> assertThat(c.after().path("Rules")).isEmpty());
            assertThat(plan.warnings())
                    .anyMatch(w -> w.contains("cofferdam-isolation") && w.contains("for " + PRIMARY + ", " + SECOND));
            action.apply(other, plan, account.aws);
            assertThat(isolationGroup().ipPermissions()).isEmpty();

            var undo = action.planUndo(action.undo(plan), account.aws);
            action.applyUndo(undo, account.aws);
            assertThat(isolationGroup().ipPermissions()).isEmpty();
            release(first);
            assertThat(named("cofferdam-isolation")).isEmpty();
        }

        @Test
        void isMendedForAnInterfaceThatIsInItAlready() {
            isolate(false);
            letIn();

            var plan = action.plan(in(false), account.aws);
            assertThat(plan.changes())
                    .extracting(Change::attribute)
                    .containsExactly("SecurityGroup/cofferdam-isolation");
            action.apply(in(false), plan, account.aws);
            assertThat(action.verify(in(false), account.aws).reachable()).isFalse();
        }

        @Test
        void ofAnotherCaseIsKeptAndGetsItsRulesBackOnceNothingNeedsIt() {
            var foreign = ec2().createSecurityGroup(r -> r.groupName("cofferdam-isolation")
                            .description("of another case")
                            .vpcId(SimulatedAccount.VPC))
                    .groupId();
            var before = isolationGroup();
            var plan = isolate(false);
            assertThat(isolationGroup().groupId()).isEqualTo(foreign);
            assertThat(isolationGroup().ipPermissionsEgress()).isEmpty();

            release(plan);
            assertThat(isolationGroup()).isEqualTo(before);
            assertThat(action.planUndo(action.undo(plan), account.aws).changes())
                    .isEmpty();
        }

        @Test
        void isMadeForEachVpcOfAnInstance() {
            var subnet = "subnet-0de000000000000df";
            reopenWith(world -> {
                var template = row(world, "subnets", "subnet-0a1fa000000000001").deepCopy();
                world.withArray("subnets").add(template.put("id", subnet).put("vpc", "vpc-0de000000000000df"));
                var second = row(world, "network_interfaces", SECOND);
                second.put("subnet", subnet).withArray("groups").removeAll().add("sg-0def00000000000df");
            });
            var before = account.world();
            var plan = isolate(true);

            assertThat(action.verify(in(true), account.aws).isolationGroupIds()).hasSize(2);
            assertThat(action.verify(in(true), account.aws).reachable()).isFalse();
            assertThat(named("cofferdam-isolation"))
                    .extracting(SecurityGroup::vpcId)
                    .containsExactlyInAnyOrder(SimulatedAccount.VPC, "vpc-0de000000000000df");
            release(plan);
            assertThat(account.world()).isEqualTo(before);
        }

        @Test
        void canBeAnyGroupWithoutRules() {
            var own = ec2().createSecurityGroup(
                            r -> r.groupName("quarantine").description("ours").vpcId(SimulatedAccount.VPC))
                    .groupId();
            ec2().revokeSecurityGroupEgress(r -> r.groupId(own)
                    .ipPermissions(IpPermission.builder()
                            .ipProtocol("-1")
                            .ipRanges(IpRange.builder().cidrIp("0.0.0.0/0").build())
                            .build()));
            for (var id : List.of(PRIMARY, SECOND)) {
                ec2().modifyNetworkInterfaceAttribute(
                                r -> r.networkInterfaceId(id).groups(own));
            }

            assertThat(action.plan(in(false), account.aws).changes()).isEmpty();
            assertThat(action.verify(in(false), account.aws).isolationGroupIds())
                    .containsExactly(own);
        }

        private void letIn() {
            var group = isolationGroup().groupId();
            ec2().authorizeSecurityGroupIngress(r -> r.groupId(group)
                    .ipPermissions(IpPermission.builder()
                            .ipProtocol("tcp")
                            .fromPort(22)
                            .toPort(22)
                            .ipRanges(IpRange.builder()
                                    .cidrIp("198.51.100.7/32")
                                    .description("Forensics")
                                    .build())
                            .build()));
        }
    }

    @Nested
    class AnInterfaceOfAService {
        @Test
        void isLeftAndNamedWhileTheOthersAreIsolated() {
            reopenWith(world -> row(world, "network_interfaces", SECOND).put("requester", "amazon-eks"));
            var before = account.world();
            var plan = isolate(false);

            assertThat(plan.warnings()).anyMatch(w -> w.contains(SECOND + " is managed by amazon-eks"));
            assertThat(action.verify(in(false), account.aws).reachable()).isTrue();
            var again = action.plan(in(false), account.aws);
            assertThat(again.changes()).isEmpty();
            assertThat(again.summary()).startsWith("What can be isolated");
            release(plan);
            assertThat(account.world()).isEqualTo(before);
        }

        @Test
        void isRefusedWhenThereIsNoOther() {
            reopenWith(world -> List.of(PRIMARY, SECOND)
                    .forEach(id -> row(world, "network_interfaces", id).put("requester", "amazon-eks")));

            assertThatThrownBy(() -> action.plan(in(false), account.aws))
                    .isInstanceOf(ActionException.class)
                    .hasMessageContaining("managed by an AWS service");
        }
    }

    @Nested
    class WhatSomebodyChangedSince {
        @Test
        void isLostByUndoAndSaidSo() {
            var plan = isolate(false);
            ec2().modifyNetworkInterfaceAttribute(
                            r -> r.networkInterfaceId(PRIMARY).groups("sg-0ad00000000000001"));

            var undo = action.planUndo(action.undo(plan), account.aws);
            assertThat(undo.warnings())
                    .anyMatch(w -> w.startsWith("Somebody changed the security groups of " + PRIMARY));
            action.applyUndo(undo, account.aws);
            assertThat(groupsOf(PRIMARY)).containsExactly(WEB);
        }

        @Test
        void isNotTouchedWhereItIsAsBefore() {
            var plan = isolate(false);
            ec2().modifyNetworkInterfaceAttribute(
                            r -> r.networkInterfaceId(PRIMARY).groups(WEB));

            assertThat(action.planUndo(action.undo(plan), account.aws).changes())
                    .extracting(Change::resource)
                    .noneMatch(r -> r.endsWith(PRIMARY))
                    .anyMatch(r -> r.endsWith(SECOND));
        }

        @Test
        void mayHaveDeletedAFormerGroup() {
            var plan = isolate(false);
            ec2().deleteSecurityGroup(r -> r.groupId(MANAGEMENT));

            var undo = action.planUndo(action.undo(plan), account.aws);
            assertThat(undo.warnings())
                    .contains("%s was deleted since: %s gets only %s back.".formatted(MANAGEMENT, SECOND, WEB));
            action.applyUndo(undo, account.aws);
            assertThat(groupsOf(PRIMARY)).containsExactly(WEB);
            assertThat(groupsOf(SECOND)).containsExactly(WEB);
        }

        @Test
        void mayHaveDeletedAllFormerGroupsOfOneInterface() {
            ec2().modifyNetworkInterfaceAttribute(
                            r -> r.networkInterfaceId(SECOND).groups(MANAGEMENT));
            var plan = isolate(false);
            ec2().deleteSecurityGroup(r -> r.groupId(MANAGEMENT));

            release(plan);
            var undo = action.planUndo(action.undo(plan), account.aws);
            assertThat(undo.changes()).isEmpty();
            assertThat(undo.warnings()).anyMatch(w -> w.startsWith(SECOND + " stays isolated"));
            assertThat(groupsOf(PRIMARY)).containsExactly(WEB);
            assertThat(groupsOf(SECOND)).containsExactly(isolationGroup().groupId());
        }
    }

    @Nested
    class AnInstance {
        @Test
        void thatIsTerminatedCannotBeIsolated() {
            ec2().terminateInstances(r -> r.instanceIds(SimulatedAccount.WEB_1));
            account.pass(Duration.ofMinutes(2));

            assertThatThrownBy(() -> action.plan(in(false), account.aws))
                    .isInstanceOf(ActionException.class)
                    .hasMessageContaining("terminated");
            assertThat(action.verify(in(false), account.aws).reachable()).isFalse();
        }

        @Test
        void thatDoesNotExistIsRefusedByEc2() {
            assertThatThrownBy(() -> action.plan(new IsolateInstance.In("i-0123456789abcdef0", false), account.aws))
                    .isInstanceOf(Ec2Exception.class)
                    .hasMessageContaining("does not exist");
        }
    }

    /** By way of the group that allows everything: the other way is a part of it. */
    @Test
    void canBeInterruptedAnywhere() {
        var tried = new Interruptions<>(action, in(true), SimulatedAccount::open, SimulatedAccount::world, _ -> {})
                .everywhere(folder.resolve("interrupted"), interrupted -> {
                    assertThat(action.verify(in(true), interrupted.aws).reachable())
                            .isFalse();
                    assertThat(interrupted
                                    .client(Ec2Client.class)
                                    .describeSecurityGroups()
                                    .securityGroups())
                            .filteredOn(g -> g.groupName().equals("cofferdam-isolation"))
                            .hasSize(1);
                });

        assertThat(tried).isGreaterThan(20);
    }

    /** {@code CreateTags} is needed to tag a thing as it is made. Source: EC2 User Guide, "Grant permission to tag". */
    @Test
    void needsExactlyThePermissionsThatItDeclares() {
        isolate(false);
        var group = isolationGroup().groupId();
        ec2().authorizeSecurityGroupIngress(r -> r.groupId(group)
                .ipPermissions(IpPermission.builder()
                        .ipProtocol("-1")
                        .ipRanges(IpRange.builder().cidrIp("0.0.0.0/0").build())
                        .build()));
        var other = account.aws.step("other");
        var in = new IsolateInstance.In(SimulatedAccount.WEB_2, true);
        var plan = action.plan(in, other);
        action.apply(in, plan, other);
        release(plan);

        var needed = new TreeSet<>(account.aws.callsMade());
        needed.addAll(other.callsMade());
        assertThat(needed).contains("ec2:CreateSecurityGroup").doesNotContain("ec2:CreateTags");
        needed.add("ec2:CreateTags");
        assertThat(action.spec().permissions())
                .extracting(Permission::action)
                .containsExactlyInAnyOrderElementsOf(needed);
    }
}
