package dev.cofferdam.action.autoscaling;

import static dev.cofferdam.action.SimulatedAccount.WEB_1;
import static dev.cofferdam.action.SimulatedAccount.WEB_2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.Interruptions;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.autoscaling.ExitStandby.In;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.ec2.Ec2Client;

class ExitStandbyTest {
    private final ExitStandby action = new ExitStandby();
    private final In in = new In(WEB_1);

    @TempDir
    Path folder;

    private SimulatedAccount account;

    @BeforeEach
    void open() {
        account = inStandby(folder.resolve("case"));
    }

    @AfterEach
    void close() {
        account.close();
    }

    private static SimulatedAccount inStandby(Path place) {
        var account = SimulatedAccount.open(place);
        account.client(AutoScalingClient.class)
                .enterStandby(r ->
                        r.autoScalingGroupName("web-asg").instanceIds(WEB_1).shouldDecrementDesiredCapacity(true));
        account.pass(Duration.ofMinutes(20));
        return account;
    }

    private static Object members(SimulatedAccount in) {
        var group = in.client(AutoScalingClient.class)
                .describeAutoScalingGroups(r -> r.autoScalingGroupNames("web-asg"))
                .autoScalingGroups()
                .getFirst();
        return group.desiredCapacity() + " "
                + group.instances().stream()
                        .map(i -> i.instanceId() + " " + i.lifecycleStateAsString())
                        .sorted()
                        .toList();
    }

    @Nested
    class AnInstanceInStandby {
        @Test
        void comesBackIntoServiceAndGoesAgain() {
            var before = members(account);
            var plan = action.plan(in, account.aws);
            assertThat(action.plan(in, account.aws)).isEqualTo(plan);
            assertThat(plan.changes())
                    .extracting(c -> c.attribute() + " " + c.before() + " " + c.after())
                    .containsExactly(
                            "DesiredCapacity 2 3", "LifecycleState/%s \"Standby\" \"InService\"".formatted(WEB_1));
            assertThat(plan.warnings()).anyMatch(w -> w.contains("the group terminates it"));
            assertThat(account.aws.changesMade()).isZero();

            var out = action.apply(in, plan, account.aws);
            assertThat(out).isEqualTo(new GroupMembership("web-asg", "Pending", 3));
            assertThat(action.plan(in, account.aws).changes()).isEmpty();
            assertThat(action.progress("in-service", in, out, account.aws).reached())
                    .isFalse();

            action.applyUndo(action.planUndo(action.undo(plan), account.aws), account.aws);
            assertThat(action.planUndo(action.undo(plan), account.aws).changes())
                    .isEmpty();
            account.pass(Duration.ofMinutes(20));
            assertThat(members(account)).isEqualTo(before);
            assertThat(action.spec().permissions())
                    .extracting(Permission::action)
                    .containsExactlyInAnyOrderElementsOf(account.aws.callsMade());
        }

        @Test
        void canBeWaitedFor() {
            var out = action.apply(in, action.plan(in, account.aws), account.aws);
            account.pass(Duration.ofMinutes(20));

            assertThat(action.progress("in-service", in, out, account.aws).reached())
                    .isTrue();
        }

        @Test
        void survivesEveryBrokenConnection() {
            var tried = new Interruptions<>(
                            action,
                            in,
                            ExitStandbyTest::inStandby,
                            ExitStandbyTest::members,
                            a -> a.pass(Duration.ofMinutes(20)))
                    .everywhere(
                            folder.resolve("interrupted"),
                            a -> assertThat(action.verify(in, a.aws).desiredCapacity())
                                    .isEqualTo(3));
            assertThat(tried).isPositive();
        }
    }

    @Nested
    class WhatCannotBeDone {
        @Test
        void isWithAnInstanceThatDoesNotRun() {
            account.client(Ec2Client.class).stopInstances(r -> r.instanceIds(WEB_1));

            refuses(in, "InstanceNotRunning");
        }

        @Test
        void isWithAnInstanceOfNoGroup() {
            refuses(new In("i-0ba5710000000000b"), "NotInGroup");
        }

        @Test
        void isBeyondTheMaximum() {
            account.client(AutoScalingClient.class)
                    .setDesiredCapacity(r -> r.autoScalingGroupName("web-asg").desiredCapacity(6));

            refuses(in, "MaxSizeReached");
        }

        private void refuses(In in, String code) {
            assertThatThrownBy(() -> action.plan(in, account.aws))
                    .isInstanceOfSatisfying(
                            ActionException.class, e -> assertThat(e.code()).isEqualTo(code));
        }
    }

    @Nested
    class AnInstanceInService {
        @Test
        void isLeftAsItIs() {
            assertThat(action.plan(new In(WEB_2), account.aws).changes()).isEmpty();
        }
    }
}
