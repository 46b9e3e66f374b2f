package dev.cofferdam.action.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.ec2.LockSnapshot.In;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.LockMode;

class LockSnapshotTest extends OnTheRange {
    private static final String SNAPSHOT = "snap-0dada000000000001";

    private final LockSnapshot action = new LockSnapshot();
    private final In governance = new In(SNAPSHOT, "governance", 90, 0);
    private final In compliance = new In(SNAPSHOT, "compliance", 365, 2);

    private void lock(In in) {
        action.apply(in, action.plan(in, aws), aws);
    }

    private void cannotBeDeleted() {
        fails(() -> client(Ec2Client.class).deleteSnapshot(r -> r.snapshotId(SNAPSHOT)), "OperationNotPermitted");
    }

    @Nested
    class AGovernanceLock {
        @Test
        void isSetAndTakenAway() {
            var plan = thereAndBack(action, governance, () -> action.verify(governance, aws));

            assertThat(plan.changes()).singleElement().satisfies(c -> {
                assertThat(c.resource()).isEqualTo("arn:aws:ec2:us-east-1::snapshot/" + SNAPSHOT);
                assertThat(c.after()).hasToString("{\"LockMode\":\"governance\",\"LockDuration\":90}");
            });
            assertThat(plan.warnings()).anyMatch(w -> w.contains("Whoever has ec2:UnlockSnapshot"));
            callsWhatItDeclares(action);
        }

        @Test
        void keepsTheSnapshotFromBeingDeletedUntilItExpires() {
            lock(governance);

            cannotBeDeleted();
            assertThat(action.verify(governance, aws).until()).isEqualTo("2027-02-21T22:00:00Z");
            pass(Duration.ofDays(91));
            assertThat(action.verify(governance, aws).locked()).isFalse();
            assertThat(action.plan(governance, aws).changes()).hasSize(1);
        }

        @Test
        void isReplacedByAComplianceLockAndPutBack() {
            lock(governance);
            var plan = action.plan(compliance, aws);
            action.apply(compliance, plan, aws);
            assertThat(action.verify(compliance, aws).state()).isEqualTo("compliance-cooloff");

            action.applyUndo(action.planUndo(action.undo(plan), aws), aws);
            assertThat(action.verify(governance, aws).state()).isEqualTo("governance");
        }

        @Test
        void survivesEveryBrokenConnection() {
            interruptEverywhere(
                    action,
                    governance,
                    _ -> {},
                    account -> action.verify(governance, account.aws),
                    account -> assertThat(action.verify(governance, account.aws).state())
                            .isEqualTo("governance"));
        }
    }

    @Nested
    class AComplianceLock {
        @Test
        void canBeTakenAwayWhileItCoolsOff() {
            var plan = action.plan(compliance, aws);
            assertThat(plan.warnings()).anyMatch(w -> w.contains("nobody, not even AWS"));
            action.apply(compliance, plan, aws);
            assertThat(action.verify(compliance, aws).state()).isEqualTo("compliance-cooloff");

            action.applyUndo(action.planUndo(action.undo(plan), aws), aws);
            assertThat(action.verify(compliance, aws).locked()).isFalse();
        }

        @Test
        void isFinalAfterThatAndUndoSaysSo() {
            var plan = action.plan(compliance, aws);
            action.apply(compliance, plan, aws);
            pass(Duration.ofHours(2));
            assertThat(action.verify(compliance, aws).state()).isEqualTo("compliance");

            var undo = action.planUndo(action.undo(plan), aws);
            assertThat(undo.changes()).isEmpty();
            assertThat(undo.warnings()).singleElement().asString().contains("is final", "2027-11-23");
            action.applyUndo(undo, aws);
            cannotBeDeleted();
        }

        @Test
        void coolsOffForADayWhereNothingIsSaid() {
            var in = new In(SNAPSHOT, "compliance", 30, 0);

            assertThat(action.plan(in, aws).changes())
                    .singleElement()
                    .satisfies(c -> assertThat(c.after().path("CoolOffPeriod").intValue())
                            .isEqualTo(24));
        }

        @Test
        void thatIsFinalIsExtended() {
            lock(compliance);
            pass(Duration.ofHours(2));
            var longer = new In(SNAPSHOT, "compliance", 730, 0);

            lock(longer);

            assertThat(action.verify(longer, aws).until()).startsWith("2028-11-22");
            assertThat(action.plan(longer, aws).changes()).isEmpty();
        }
    }

    @Nested
    class ALockThatIsStricter {
        @Test
        void isLeftAsItIs() {
            lock(compliance);

            assertThat(action.plan(governance, aws).changes()).isEmpty();
            pass(Duration.ofHours(3));
            assertThat(action.plan(governance, aws).changes()).isEmpty();
        }

        @Test
        void keepsItsLongerTime() {
            client(Ec2Client.class)
                    .lockSnapshot(r ->
                            r.snapshotId(SNAPSHOT).lockMode(LockMode.GOVERNANCE).lockDuration(1000));

            assertThat(action.plan(compliance, aws).changes())
                    .singleElement()
                    .satisfies(c -> assertThat(SnapshotLock.days(c.after())).isEqualTo(1000));
        }
    }

    @Nested
    class WhatCannotBeDone {
        @ParameterizedTest
        @CsvSource({"0, 0", "36501, 0", "1, 73", "1, -1"})
        void isALockOfAnImpossibleTime(int days, int coolOff) {
            refuses(() -> action.plan(new In(SNAPSHOT, "compliance", days, coolOff), aws), "InvalidInput", SNAPSHOT);
        }

        @Test
        void isAnUnknownSnapshot() {
            fails(
                    () -> action.plan(new In("snap-0123456789abcdef0", "governance", 1, 0), aws),
                    "InvalidSnapshot.NotFound");
        }
    }
}
