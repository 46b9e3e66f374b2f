package dev.cofferdam.action.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.ec2.BlockPublicSnapshots.In;
import dev.cofferdam.action.ec2.BlockPublicSnapshots.Out;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;

class BlockPublicSnapshotsTest extends OnTheRange {
    private final BlockPublicSnapshots action = new BlockPublicSnapshots();
    private final In in = new In(null);

    @Nested
    class ARegionThatBlocksNothing {
        @Test
        void blocksAllSnapshotsAndNewImagesAndBack() {
            var plan = thereAndBack(action, in, () -> action.verify(in, aws));

            assertThat(plan.changes())
                    .containsExactly(
                            Change.of(
                                    "111122223333/us-east-1",
                                    "SnapshotBlockPublicAccess",
                                    "unblocked",
                                    "block-all-sharing"),
                            Change.of(
                                    "111122223333/us-east-1",
                                    "ImageBlockPublicAccess",
                                    "unblocked",
                                    "block-new-sharing"));
            assertThat(plan.warnings())
                    .anyMatch(w -> w.contains("loses it"))
                    .anyMatch(w -> w.contains("Images that are public now stay so"));
            callsWhatItDeclares(action);
        }

        @Test
        void isBlockedWhenTheStepEndsThoughImagesTakeAWhile() {
            var begun = aws.clock().instant();

            var out = action.apply(in, action.plan(in, aws), aws);

            assertThat(out).isEqualTo(new Out("block-all-sharing", "block-new-sharing"));
            assertThat(Duration.between(begun, aws.clock().instant())).isPositive();
        }

        @Test
        void survivesEveryBrokenConnection() {
            interruptEverywhere(
                    action,
                    in,
                    _ -> {},
                    account -> action.verify(in, account.aws),
                    account -> assertThat(action.verify(in, account.aws))
                            .isEqualTo(new Out("block-all-sharing", "block-new-sharing")));
        }
    }

    @Nested
    class ARegionThatBlocksSome {
        @Test
        void isNotMadeWeaker() {
            client(Ec2Client.class).enableSnapshotBlockPublicAccess(r -> r.state("block-all-sharing"));

            assertThat(action.plan(new In("block-new-sharing"), aws).changes())
                    .extracting(Change::attribute)
                    .containsExactly("ImageBlockPublicAccess");
        }

        @Test
        void isPutBackToWhatItBlockedBefore() {
            client(Ec2Client.class).enableSnapshotBlockPublicAccess(r -> r.state("block-new-sharing"));

            thereAndBack(action, in, () -> action.verify(in, aws));
            assertThat(action.verify(in, aws)).isEqualTo(new Out("block-new-sharing", "unblocked"));
        }
    }

    @Nested
    class TakingItBack {
        @Test
        void saysWhatCanBeMadePublicAgain() {
            var plan = action.plan(in, aws);
            action.apply(in, plan, aws);

            assertThat(action.planUndo(action.undo(plan), aws).warnings())
                    .anyMatch(w -> w.contains("can make snapshots public in us-east-1 again"))
                    .anyMatch(w -> w.contains("can make images public in us-east-1 again"));
        }
    }
}
