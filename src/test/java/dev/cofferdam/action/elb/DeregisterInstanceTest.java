package dev.cofferdam.action.elb;

import static dev.cofferdam.action.SimulatedAccount.VPC;
import static dev.cofferdam.action.SimulatedAccount.WEB_1;
import static dev.cofferdam.action.SimulatedAccount.WEB_2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Interruptions;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.elb.DeregisterInstance.In;
import dev.cofferdam.action.elb.DeregisterInstance.Out;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancing.model.Instance;

class DeregisterInstanceTest {
    private static final String ARN = "arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/";

    private final DeregisterInstance action = new DeregisterInstance();
    private final In in = new In(WEB_1, null);

    @TempDir
    Path folder;

    private SimulatedAccount account;

    @BeforeEach
    void open() {
        account = balanced(folder.resolve("case"));
    }

    @AfterEach
    void close() {
        account.close();
    }

    /** Two old load balancers in front of the first web server, and one that does not know it. */
    private static SimulatedAccount balanced(Path place) {
        return SimulatedAccount.openWith(place, world -> {
            balancer(world, "old-shop", 300, WEB_1, WEB_2);
            balancer(world, "old-admin", 0, WEB_1);
            balancer(world, "other", 0, WEB_2);
        });
    }

    private static void balancer(
            tools.jackson.databind.node.ObjectNode world, String name, int drains, String... instances) {
        var balancer = world.withArray("classic_balancers")
                .addObject()
                .put("name", name)
                .put("vpc", VPC)
                .put("drains", drains)
                .put("created", "2020-01-01T00:00:00Z");
        for (var instance : instances) balancer.withArray("instances").add(instance);
    }

    private static Object registrations(SimulatedAccount in) {
        return in.client(ElasticLoadBalancingClient.class).describeLoadBalancers().loadBalancerDescriptions().stream()
                .map(b -> b.loadBalancerName() + " "
                        + b.instances().stream()
                                .map(Instance::instanceId)
                                .sorted()
                                .toList())
                .toList();
    }

    @Nested
    class AnInstanceOfTwoLoadBalancers {
        @Test
        void isTakenOutOfBothAndPutBack() {
            var before = registrations(account);
            var plan = action.plan(in, account.aws);
            assertThat(action.plan(in, account.aws)).isEqualTo(plan);
            assertThat(plan.changes())
                    .containsExactly(
                            Change.of(ARN + "old-shop", "Instance/" + WEB_1, "registered", null),
                            Change.of(ARN + "old-admin", "Instance/" + WEB_1, "registered", null));
            assertThat(plan.warnings())
                    .contains(
                            "old-shop lets open connections go on for up to 300 s.",
                            "old-admin has no other instance: its users get errors.",
                            "old-admin cuts open connections at once.");
            assertThat(account.aws.changesMade()).isZero();

            assertThat(action.apply(in, plan, account.aws)).isEqualTo(new Out(true, List.of()));
            assertThat(action.plan(in, account.aws).changes()).isEmpty();
            action.progress("drained", in, new Out(true, List.of()), account.aws);

            var undo = action.planUndo(action.undo(plan), account.aws);
            assertThat(undo.warnings()).anyMatch(w -> w.contains("make sure that it is clean"));
            action.applyUndo(undo, account.aws);
            assertThat(registrations(account)).isEqualTo(before);
            assertThat(action.spec().permissions())
                    .extracting(Permission::action)
                    .containsExactlyInAnyOrderElementsOf(account.aws.callsMade());
        }

        @Test
        void isDrainedAfterAWhile() {
            var out = action.apply(in, action.plan(in, account.aws), account.aws);

            var progress = action.progress("drained", in, out, account.aws);
            assertThat(progress.reached()).isFalse();
            assertThat(progress.detail()).contains("draining from old-shop");
            account.pass(Duration.ofMinutes(6));
            assertThat(action.progress("drained", in, out, account.aws).reached())
                    .isTrue();
        }

        @Test
        void isTakenOutOfTheOneThatIsNamed() {
            var one = new In(WEB_1, "old-admin");

            action.apply(one, action.plan(one, account.aws), account.aws);

            assertThat(action.verify(in, account.aws)).isEqualTo(new Out(false, List.of("old-shop")));
        }

        @Test
        void survivesEveryBrokenConnection() {
            var tried = new Interruptions<>(
                            action,
                            in,
                            DeregisterInstanceTest::balanced,
                            DeregisterInstanceTest::registrations,
                            a -> a.pass(Duration.ofMinutes(6)))
                    .everywhere(
                            folder.resolve("interrupted"),
                            a -> assertThat(action.verify(in, a.aws).deregistered())
                                    .isTrue());
            assertThat(tried).isPositive();
        }
    }

    @Nested
    class AnInstanceThatSomebodyRegistersAgain {
        @Test
        void isNotWaitedForInVain() {
            var out = action.apply(in, action.plan(in, account.aws), account.aws);
            account.client(ElasticLoadBalancingClient.class)
                    .registerInstancesWithLoadBalancer(r -> r.loadBalancerName("old-shop")
                            .instances(Instance.builder().instanceId(WEB_1).build()));

            refuses(() -> action.progress("drained", in, out, account.aws), "RegisteredAgain");
        }
    }

    @Nested
    class WhatIsNotThere {
        @Test
        void isNoLoadBalancerOfThatName() {
            refuses(() -> action.plan(new In(WEB_1, "web-alb"), account.aws), "LoadBalancerNotFound");
        }

        @Test
        void isNothingToDoForAnInstanceOfNone() {
            assertThat(action.plan(new In("i-0ba5710000000000b", null), account.aws)
                            .changes())
                    .isEmpty();
        }
    }

    private static void refuses(Runnable call, String code) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        ActionException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
