package dev.cofferdam.action.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.ec2.TerminateInstance.In;
import dev.cofferdam.action.ec2.TerminateInstance.Out;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

class TerminateInstanceTest extends OnTheRange {
    private static final String VOLUME = "vol-0bed00000000000a1";

    private final TerminateInstance action = new TerminateInstance();
    private final In in = new In(PENTEST);

    /** A snapshot of another step of the same case. */
    private static void preserve(Ec2Client ec2, String volume, String caseId) {
        ec2.createSnapshot(r -> r.volumeId(volume)
                .tagSpecifications(TagSpecification.builder()
                        .resourceType(ResourceType.SNAPSHOT)
                        .tags(
                                Tag.builder()
                                        .key("cofferdam:case")
                                        .value(caseId)
                                        .build(),
                                Tag.builder()
                                        .key("cofferdam:step")
                                        .value("preserve")
                                        .build())
                        .build()));
    }

    private void preserve() {
        preserve(client(Ec2Client.class), VOLUME, "case");
        pass(Duration.ofHours(1));
    }

    @Nested
    class AnInstanceWhoseDiskIsKept {
        @Test
        void isTerminated() {
            preserve();
            var plan = action.plan(in, aws);
            assertThat(plan.changes())
                    .containsExactly(Change.of(arn("instance/" + PENTEST), "State", "running", "terminated"));
            assertThat(plan.warnings())
                    .anyMatch(w -> w.contains("memory"))
                    .anyMatch(w -> w.contains("Volume " + VOLUME) && w.contains("is deleted with it"))
                    .anyMatch(w -> w.contains("what was written since is in no evidence"))
                    .anyMatch(w -> w.contains("198.51.100.66"));
            assertThat(aws.changesMade()).isZero();

            assertThat(action.apply(in, plan, aws)).isEqualTo(new Out("shutting-down"));

            assertThat(action.plan(in, aws).changes()).isEmpty();
            assertThat(action.progress("terminated", in, new Out("shutting-down"), aws)
                            .reached())
                    .isFalse();
            pass(Duration.ofMinutes(5));
            assertThat(action.progress("terminated", in, new Out("shutting-down"), aws)
                            .reached())
                    .isTrue();
            assertThat(action.plan(in, aws).changes()).isEmpty();
        }

        @Test
        void cannotBeBroughtBack() {
            preserve();
            var plan = action.plan(in, aws);
            action.apply(in, plan, aws);

            var undo = action.planUndo(action.undo(plan), aws);
            assertThat(undo.changes()).isEmpty();
            action.applyUndo(undo, aws);
            assertThat(action.verify(in, aws).state()).isEqualTo("shutting-down");
        }

        @Test
        void isTerminatedHoweverOftenTheConnectionBreaks() {
            interruptForward(
                    action,
                    in,
                    account -> {
                        preserve(account.client(Ec2Client.class), VOLUME, "case");
                        account.pass(Duration.ofHours(1));
                    },
                    account ->
                            assertThat(action.verify(in, account.aws).state()).isIn("shutting-down", "terminated"));
        }
    }

    @Nested
    class AnInstanceWhoseDiskIsNotKept {
        @Test
        void isRefused() {
            refuses(() -> action.plan(in, aws), "NoSnapshot", "no snapshot of volume " + VOLUME);
        }

        @Test
        void isRefusedWhileTheSnapshotIsPending() {
            preserve(client(Ec2Client.class), VOLUME, "case");

            refuses(() -> action.plan(in, aws), "SnapshotNotCompleted", "Wait until it is completed");
        }

        @Test
        void isRefusedWithASnapshotOfAnotherCase() {
            preserve(client(Ec2Client.class), VOLUME, "other-case");
            pass(Duration.ofHours(1));

            refuses(() -> action.plan(in, aws), "NoSnapshot", "Take one first");
        }

        @Test
        void isRefusedWhereOneOfItsVolumesHasNone() {
            preserve(client(Ec2Client.class), ROOT, "case");
            pass(Duration.ofHours(1));

            refuses(() -> action.plan(new In(WEB_1), aws), "NoSnapshot", DATA);
        }
    }

    @Nested
    class AnInstanceOfAGroup {
        @Test
        void isReplacedAndThePlanSaysSo() {
            preserve(client(Ec2Client.class), ROOT, "case");
            preserve(client(Ec2Client.class), DATA, "case");
            pass(Duration.ofHours(2));

            assertThat(action.plan(new In(WEB_1), aws).warnings())
                    .anyMatch(w -> w.contains("web-asg launches another one"));
        }
    }

    @Nested
    class AProtectedInstance {
        @Test
        void isLeftAlone() {
            refuses(() -> action.plan(new In(BASTION), aws), "OperationNotPermitted", "protected from termination");
        }
    }

    @Test
    void needsWhatItDeclares() {
        preserve(client(Ec2Client.class), ROOT, "case");
        preserve(client(Ec2Client.class), DATA, "case");
        pass(Duration.ofHours(2));
        var web = new In(WEB_1);
        action.apply(web, action.plan(web, aws), aws);

        callsWhatItDeclares(action);
    }
}
