package dev.cofferdam.action.elbv2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Interruptions;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.SimulatedAccount;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map.Entry;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DeregisterTargetsTest {
    private static final String WEB = SimulatedAccount.TARGET_GROUP;
    private static final String ADDRESSES =
            "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/addresses/0000000000000001";
    private static final String ABROAD =
            "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/abroad/0000000000000002";

    private final DeregisterTargets action = new DeregisterTargets();

    @TempDir
    Path folder;

    private SimulatedAccount account;

    @BeforeEach
    void open() {
        account = withMoreGroups(folder.resolve("case"));
    }

    @AfterEach
    void close() {
        account.close();
    }

    /**
     * The web servers are at a second port too, a group has web-1 and others by address, and one of another VPC has
     * web-1's address as one outside and as one of its own.
     */
    private static SimulatedAccount withMoreGroups(Path folder) {
        return SimulatedAccount.openWith(folder, world -> {
            ((ObjectNode) world.at("/auto_scaling_groups/0"))
                    .withArray("target_groups")
                    .removeAll();
            var web = (ObjectNode) world.at("/target_groups/0");
            var addresses = web.deepCopy()
                    .put("arn", ADDRESSES)
                    .put("name", "addresses")
                    .put("type", "ip");
            var abroad = addresses
                    .deepCopy()
                    .put("arn", ABROAD)
                    .put("name", "abroad")
                    .put("vpc", "vpc-0de000000000000df");
            add(web, SimulatedAccount.WEB_1, 9090, null);
            addresses.withArray("targets").removeAll();
            add(addresses, "10.20.10.211", 8080, null);
            add(addresses, "10.20.10.13", 8080, null);
            abroad.withArray("targets").removeAll();
            add(abroad, "10.20.10.11", 8080, "all");
            add(abroad, "10.20.10.11", 9090, "us-east-1a");
            world.withArray("target_groups").add(addresses).add(abroad);
        });
    }

    private static void add(ObjectNode group, String id, int port, @Nullable String zone) {
        var target = group.withArray("targets")
                .addObject()
                .put("id", id)
                .put("port", port)
                .put("health", "healthy");
        if (zone != null) target.put("zone", zone);
    }

    private static DeregisterTargets.In everywhere() {
        return new DeregisterTargets.In(SimulatedAccount.WEB_1, null);
    }

    private Plan deregister(DeregisterTargets.In in) {
        var plan = action.plan(in, account.aws);
        action.apply(in, plan, account.aws);
        return plan;
    }

    private static void settle(SimulatedAccount account) {
        account.pass(Duration.ofMinutes(10));
    }

    /** What is registered where, with zone and health. */
    private static Object targets(SimulatedAccount account) {
        return StreamSupport.stream(account.world().get("target_groups").spliterator(), false)
                .flatMap(group -> StreamSupport.stream(group.get("targets").spliterator(), false)
                        .map(target -> group.get("name").stringValue() + " " + sorted(target)))
                .sorted()
                .toList();
    }

    private static String sorted(JsonNode target) {
        return new TreeMap<>(target.propertyStream().collect(Collectors.toMap(Entry::getKey, Entry::getValue)))
                .toString();
    }

    @Nested
    class TheWayThereAndBack {
        @Test
        void takesItOutOfAllGroupsByIdAndByAddress() {
            var plan = action.plan(everywhere(), account.aws);

            assertThat(plan.changes())
                    .extracting(c -> c.resource().split("/", -1)[1] + " " + c.attribute() + " " + c.before())
                    .containsExactly(
                            "abroad Target/10.20.10.11:8080"
                                    + " {\"Id\":\"10.20.10.11\",\"Port\":8080,\"AvailabilityZone\":\"all\"}",
                            "addresses Target/10.20.10.211:8080 {\"Id\":\"10.20.10.211\",\"Port\":8080}",
                            "web-tg Target/%1$s:8080 {\"Id\":\"%1$s\",\"Port\":8080}".formatted(SimulatedAccount.WEB_1),
                            "web-tg Target/%1$s:9090 {\"Id\":\"%1$s\",\"Port\":9090}"
                                    .formatted(SimulatedAccount.WEB_1));
            assertThat(action.plan(everywhere(), account.aws)).isEqualTo(plan);
            assertThat(account.aws.changesMade()).isZero();
        }

        @Test
        void endsWhereItBegan() {
            var before = targets(account);
            var plan = deregister(everywhere());
            assertThat(action.plan(everywhere(), account.aws).changes()).isEmpty();
            settle(account);
            assertThat(action.plan(everywhere(), account.aws).summary()).startsWith("No target group has");

            action.applyUndo(action.planUndo(action.undo(plan), account.aws), account.aws);
            assertThat(action.planUndo(action.undo(plan), account.aws).changes())
                    .isEmpty();
            settle(account);
            assertThat(targets(account)).isEqualTo(before);
        }

        @Test
        void drainsAndIsThenWaitedFor() {
            var in = everywhere();
            deregister(in);

            var out = action.verify(in, account.aws);
            assertThat(out).isEqualTo(new DeregisterTargets.Out(false, true, List.of(ABROAD, ADDRESSES, WEB)));
            assertThat(action.progress("deregistered", in, out, account.aws).reached())
                    .isFalse();
            settle(account);
            assertThat(action.progress("deregistered", in, out, account.aws).reached())
                    .isTrue();
            assertThat(action.verify(in, account.aws)).isEqualTo(new DeregisterTargets.Out(false, false, List.of()));
        }

        @Test
        void keepsToTheGroupsThatAreNamed() {
            var in = new DeregisterTargets.In(SimulatedAccount.WEB_1, List.of(ADDRESSES));
            var plan = deregister(in);

            assertThat(plan.changes()).extracting(Change::resource).containsExactly(ADDRESSES);
            assertThat(action.verify(in, account.aws).registered()).isFalse();
            assertThat(action.verify(everywhere(), account.aws).registered()).isTrue();
        }
    }

    @Nested
    class Undo {
        @Test
        void waitsUntilAnAddressHasDrained() {
            var begin = account.session.clock().instant();
            var plan = deregister(everywhere());

            var undo = action.planUndo(action.undo(plan), account.aws);
            assertThat(undo.warnings()).anyMatch(w -> w.startsWith("10.20.10.211 still drains"));
            action.applyUndo(undo, account.aws);

            assertThat(account.session.clock().instant()).isAfterOrEqualTo(begin.plus(Duration.ofMinutes(5)));
            assertThat(action.verify(everywhere(), account.aws).registered()).isTrue();
            assertThat(action.verify(everywhere(), account.aws).draining()).isFalse();
        }

        @Test
        void leavesWhatSomebodyRegisteredAgain() {
            var plan = deregister(everywhere());
            settle(account);
            account.client(ElasticLoadBalancingV2Client.class)
                    .registerTargets(r -> r.targetGroupArn(WEB)
                            .targets(TargetDescription.builder()
                                    .id(SimulatedAccount.WEB_1)
                                    .port(8080)
                                    .build()));

            assertThat(action.planUndo(action.undo(plan), account.aws).changes())
                    .hasSize(3)
                    .extracting(Change::attribute)
                    .doesNotContain("Target/" + SimulatedAccount.WEB_1 + ":8080");
            assertThatThrownBy(() -> action.progress(
                            "deregistered",
                            everywhere(),
                            new DeregisterTargets.Out(false, false, List.of()),
                            account.aws))
                    .isInstanceOf(ActionException.class)
                    .hasMessageContaining("registered " + SimulatedAccount.WEB_1 + " again");
        }

        @Test
        void saysWhatCannotComeBack() {
            var plan = deregister(everywhere());
            account.client(Ec2Client.class).terminateInstances(r -> r.instanceIds(SimulatedAccount.WEB_1));
            settle(account);
            account.close();
            account = SimulatedAccount.openWith(
                    folder.resolve("case"),
                    world -> world.withArray("target_groups").remove(2));

            var undo = action.planUndo(action.undo(plan), account.aws);
            assertThat(undo.warnings())
                    .anyMatch(w -> w.contains(ABROAD + " is gone"))
                    .anyMatch(w -> w.contains(SimulatedAccount.WEB_1 + " is terminated"));
            assertThat(undo.changes()).extracting(Change::resource).containsExactly(ADDRESSES);
        }

        @Test
        void wantsTheInstanceToRun() {
            var plan = deregister(everywhere());
            account.client(Ec2Client.class).stopInstances(r -> r.instanceIds(SimulatedAccount.WEB_1));
            account.pass(Duration.ofSeconds(45));

            assertThatThrownBy(() -> action.planUndo(action.undo(plan), account.aws))
                    .isInstanceOf(ActionException.class)
                    .hasMessageContaining("is stopped");
        }
    }

    @Nested
    class WhatIsNotThere {
        @Test
        void isSaidOfAnInstance() {
            assertThatThrownBy(() -> action.plan(new DeregisterTargets.In("i-0123456789abcdef0", null), account.aws))
                    .isInstanceOf(ActionException.class)
                    .hasMessageContaining("no instance i-0123456789abcdef0");
        }

        @Test
        void isSaidOfATargetGroup() {
            var in = new DeregisterTargets.In(SimulatedAccount.WEB_1, List.of(WEB + "0"));
            assertThatThrownBy(() -> action.plan(in, account.aws)).isInstanceOf(TargetGroupNotFoundException.class);
        }

        @Test
        void countsAsDoneForAnInstanceInNoGroup() {
            var plan = action.plan(new DeregisterTargets.In("i-0ba5710000000000b", null), account.aws);
            assertThat(plan.changes()).isEmpty();
            assertThat(plan.summary()).isEqualTo("No target group has i-0ba5710000000000b");
        }
    }

    @Test
    void canBeInterruptedAnywhere() {
        var tried = new Interruptions<>(
                        action,
                        everywhere(),
                        DeregisterTargetsTest::withMoreGroups,
                        DeregisterTargetsTest::targets,
                        DeregisterTargetsTest::settle)
                .everywhere(
                        folder.resolve("interrupted"),
                        interrupted -> assertThat(action.verify(everywhere(), interrupted.aws)
                                        .registered())
                                .isFalse());
        assertThat(tried).isGreaterThan(10);
    }

    @Test
    void needsExactlyThePermissionsThatItDeclares() {
        var plan = deregister(everywhere());
        action.applyUndo(action.planUndo(action.undo(plan), account.aws), account.aws);

        assertThat(action.spec().permissions())
                .extracting(Permission::action)
                .containsExactlyInAnyOrderElementsOf(account.aws.callsMade());
    }
}
