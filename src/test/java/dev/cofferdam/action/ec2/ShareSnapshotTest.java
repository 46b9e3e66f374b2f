package dev.cofferdam.action.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.FakeActionContext;
import dev.cofferdam.action.Interruptions;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.ec2.ShareSnapshot.In;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateVolumePermission;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsResponse;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.SnapshotState;

class ShareSnapshotTest extends OnTheRange {
    private static final String EVIDENCE = "777766665555";
    private static final String OTHER = "999988887777";

    private final ShareSnapshot action = new ShareSnapshot();
    private In in = new In("", "");

    @BeforeEach
    void takeASnapshot() {
        in = new In(snapshotOf(ROOT, client(Ec2Client.class)), EVIDENCE);
    }

    private static String snapshotOf(String volume, Ec2Client ec2) {
        return ec2.createSnapshot(r -> r.volumeId(volume)).snapshotId();
    }

    private Plan share() {
        var plan = action.plan(in, aws);
        action.apply(in, plan, aws);
        return plan;
    }

    private static CreateVolumePermission permission(String account) {
        return CreateVolumePermission.builder().userId(account).build();
    }

    private void somebodySharesItWith(String account) {
        client(Ec2Client.class)
                .modifySnapshotAttribute(
                        r -> r.snapshotId(in.snapshot()).createVolumePermission(p -> p.add(permission(account))));
    }

    @Nested
    class ASnapshotUnderACustomerManagedKey {
        @Test
        void isSharedAndNoLonger() {
            var plan = thereAndBack(action, in, () -> action.verify(in, aws));

            assertThat(plan.changes())
                    .containsExactly(Change.of(
                            "arn:aws:ec2:us-east-1::snapshot/" + in.snapshot(),
                            "CreateVolumePermission/" + EVIDENCE,
                            null,
                            "granted"));
        }

        @Test
        void survivesABrokenConnectionAnywhere() {
            var tried = new Interruptions<>(
                            action,
                            in,
                            path -> {
                                var account = SimulatedAccount.open(path);
                                assertThat(snapshotOf(ROOT, account.client(Ec2Client.class)))
                                        .isEqualTo(in.snapshot());
                                return account;
                            },
                            account -> action.verify(in, account.aws),
                            account -> account.pass(Duration.ofMinutes(1)))
                    .everywhere(
                            folder.resolve("broken"),
                            account -> assertThat(action.verify(in, account.aws).shared())
                                    .isTrue());

            assertThat(tried).isGreaterThan(3);
        }

        @Test
        void staysSharedWithOthers() {
            somebodySharesItWith(OTHER);
            var plan = share();
            assertThat(action.verify(in, aws)).isEqualTo(new ShareSnapshot.Out(true, List.of(EVIDENCE, OTHER)));

            action.applyUndo(action.planUndo(action.undo(plan), aws), aws);
            assertThat(action.verify(in, aws)).isEqualTo(new ShareSnapshot.Out(false, List.of(OTHER)));
        }
    }

    @Nested
    class ASnapshotThatIsShared {
        @Test
        void isLeftAsItIs() {
            somebodySharesItWith(EVIDENCE);
            var plan = action.plan(in, aws);

            assertThat(plan.changes()).isEmpty();
            assertThat(action.planUndo(action.undo(plan), aws).changes()).isEmpty();
        }
    }

    @Nested
    class TheWarnings {
        @Test
        void sayWhoReadsItAndWhatTheKeyMustAllow() {
            pass(Duration.ofHours(1));

            assertThat(action.plan(in, aws).warnings())
                    .satisfiesExactly(
                            reader -> assertThat(reader).contains(EVIDENCE, "make sure that it is the right one"),
                            key -> assertThat(key).contains("key/0f1e2d3c-4b5a-6978-8695-a4b3c2d1e0f1"));
        }

        @Test
        void sayThatItIsNotCompletedYet() {
            assertThat(action.plan(in, aws).warnings()).anyMatch(w -> w.contains("is pending (0%)"));
        }

        @Test
        void sayNothingOfAKeyWhereThereIsNone() {
            in = new In(snapshotOf("vol-0bed00000000000a1", client(Ec2Client.class)), EVIDENCE);

            assertThat(action.plan(in, aws).warnings()).noneMatch(w -> w.contains("key"));
        }
    }

    @Nested
    class WhatCannotBeDone {
        @Test
        void isASnapshotUnderTheDefaultKey() {
            var underDefaultKey = new In("snap-0dada000000000001", EVIDENCE);
            var plan = action.plan(underDefaultKey, aws);

            fails(() -> action.apply(underDefaultKey, plan, aws), "OperationNotPermitted");
        }

        @Test
        void isToShareWithItsOwner() {
            refuses(
                    () -> action.plan(new In(in.snapshot(), aws.account()), aws),
                    "InvalidInput",
                    "belongs to account 111122223333 itself");
        }

        @Test
        void isASnapshotThatFailed() {
            var failed = new FakeActionContext(Map.of(Ec2Client.class, new OneFailedSnapshot()));

            refuses(() -> action.plan(in, failed), "SnapshotFailed", "holds nothing to share");
        }

        @Test
        void isAnUnknownSnapshot() {
            fails(() -> action.plan(new In("snap-0123456789abcdef0", EVIDENCE), aws), "InvalidSnapshot.NotFound");
        }

        @Test
        void isWhatThePermissionsDoNotAllow() {
            deny("ec2:ModifySnapshotAttribute");
            var plan = action.plan(in, aws);

            fails(() -> action.apply(in, plan, aws), "UnauthorizedOperation");
            assertThat(action.verify(in, aws).shared()).isFalse();
        }
    }

    @Nested
    class TakingItBack {
        @Test
        void findsNothingToDoWhereSomebodyDidSince() {
            var plan = share();
            client(Ec2Client.class)
                    .modifySnapshotAttribute(r ->
                            r.snapshotId(in.snapshot()).createVolumePermission(p -> p.remove(permission(EVIDENCE))));

            assertThat(action.planUndo(action.undo(plan), aws).changes()).isEmpty();
        }
    }

    /** The range's snapshots never fail. */
    private static final class OneFailedSnapshot implements Ec2Client {
        @Override
        public DescribeSnapshotsResponse describeSnapshots(DescribeSnapshotsRequest request) {
            return DescribeSnapshotsResponse.builder()
                    .snapshots(Snapshot.builder()
                            .snapshotId(request.snapshotIds().getFirst())
                            .state(SnapshotState.ERROR)
                            .build())
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
