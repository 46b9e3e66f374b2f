package dev.cofferdam.action.iam;

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
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.Ec2Client;
import tools.jackson.databind.node.ObjectNode;

class DetachInstanceProfileTest {
    private static final String INSTANCE = "arn:aws:ec2:us-east-1:111122223333:instance/" + SimulatedAccount.WEB_1;
    private static final String PROFILE = "arn:aws:iam::111122223333:instance-profile/web-app-profile";

    private final DetachInstanceProfile action = new DetachInstanceProfile();
    private final DetachInstanceProfile.In in = new DetachInstanceProfile.In(SimulatedAccount.WEB_1);

    @TempDir
    Path folder;

    private SimulatedAccount account;

    @BeforeEach
    void open() {
        account = withAnotherProfile(folder.resolve("case"));
    }

    @AfterEach
    void close() {
        account.close();
    }

    private static SimulatedAccount withAnotherProfile(Path folder) {
        return SimulatedAccount.openWith(folder, world -> {
            var profile = ((ObjectNode) world.at("/instance_profiles/0")).deepCopy();
            world.withArray("instance_profiles").add(profile.put("name", "other-profile"));
        });
    }

    private Plan detach() {
        var plan = action.plan(in, account.aws);
        action.apply(in, plan, account.aws);
        return plan;
    }

    private static void settle(SimulatedAccount account) {
        account.pass(Duration.ofMinutes(1));
    }

    private static Object associations(SimulatedAccount account) {
        return account
                .client(Ec2Client.class)
                .describeIamInstanceProfileAssociations()
                .iamInstanceProfileAssociations()
                .stream()
                .map(a -> a.instanceId() + " " + a.stateAsString() + " "
                        + a.iamInstanceProfile().arn())
                .toList();
    }

    private void give(String profile) {
        account.client(Ec2Client.class)
                .associateIamInstanceProfile(
                        r -> r.instanceId(SimulatedAccount.WEB_1).iamInstanceProfile(p -> p.name(profile)));
    }

    @Nested
    class TheWayThereAndBack {
        @Test
        void isShownWithWhatItDoesNotReach() {
            var plan = action.plan(in, account.aws);

            assertThat(plan.changes()).containsExactly(Change.of(INSTANCE, "IamInstanceProfile", PROFILE, null));
            assertThat(plan.warnings())
                    .anyMatch(w -> w.contains("stay valid") && w.contains("revoke"))
                    .anyMatch(w -> w.contains("credentials that they hold") && w.contains("SSM agent"));
            assertThat(action.plan(in, account.aws)).isEqualTo(plan);
            assertThat(account.aws.changesMade()).isZero();
        }

        @Test
        void endsWhereItBegan() {
            var before = associations(account);
            var plan = detach();
            assertThat(action.plan(in, account.aws).changes()).isEmpty();
            assertThat(action.plan(in, account.aws).summary()).contains("is losing");
            settle(account);
            assertThat(action.plan(in, account.aws).summary()).contains("has no instance profile");

            action.applyUndo(action.planUndo(action.undo(plan), account.aws), account.aws);
            assertThat(action.planUndo(action.undo(plan), account.aws).changes())
                    .isEmpty();
            assertThat(associations(account)).isEqualTo(before);
        }

        @Test
        void isWaitedFor() {
            detach();
            var out = action.verify(in, account.aws);
            assertThat(out).isEqualTo(new DetachInstanceProfile.Out("", true));
            assertThat(action.progress("disassociated", in, out, account.aws).reached())
                    .isFalse();
            settle(account);
            assertThat(action.progress("disassociated", in, out, account.aws).reached())
                    .isTrue();
        }

        @Test
        void isTakenBackAsSoonAsTheAssociationIsGone() {
            var before = associations(account);
            var plan = detach();

            action.applyUndo(action.planUndo(action.undo(plan), account.aws), account.aws);

            assertThat(associations(account)).isEqualTo(before);
        }
    }

    @Nested
    class WhatSomebodyChangedSince {
        @Test
        void isReplacedByUndoAndSaidSo() {
            var before = associations(account);
            var plan = detach();
            settle(account);
            give("other-profile");

            var undo = action.planUndo(action.undo(plan), account.aws);
            assertThat(undo.warnings()).anyMatch(w -> w.contains("another instance profile since"));
            action.applyUndo(undo, account.aws);
            assertThat(associations(account)).isEqualTo(before);
        }

        @Test
        void isNotedWhileWaiting() {
            detach();
            settle(account);
            give("other-profile");

            assertThatThrownBy(() ->
                            action.progress("disassociated", in, new DetachInstanceProfile.Out("", false), account.aws))
                    .isInstanceOf(ActionException.class)
                    .hasMessageContaining("other-profile");
        }

        @Test
        void mayBeThatTheProfileWasDeleted() {
            var plan = detach();
            settle(account);
            var undo = action.planUndo(action.undo(plan), account.aws);
            account.close();
            account = SimulatedAccount.openWith(folder.resolve("case"), world -> {
                world.withArray("instance_profiles").remove(0);
                for (var instance : world.withArray("instances")) ((ObjectNode) instance).putNull("profile");
            });

            assertThatThrownBy(() -> action.applyUndo(undo, account.aws))
                    .isInstanceOf(ActionException.class)
                    .hasMessageContaining("make it again");
        }

        @Test
        void mayBeThatTheInstanceWasTerminated() {
            var plan = detach();
            account.client(Ec2Client.class).terminateInstances(r -> r.instanceIds(SimulatedAccount.WEB_1));
            settle(account);

            var undo = action.planUndo(action.undo(plan), account.aws);
            assertThat(undo.changes()).isEmpty();
            assertThat(undo.warnings()).singleElement().asString().contains("is terminated");
        }
    }

    @Nested
    class NothingToDo {
        @Test
        void forAnInstanceWithoutAProfile() {
            var plan = action.plan(new DetachInstanceProfile.In("i-0ba5710000000000b"), account.aws);

            assertThat(plan.changes()).isEmpty();
            assertThat(plan.summary()).isEqualTo("i-0ba5710000000000b has no instance profile");
        }

        @Test
        void isToldFromAnInstanceThatDoesNotExist() {
            assertThatThrownBy(() -> action.plan(new DetachInstanceProfile.In("i-0123456789abcdef0"), account.aws))
                    .isInstanceOf(ActionException.class)
                    .hasMessageContaining("no instance i-0123456789abcdef0");
        }
    }

    @Test
    void canBeInterruptedAnywhere() {
        var tried = new Interruptions<>(
                        action,
                        in,
                        DetachInstanceProfileTest::withAnotherProfile,
                        DetachInstanceProfileTest::associations,
                        DetachInstanceProfileTest::settle)
                .everywhere(
                        folder.resolve("interrupted"),
                        interrupted -> assertThat(
                                        action.verify(in, interrupted.aws).instanceProfileArn())
                                .isEmpty());
        assertThat(tried).isGreaterThan(4);
    }

    /** {@code PassRole} is needed to give an instance a profile. Source: EC2 User Guide, "Attach an IAM role". */
    @Test
    void needsExactlyThePermissionsThatItDeclares() {
        var plan = detach();
        action.applyUndo(action.planUndo(action.undo(plan), account.aws), account.aws);
        detach();
        settle(account);
        give("other-profile");
        action.applyUndo(action.planUndo(action.undo(plan), account.aws), account.aws);

        var needed = new TreeSet<>(account.aws.callsMade());
        assertThat(needed).doesNotContain("iam:PassRole").containsAll(List.of("ec2:AssociateIamInstanceProfile"));
        needed.add("iam:PassRole");
        assertThat(action.spec().permissions())
                .extracting(Permission::action)
                .containsExactlyInAnyOrderElementsOf(needed);
    }
}
