package dev.cofferdam.action.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.FakeActionContext;
import dev.cofferdam.action.Interruptions;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.SimulatedAccount;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Standby and detachment, which AWS does in the same way. */
class LeavingAGroupTest {
    private static final String BASTION = "i-0ba5710000000000b";

    private final EnterStandby standby = new EnterStandby();
    private final DetachInstance detach = new DetachInstance();

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

    private static EnterStandby.In standbyOf(String instance, boolean decrement) {
        return new EnterStandby.In(instance, decrement);
    }

    private static DetachInstance.In detachmentOf(String instance, boolean decrement) {
        return new DetachInstance.In(instance, decrement);
    }

    private static AutoScalingGroup group(SimulatedAccount in) {
        return in.client(AutoScalingClient.class)
                .describeAutoScalingGroups(r -> r.autoScalingGroupNames("web-asg"))
                .autoScalingGroups()
                .getFirst();
    }

    /** The group's size, and what is in it: {@code 3 [i-… InService, …]}. */
    private static Object members(SimulatedAccount in) {
        var group = group(in);
        return group.desiredCapacity() + " "
                + group.instances().stream()
                        .map(i -> i.instanceId() + " " + i.lifecycleStateAsString())
                        .sorted()
                        .toList();
    }

    private static void settle(SimulatedAccount account) {
        account.pass(Duration.ofMinutes(20));
    }

    private <I extends Record> Plan apply(ChangeAction<I, GroupMembership> action, I in) {
        var plan = action.plan(in, account.aws);
        action.apply(in, plan, account.aws);
        return plan;
    }

    private <I extends Record> void thereAndBack(ChangeAction<I, GroupMembership> action, I in, String wait) {
        var before = members(account);
        var plan = action.plan(in, account.aws);
        assertThat(action.plan(in, account.aws)).isEqualTo(plan);
        assertThat(account.aws.changesMade()).isZero();

        var out = action.apply(in, plan, account.aws);
        assertThat(action.verify(in, account.aws)).isEqualTo(out);
        assertThat(action.plan(in, account.aws).changes()).isEmpty();
        assertThat(action.waitStates()).containsExactly(wait);
        assertThat(action.progress(wait, in, out, account.aws).reached()).isFalse();
        account.pass(Duration.ofMinutes(1));
        assertThat(action.progress(wait, in, out, account.aws).reached()).isTrue();
        assertThat(action.plan(in, account.aws).changes()).isEmpty();

        action.applyUndo(action.planUndo(action.undo(plan), account.aws), account.aws);
        assertThat(action.planUndo(action.undo(plan), account.aws).changes()).isEmpty();
        settle(account);
        assertThat(members(account)).isEqualTo(before);
    }

    private void fails(Runnable call, String code) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        ActionException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Nested
    class Standby {
        @Test
        void isEnteredAndLeftAgain() {
            thereAndBack(standby, standbyOf(SimulatedAccount.WEB_1, true), "standby");
        }

        @Test
        void showsTheCapacityBeforeItIsLowered() {
            var plan = standby.plan(standbyOf(SimulatedAccount.WEB_1, true), account.aws);

            assertThat(plan.changes())
                    .extracting(c -> c.attribute() + " " + c.before() + " " + c.after())
                    .containsExactly(
                            "DesiredCapacity 3 2",
                            "LifecycleState/%s \"InService\" \"Standby\"".formatted(SimulatedAccount.WEB_1));
            assertThat(plan.warnings()).anyMatch(w -> w.contains("2 instances instead of 3"));
        }

        @Test
        void tellsTheGroupAndItsState() {
            apply(standby, standbyOf(SimulatedAccount.WEB_1, true));

            assertThat(standby.verify(standbyOf(SimulatedAccount.WEB_1, true), account.aws))
                    .isEqualTo(new GroupMembership("web-asg", "EnteringStandby", 2));
        }

        @Test
        void keepsTheReplacementWhenItIsLeftAndSaysSo() {
            var plan = apply(standby, standbyOf(SimulatedAccount.WEB_1, false));
            assertThat(plan.changes()).hasSize(1);
            assertThat(plan.warnings()).anyMatch(w -> w.contains("launches a replacement"));
            settle(account);
            assertThat(group(account).instances()).hasSize(4);

            var undo = standby.planUndo(standby.undo(plan), account.aws);
            assertThat(undo.changes())
                    .extracting(c -> c.attribute() + " " + c.before() + " " + c.after())
                    .contains("DesiredCapacity 3 4");
            assertThat(undo.warnings()).anyMatch(w -> w.contains("keeps its replacement"));
            standby.applyUndo(undo, account.aws);
            settle(account);
            assertThat(group(account).instances())
                    .hasSize(4)
                    .allMatch(i -> i.lifecycleStateAsString().equals("InService"));
        }

        @Test
        void isRefusedWhereTheMinimumForbidsIt() {
            apply(standby, standbyOf(SimulatedAccount.WEB_2, true));

            fails(() -> standby.plan(standbyOf(SimulatedAccount.WEB_1, true), account.aws), "MinSizeReached");
            assertThat(standby.plan(standbyOf(SimulatedAccount.WEB_1, false), account.aws)
                            .changes())
                    .hasSize(1);
        }

        @Test
        void isRefusedBeforeTheInstanceIsInService() {
            account.client(AutoScalingClient.class)
                    .setDesiredCapacity(r -> r.autoScalingGroupName("web-asg").desiredCapacity(4));
            account.pass(Duration.ofSeconds(70));
            var pending = group(account).instances().stream()
                    .filter(i -> i.lifecycleStateAsString().equals("Pending"))
                    .findFirst()
                    .orElseThrow()
                    .instanceId();

            fails(() -> standby.plan(standbyOf(pending, false), account.aws), "NotInService");
        }

        @Test
        void cannotBeLeftAboveTheMaximum() {
            var plan = apply(standby, standbyOf(SimulatedAccount.WEB_1, false));
            account.client(AutoScalingClient.class)
                    .setDesiredCapacity(r -> r.autoScalingGroupName("web-asg").desiredCapacity(6));
            settle(account);

            fails(() -> standby.planUndo(standby.undo(plan), account.aws), "MaxSizeReached");
        }

        @Test
        void isNotLeftWhileTheInstanceIsStopped() {
            var plan = apply(standby, standbyOf(SimulatedAccount.WEB_1, true));
            account.client(Ec2Client.class).stopInstances(r -> r.instanceIds(SimulatedAccount.WEB_1));
            settle(account);

            fails(() -> standby.planUndo(standby.undo(plan), account.aws), "InstanceNotRunning");
        }

        @Test
        void tellsWhenTheCapacityWasChangedSince() {
            var plan = apply(standby, standbyOf(SimulatedAccount.WEB_1, true));
            settle(account);
            account.client(AutoScalingClient.class)
                    .setDesiredCapacity(r -> r.autoScalingGroupName("web-asg").desiredCapacity(4));

            assertThat(standby.planUndo(standby.undo(plan), account.aws).warnings())
                    .anyMatch(w -> w.contains("it becomes 5, not 3"));
        }

        @Test
        void hasNothingToTakeBackWhenSomebodyElseDid() {
            var plan = apply(standby, standbyOf(SimulatedAccount.WEB_1, true));
            settle(account);
            account.client(AutoScalingClient.class)
                    .exitStandby(r -> r.autoScalingGroupName("web-asg").instanceIds(SimulatedAccount.WEB_1));

            assertThat(standby.planUndo(standby.undo(plan), account.aws).changes())
                    .isEmpty();
            fails(
                    () -> standby.progress(
                            "standby",
                            standbyOf(SimulatedAccount.WEB_1, true),
                            new GroupMembership("", "", 0),
                            account.aws),
                    "LeftStandby");
        }

        @Test
        void cannotBeLeftByAnInstanceThatIsGone() {
            var plan = apply(standby, standbyOf(SimulatedAccount.WEB_1, true));
            settle(account);
            account.client(AutoScalingClient.class)
                    .detachInstances(r -> r.autoScalingGroupName("web-asg")
                            .instanceIds(SimulatedAccount.WEB_1)
                            .shouldDecrementDesiredCapacity(false));
            settle(account);

            var undo = standby.planUndo(standby.undo(plan), account.aws);
            assertThat(undo.changes()).isEmpty();
            assertThat(undo.warnings()).singleElement().asString().contains("in no Auto Scaling group");
        }
    }

    @Nested
    class Detachment {
        @Test
        void isMadeAndTakenBack() {
            thereAndBack(detach, detachmentOf(SimulatedAccount.WEB_1, true), "detached");
        }

        @Test
        void letsTheGroupReplaceWhatItLost() {
            var plan = apply(detach, detachmentOf(SimulatedAccount.WEB_1, false));
            assertThat(plan.warnings()).anyMatch(w -> w.contains("launches a replacement"));
            settle(account);
            assertThat(group(account).instances())
                    .hasSize(3)
                    .noneMatch(i -> i.instanceId().equals(SimulatedAccount.WEB_1));

            detach.applyUndo(detach.planUndo(detach.undo(plan), account.aws), account.aws);
            settle(account);
            assertThat(group(account).desiredCapacity()).isEqualTo(4);
        }

        @Test
        void ofAnInstanceInStandbyLowersNothing() {
            apply(standby, standbyOf(SimulatedAccount.WEB_1, true));
            settle(account);

            var plan = apply(detach, detachmentOf(SimulatedAccount.WEB_1, true));
            assertThat(plan.changes()).extracting(Change::attribute).noneMatch("DesiredCapacity"::equals);
            settle(account);
            assertThat(group(account).desiredCapacity()).isEqualTo(2);
            assertThat(detach.planUndo(detach.undo(plan), account.aws).warnings())
                    .anyMatch(w -> w.contains("was in standby before"));
        }

        @Test
        void isRefusedWhereTheMinimumForbidsIt() {
            apply(standby, standbyOf(SimulatedAccount.WEB_2, true));

            fails(() -> detach.plan(detachmentOf(SimulatedAccount.WEB_1, true), account.aws), "MinSizeReached");
        }

        @Test
        void cannotBeTakenBackFromATerminatedInstance() {
            var plan = apply(detach, detachmentOf(SimulatedAccount.WEB_1, true));
            settle(account);
            account.client(Ec2Client.class).terminateInstances(r -> r.instanceIds(SimulatedAccount.WEB_1));
            account.pass(Duration.ofMinutes(2));

            var undo = detach.planUndo(detach.undo(plan), account.aws);
            assertThat(undo.changes()).isEmpty();
            assertThat(undo.warnings()).singleElement().asString().contains("is terminated");
        }

        @Test
        void cannotBeTakenBackIntoAGroupThatIsGone() {
            var plan = apply(detach, detachmentOf(SimulatedAccount.WEB_1, true));
            settle(account);
            account.close();
            account = SimulatedAccount.openWith(
                    folder.resolve("case"),
                    world -> world.withArray("auto_scaling_groups").removeAll());

            var undo = detach.planUndo(detach.undo(plan), account.aws);
            assertThat(undo.changes()).isEmpty();
            assertThat(undo.warnings()).singleElement().asString().contains("web-asg is gone");
        }
    }

    @Nested
    class AnInstanceInNoGroup {
        @Test
        void countsAsDone() {
            for (var plan : List.of(
                    standby.plan(standbyOf(BASTION, false), account.aws),
                    detach.plan(detachmentOf(BASTION, true), account.aws))) {
                assertThat(plan.changes()).isEmpty();
                assertThat(plan.summary()).contains("in no Auto Scaling group");
            }
            var out = standby.verify(standbyOf(BASTION, false), account.aws);
            assertThat(out).isEqualTo(new GroupMembership("", "", 0));
            assertThat(standby.progress("standby", standbyOf(BASTION, false), out, account.aws)
                            .reached())
                    .isTrue();
        }

        @Test
        void isToldFromOneThatDoesNotExist() {
            fails(() -> standby.plan(standbyOf("i-0123456789abcdef0", false), account.aws), "NoSuchInstance");
            fails(() -> detach.plan(detachmentOf("i-0123456789abcdef0", false), account.aws), "NoSuchInstance");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"standby", "detach"})
    void canBeInterruptedAnywhere(String way) {
        var tried = way.equals("standby")
                ? interrupted(standby, standbyOf(SimulatedAccount.WEB_1, true))
                : interrupted(detach, detachmentOf(SimulatedAccount.WEB_1, true));
        assertThat(tried).isGreaterThan(4);
    }

    private <I extends Record> int interrupted(ChangeAction<I, GroupMembership> action, I in) {
        return new Interruptions<>(
                        action, in, SimulatedAccount::open, LeavingAGroupTest::members, LeavingAGroupTest::settle)
                .everywhere(
                        folder.resolve("interrupted"),
                        interrupted ->
                                assertThat(group(interrupted).desiredCapacity()).isEqualTo(2));
    }

    @Test
    void needsExactlyThePermissionsThatItDeclares() {
        var step = account.aws.step("standby");
        exercise(standby, standbyOf(SimulatedAccount.WEB_1, true), step);
        assertThat(standby.spec().permissions())
                .extracting(Permission::action)
                .containsExactlyInAnyOrderElementsOf(step.callsMade());
        var other = account.aws.step("detach");
        exercise(detach, detachmentOf(SimulatedAccount.WEB_2, true), other);
        assertThat(detach.spec().permissions())
                .extracting(Permission::action)
                .containsExactlyInAnyOrderElementsOf(other.callsMade());
    }

    private <I extends Record> void exercise(ChangeAction<I, GroupMembership> action, I in, FakeActionContext step) {
        var plan = action.plan(in, step);
        action.apply(in, plan, step);
        action.verify(in, step);
        settle(account);
        action.applyUndo(action.planUndo(action.undo(plan), step), step);
        settle(account);
    }
}
