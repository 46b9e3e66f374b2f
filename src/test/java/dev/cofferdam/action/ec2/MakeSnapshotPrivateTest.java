package dev.cofferdam.action.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.Interruptions;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.ec2.MakeSnapshotPrivate.In;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.OperationType;
import software.amazon.awssdk.services.ec2.model.SnapshotAttributeName;

class MakeSnapshotPrivateTest extends OnTheRange {
    private static final String STRANGER = "999988887777";
    private static final String PARTNER = "777766665555";
    private static final String UNENCRYPTED_VOLUME = "vol-0bed00000000000a1";

    private final MakeSnapshotPrivate action = new MakeSnapshotPrivate();

    /** A snapshot that the attacker shared with an account of his, and with the world. */
    private static String exposed(Ec2Client ec2) {
        var snapshot = ec2.createSnapshot(r -> r.volumeId(UNENCRYPTED_VOLUME)).snapshotId();
        share(ec2, snapshot, List.of(STRANGER, PARTNER), List.of("all"));
        return snapshot;
    }

    private static void share(Ec2Client ec2, String snapshot, List<String> accounts, List<String> groups) {
        ec2.modifySnapshotAttribute(r -> r.snapshotId(snapshot)
                .attribute(SnapshotAttributeName.CREATE_VOLUME_PERMISSION)
                .operationType(OperationType.ADD)
                .userIds(accounts)
                .groupNames(groups));
    }

    private Plan makePrivate(In in) {
        var plan = action.plan(in, aws);
        action.apply(in, plan, aws);
        return plan;
    }

    @Nested
    class ASharedSnapshot {
        private In in = new In("");

        @BeforeEach
        void share() {
            in = new In(exposed(client(Ec2Client.class)));
        }

        private static String arnOf(In in) {
            return "arn:aws:ec2:us-east-1::snapshot/" + in.snapshot();
        }

        @Test
        void isMadePrivateAndSharedAgain() {
            var plan = thereAndBack(action, in, () -> action.verify(in, aws));

            assertThat(plan.changes())
                    .containsExactly(
                            Change.of(arnOf(in), "CreateVolumePermission/" + PARTNER, "granted", null),
                            Change.of(arnOf(in), "CreateVolumePermission/" + STRANGER, "granted", null),
                            Change.of(arnOf(in), "CreateVolumePermission/all", "granted", null));
            assertThat(plan.warnings())
                    .anyMatch(w -> w.contains("Every AWS account loses snapshot"))
                    .anyMatch(w -> w.contains("Account " + STRANGER + " loses snapshot"));
        }

        @Test
        void isToldAsShared() {
            assertThat(action.verify(in, aws))
                    .isEqualTo(new MakeSnapshotPrivate.Out(false, List.of(PARTNER, STRANGER, "all")));
            makePrivate(in);
            assertThat(action.verify(in, aws)).isEqualTo(new MakeSnapshotPrivate.Out(true, List.of()));
        }

        @Test
        void isMadePrivateByOneCall() {
            makePrivate(in);

            assertThat(aws.changesMade()).isEqualTo(1);
        }

        @Test
        void isShownAnewWhereItIsSharedWithMoreMeanwhile() {
            makePrivate(in);
            MakeSnapshotPrivateTest.share(client(Ec2Client.class), in.snapshot(), List.of(STRANGER), List.of());

            assertThat(action.plan(in, aws).changes())
                    .containsExactly(Change.of(arnOf(in), "CreateVolumePermission/" + STRANGER, "granted", null));
        }
    }

    @Nested
    class ABrokenConnection {
        @Test
        void leavesNoHarmAnywhere() {
            try (var probe = SimulatedAccount.open(folder.resolve("probe"))) {
                var in = new In(exposed(probe.client(Ec2Client.class)));
                var tried = new Interruptions<>(
                                action,
                                in,
                                path -> {
                                    var account = SimulatedAccount.open(path);
                                    assertThat(exposed(account.client(Ec2Client.class)))
                                            .isEqualTo(in.snapshot());
                                    return account;
                                },
                                account -> action.verify(in, account.aws),
                                account -> account.pass(Duration.ofMinutes(1)))
                        .everywhere(
                                folder.resolve("broken"),
                                account -> assertThat(
                                                action.verify(in, account.aws).isPrivate())
                                        .isTrue());

                assertThat(tried).isGreaterThan(3);
            }
        }
    }

    @Nested
    class APrivateSnapshot {
        @Test
        void isLeftAsItIs() {
            var plan = action.plan(new In("snap-0dada000000000001"), aws);

            assertThat(plan.changes()).isEmpty();
            assertThat(action.planUndo(action.undo(plan), aws).changes()).isEmpty();
        }
    }

    @Nested
    class WhatCannotBeDone {
        @Test
        void isAnUnknownSnapshot() {
            fails(() -> action.plan(new In("snap-0123456789abcdef0"), aws), "InvalidSnapshot.NotFound");
        }

        @Test
        void isWhatThePermissionsDoNotAllow() {
            var in = new In(exposed(client(Ec2Client.class)));
            deny("ec2:ModifySnapshotAttribute");
            var plan = action.plan(in, aws);

            fails(() -> action.apply(in, plan, aws), "UnauthorizedOperation");
            assertThat(action.verify(in, aws).isPrivate()).isFalse();
        }
    }

    @Nested
    class TakingItBack {
        @Test
        void saysWhoGetsItAgain() {
            var in = new In(exposed(client(Ec2Client.class)));

            assertThat(action.planUndo(action.undo(makePrivate(in)), aws).warnings())
                    .anyMatch(w -> w.contains("Every AWS account can read all that is in"));
        }

        @Test
        void leavesOutWhatSomebodyRestoredSince() {
            var in = new In(exposed(client(Ec2Client.class)));
            var plan = makePrivate(in);
            share(client(Ec2Client.class), in.snapshot(), List.of(PARTNER), List.of());

            assertThat(action.planUndo(action.undo(plan), aws).changes())
                    .extracting(Change::attribute)
                    .containsExactly("CreateVolumePermission/all", "CreateVolumePermission/" + STRANGER);
        }

        @Test
        void findsNothingToDoWhereTheSnapshotIsGone() {
            var in = new In(exposed(client(Ec2Client.class)));
            var plan = makePrivate(in);
            client(Ec2Client.class).deleteSnapshot(r -> r.snapshotId(in.snapshot()));

            var undo = action.planUndo(action.undo(plan), aws);
            assertThat(undo.changes()).isEmpty();
            assertThat(undo.warnings()).singleElement().asString().contains("is deleted");
        }
    }
}
