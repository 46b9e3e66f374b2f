package dev.cofferdam.action.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.FakeActionContext;
import dev.cofferdam.action.ec2.CreateSnapshot.In;
import dev.cofferdam.range.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.SnapshotState;
import software.amazon.awssdk.services.ec2.model.Tag;

class CreateSnapshotTest extends OnTheRange {
    private static final In OF_ROOT = new In(ROOT, null, false);
    private static final In OF_WEB_1 = new In(null, WEB_1, false);
    private static final In OF_ROOT_FOR_NOW = new In(ROOT, null, true);
    private static final In OF_WEB_1_FOR_NOW = new In(null, WEB_1, true);
    private static final String KEY = "arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c-4b5a-6978-8695-a4b3c2d1e0f1";

    private final CreateSnapshot action = new CreateSnapshot();

    private List<Snapshot> snapshots() {
        var ofWeb1 = Filter.builder().name("volume-id").values(ROOT, DATA).build();
        return client(Ec2Client.class).describeSnapshots(r -> r.filters(ofWeb1)).snapshots();
    }

    private List<String> volumesWithSnapshots() {
        return snapshots().stream().map(Snapshot::volumeId).sorted().toList();
    }

    private CreateSnapshot.Out run(In in) {
        return action.apply(in, action.plan(in, aws), aws);
    }

    @Nested
    class OfOneVolume {
        @Test
        void isPlannedTakenAndFoundAgain() {
            var plan = action.plan(OF_ROOT, aws);
            assertThat(plan.changes())
                    .singleElement()
                    .satisfies(c -> assertThat(c.resource()).isEqualTo(arn("volume/" + ROOT)));
            assertThat(plan.warnings()).singleElement().asString().contains(KEY);

            var out = action.apply(OF_ROOT, plan, aws);
            assertThat(out.snapshotIds()).containsExactly(out.snapshotId());
            assertThat(out.volumeIds()).containsExactly(ROOT);
            assertThat(out.encrypted()).isTrue();
            assertThat(out.kmsKeyIds()).containsExactly(KEY);
            assertThat(action.verify(OF_ROOT, aws)).isEqualTo(out);
        }

        @Test
        void carriesTheCaseAndTheStep() {
            run(OF_ROOT);

            assertThat(snapshots()).singleElement().satisfies(s -> {
                assertThat(s.tags())
                        .extracting(Tag::key, Tag::value)
                        .containsExactlyInAnyOrder(tuple("cofferdam:case", "case"), tuple("cofferdam:step", "step"));
                assertThat(s.description()).isEqualTo("Evidence of case case, step step");
            });
        }

        @Test
        void isNotTakenTwiceByTheSameStep() {
            var first = run(OF_ROOT);
            pass(Duration.ofMinutes(1));

            var plan = action.plan(OF_ROOT, aws);
            assertThat(plan.changes()).isEmpty();
            assertThat(plan.summary()).contains(first.snapshotId(), "2026-11-23T22:00:00Z");
        }

        @Test
        void isTakenByEachStepForItself() {
            var first = run(OF_ROOT);
            pass(Duration.ofMinutes(1));
            aws = aws.step("snapshot#1");

            assertThat(run(OF_ROOT).snapshotId()).isNotEqualTo(first.snapshotId());
            assertThat(snapshots()).hasSize(2);
        }

        @Test
        void isNotMistakenForAStepWhoseNameAFilterWouldTakeForIt() {
            run(OF_ROOT);
            pass(Duration.ofMinutes(1));
            aws = aws.step("st*");

            assertThat(action.plan(OF_ROOT, aws).changes()).hasSize(1);
            run(OF_ROOT);
            assertThat(action.plan(OF_ROOT, aws).changes()).isEmpty();
        }

        @Test
        void thatIsNotEncryptedSaysSo() {
            var out = run(new In("vol-0bed00000000000a1", null, false));

            assertThat(out.encrypted()).isFalse();
            assertThat(out.kmsKeyIds()).isEmpty();
        }
    }

    @Nested
    class OfAnInstance {
        @Test
        void isOneOfEachVolumeAtTheSameMoment() {
            var out = run(OF_WEB_1);

            assertThat(out.volumeIds()).containsExactly(ROOT, DATA);
            assertThat(out.snapshotIds()).hasSize(2).doesNotHaveDuplicates().startsWith(out.snapshotId());
            assertThat(out.kmsKeyIds()).containsExactly(KEY);
            assertThat(aws.callsMade()).contains("ec2:CreateSnapshots").doesNotContain("ec2:CreateSnapshot");
        }

        @Test
        void completesWhatASnapshotIsMissingOf() {
            run(OF_WEB_1);
            var ofData = snapshots().stream()
                    .filter(s -> s.volumeId().equals(DATA))
                    .findFirst()
                    .orElseThrow();
            client(Ec2Client.class).deleteSnapshot(r -> r.snapshotId(ofData.snapshotId()));
            pass(Duration.ofMinutes(1));

            var plan = action.plan(OF_WEB_1, aws);
            assertThat(plan.changes()).extracting(Change::resource).containsExactly(arn("volume/" + DATA));
            assertThat(plan.warnings()).anyMatch(w -> w.contains("1 of 2") && w.contains("not be of the same moment"));
            action.apply(OF_WEB_1, plan, aws);
            assertThat(volumesWithSnapshots()).containsExactly(ROOT, DATA);
        }
    }

    @Nested
    class AConnectionThatBreaks {
        @Test
        void beforeTheCallLeadsToOneSnapshot() {
            survives(Fault.Kind.RESET_BEFORE, "ec2:CreateSnapshot", action, OF_ROOT_FOR_NOW, this::volumes);
        }

        @Test
        void afterTheCallLeadsToOneSnapshot() {
            survives(Fault.Kind.RESET_AFTER, "ec2:CreateSnapshot", action, OF_ROOT_FOR_NOW, this::volumes);
        }

        @Test
        void beforeTheCallLeadsToOneSnapshotOfEachVolume() {
            survives(Fault.Kind.RESET_BEFORE, "ec2:CreateSnapshots", action, OF_WEB_1_FOR_NOW, this::volumes);
        }

        @Test
        void afterTheCallLeadsToOneSnapshotOfEachVolume() {
            survives(Fault.Kind.RESET_AFTER, "ec2:CreateSnapshots", action, OF_WEB_1_FOR_NOW, this::volumes);
        }

        /** At most one of each volume, whenever one looks. */
        private List<String> volumes() {
            assertThat(volumesWithSnapshots()).doesNotHaveDuplicates();
            return volumesWithSnapshots();
        }
    }

    @Nested
    class WaitingForIt {
        @Test
        void endsWhenAllAreCompleted() {
            var out = run(OF_WEB_1);
            var early = action.progress("completed", OF_WEB_1, out, aws);
            assertThat(early.reached()).isFalse();
            assertThat(early.detail()).contains(out.snapshotIds()).contains("0%");

            pass(Duration.ofMinutes(4));
            assertThat(action.progress("completed", OF_WEB_1, out, aws).reached())
                    .as("the small one only")
                    .isFalse();
            pass(Duration.ofMinutes(4));
            assertThat(action.progress("completed", OF_WEB_1, out, aws).reached())
                    .isTrue();
        }

        @Test
        void endsWhenSomebodyDeletedIt() {
            var out = run(OF_ROOT);
            client(Ec2Client.class).deleteSnapshot(r -> r.snapshotId(out.snapshotId()));

            fails(() -> action.progress("completed", OF_ROOT, out, aws), "InvalidSnapshot.NotFound");
        }

        @Test
        void endsWhenThereIsNone() {
            var none = new CreateSnapshot.Out("", List.of(), List.of(), false, List.of());

            refuses(() -> action.progress("completed", OF_ROOT, none, aws), "InvalidSnapshot.NotFound", "Run the step");
        }

        @Test
        void endsWhenItFailed() {
            var failing = new FakeActionContext(Map.of(Ec2Client.class, new OneFailedSnapshot()));
            var out = new CreateSnapshot.Out("snap-1", List.of("snap-1"), List.of(ROOT), true, List.of());

            refuses(
                    () -> action.progress("completed", OF_ROOT, out, failing),
                    "SnapshotFailed",
                    "Snapshot snap-1 of volume " + ROOT + " failed: no access to the key");
        }
    }

    @Nested
    class TakingItBack {
        @Test
        void keepsItBecauseItIsEvidence() {
            var plan = action.plan(OF_WEB_1, aws);
            action.apply(OF_WEB_1, plan, aws);

            assertThat(action.undo(plan).restore()).isEmpty();
            assertThat(volumesWithSnapshots()).containsExactly(ROOT, DATA);
        }

        @Test
        void deletesItWhereTheStepSaidSo() {
            var plan = thereAndBack(action, OF_WEB_1_FOR_NOW, CreateSnapshotTest.this::volumesWithSnapshots);

            assertThat(plan.warnings()).anyMatch(w -> w.contains("Undo will delete"));
        }

        @Test
        void touchesNoOtherStepsSnapshots() {
            run(OF_ROOT);
            pass(Duration.ofMinutes(1));
            aws = aws.step("other");
            var plan = action.plan(OF_ROOT_FOR_NOW, aws);
            action.apply(OF_ROOT_FOR_NOW, plan, aws);

            action.applyUndo(action.planUndo(action.undo(plan), aws), aws);
            assertThat(volumesWithSnapshots()).containsExactly(ROOT);
        }

        @Test
        void isDoneTwiceWithoutHarm() {
            var plan = action.plan(OF_ROOT_FOR_NOW, aws);
            action.apply(OF_ROOT_FOR_NOW, plan, aws);
            var undo = action.planUndo(action.undo(plan), aws);
            action.applyUndo(undo, aws);

            action.applyUndo(undo, aws);
            assertThat(snapshots()).isEmpty();
        }
    }

    @Nested
    class WhatCannotBeDone {
        @Test
        void isToldBeforeAnythingIsTouched() {
            refuses(() -> action.plan(new In(null, null, false), aws), "InvalidInput", "exactly one");
            refuses(() -> action.plan(new In(ROOT, WEB_1, false), aws), "InvalidInput", "exactly one");
            fails(() -> action.plan(new In("vol-0123456789abcdef0", null, false), aws), "InvalidVolume.NotFound");
            fails(() -> action.plan(new In(null, NOBODY, false), aws), "InvalidInstanceID.NotFound");
        }

        @Test
        void isToldOfATerminatedInstance() {
            client(Ec2Client.class).terminateInstances(r -> r.instanceIds(PENTEST));

            refuses(
                    () -> action.plan(new In(null, PENTEST, false), aws),
                    "IncorrectInstanceState",
                    PENTEST + " is shutting-down");
        }

        @Test
        void isToldOfAnInstanceWithoutVolumes() {
            var withoutVolumes = new FakeActionContext(Map.of(Ec2Client.class, new OneInstanceWithoutVolumes()));

            refuses(
                    () -> action.plan(new In(null, WEB_1, false), withoutVolumes),
                    "NoVolumes",
                    "an instance store has no snapshots");
        }

        @Test
        void isToldWhenAwsRefuses() {
            deny("ec2:CreateSnapshot");
            on(Fault.of(Fault.Kind.THROTTLE, "ec2:CreateSnapshots").onCall(1));

            fails(() -> run(OF_ROOT), "UnauthorizedOperation");
            fails(() -> run(OF_WEB_1), "RequestLimitExceeded");
            assertThat(snapshots()).isEmpty();
            run(OF_WEB_1);
            assertThat(volumesWithSnapshots()).containsExactly(ROOT, DATA);
        }
    }

    @Nested
    class WhatEc2ShowsLate {
        @Test
        void isWaitedForSomeSecondsAndNoLonger() {
            var before = session.clock().instant();

            assertThat(action.verify(OF_ROOT, aws).snapshotIds()).isEmpty();
            assertThat(session.clock().instant()).isBetween(before.plusSeconds(5), before.plusSeconds(60));
        }
    }

    /** A snapshot that EC2 could not make, which the range has none of. */
    private static final class OneFailedSnapshot implements Ec2Client {
        @Override
        public DescribeSnapshotsResponse describeSnapshots(DescribeSnapshotsRequest request) {
            return DescribeSnapshotsResponse.builder()
                    .snapshots(Snapshot.builder()
                            .snapshotId("snap-1")
                            .volumeId(ROOT)
                            .startTime(Instant.EPOCH)
                            .state(SnapshotState.ERROR)
                            .stateMessage("no access to the key")
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
