package dev.cofferdam.action.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.ec2.CopySnapshot.In;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Snapshot;

class CopySnapshotTest extends OnTheRange {
    private static final String SNAPSHOT = "snap-0dada000000000001";
    private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/5f1e2d3c-4b5a-6978-8695-a4b3c2d1e0f1";
    private static final String[] BESIDES = {
        "ec2:CreateTags",
        "kms:DescribeKey",
        "kms:CreateGrant",
        "kms:Decrypt",
        "kms:GenerateDataKeyWithoutPlaintext",
        "kms:ReEncryptFrom",
        "kms:ReEncryptTo"
    };

    private final CopySnapshot action = new CopySnapshot();
    private final In abroad = new In(SNAPSHOT, "eu-west-1", KEY);

    private static List<Snapshot> in(SimulatedAccount account, String region) {
        return account.session
                .client(Ec2Client.class, region)
                .describeSnapshots(r -> r.ownerIds("self"))
                .snapshots();
    }

    @Nested
    class ACompletedSnapshot {
        @Test
        void isCopiedIntoAnotherRegionUnderTheKey() {
            var plan = action.plan(abroad, aws);
            assertThat(action.plan(abroad, aws)).isEqualTo(plan);
            assertThat(plan.changes()).singleElement().satisfies(c -> {
                assertThat(c.resource()).isEqualTo("arn:aws:ec2:us-east-1::snapshot/" + SNAPSHOT);
                assertThat(c.attribute()).isEqualTo("Copy/eu-west-1");
            });
            assertThat(aws.changesMade()).isZero();

            var out = action.apply(abroad, plan, aws);

            assertThat(out.region()).isEqualTo("eu-west-1");
            assertThat(out.kmsKeyId()).isEqualTo(KEY);
            assertThat(session.client(Ec2Client.class, "eu-west-1")
                            .describeSnapshots(r -> r.snapshotIds(out.snapshotId()))
                            .snapshots())
                    .singleElement()
                    .satisfies(s -> {
                        assertThat(s.encrypted()).isTrue();
                        assertThat(s.description()).contains(SNAPSHOT, "case");
                    });
            assertThat(action.plan(abroad, aws).changes()).isEmpty();
            callsWhatItDeclares(action, BESIDES);
        }

        @Test
        void canBeWaitedFor() {
            var out = action.apply(abroad, action.plan(abroad, aws), aws);

            assertThat(action.progress("completed", abroad, out, aws).reached()).isFalse();
            pass(Duration.ofHours(2));
            assertThat(action.progress("completed", abroad, out, aws).reached()).isTrue();
        }

        @Test
        void isCopiedWithinItsRegionWithAWarningWhereNoKeyIsNamed() {
            var here = new In(SNAPSHOT, null, null);
            var plan = action.plan(here, aws);

            assertThat(plan.warnings()).anyMatch(w -> w.contains("shared with nobody"));
            assertThat(action.apply(here, plan, aws).region()).isEqualTo("us-east-1");
        }

        @Test
        void getsNoSecondCopyHoweverOftenTheConnectionBreaks() {
            interruptEverywhere(
                    action,
                    abroad,
                    _ -> {},
                    account -> in(account, "us-east-1"),
                    account -> assertThat(in(account, "eu-west-1")).hasSize(1));
        }

        @Test
        void keepsItsCopyWhenTheStepIsUndone() {
            var plan = action.plan(abroad, aws);
            action.apply(abroad, plan, aws);

            action.applyUndo(action.planUndo(action.undo(plan), aws), aws);

            assertThat(action.verify(abroad, aws).snapshotId()).isNotEmpty();
        }
    }

    @Nested
    class WhatCannotBeDone {
        @Test
        void isCopyingAPendingSnapshot() {
            var pending = client(Ec2Client.class)
                    .createSnapshot(r -> r.volumeId(ROOT))
                    .snapshotId();

            refuses(
                    () -> action.plan(new In(pending, null, null), aws),
                    "IncorrectState",
                    "Wait until it is completed");
        }

        @Test
        void isAKeyOfAnotherRegion() {
            refuses(
                    () -> action.plan(new In(SNAPSHOT, "eu-central-1", KEY), aws),
                    "InvalidInput",
                    "not one of eu-central-1");
        }
    }
}
