package dev.cofferdam.action.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Action;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.Permission;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.OperationType;
import software.amazon.awssdk.services.ec2.model.SnapshotAttributeName;

/** What an action says that it needs is exactly what it calls, from plan to undo. */
class PermissionsTest extends OnTheRange {
    @Test
    void ofDescribingAnInstance() {
        var action = new DescribeInstance();
        action.read(new DescribeInstance.In(WEB_1), aws);

        callsWhatItSays(action, aws.callsMade());
    }

    @Test
    void ofCollectingMetadata() {
        var action = new CollectMetadata();
        action.read(new CollectMetadata.In(WEB_1), aws);

        callsWhatItSays(action, aws.callsMade());
    }

    @Test
    void ofCapturingConsoleOutput() {
        var action = new CaptureConsoleOutput();
        action.read(new CaptureConsoleOutput.In(WEB_1), aws);

        callsWhatItSays(action, aws.callsMade());
    }

    @Test
    void ofEnablingTerminationProtection() {
        var action = new EnableTerminationProtection();
        thereAndBack(action, new EnableTerminationProtection.In(WEB_1));

        callsWhatItSays(action, aws.callsMade());
    }

    /** Tagging at creation is no call of its own, but needs {@code ec2:CreateTags} all the same. */
    @Test
    void ofCreatingSnapshots() {
        var action = new CreateSnapshot();
        thereAndBack(action, new CreateSnapshot.In(null, WEB_1, true));
        pass(Duration.ofMinutes(1));
        thereAndBack(action, new CreateSnapshot.In(ROOT, null, true));

        var needed = new TreeSet<>(aws.callsMade());
        needed.add("ec2:CreateTags");
        callsWhatItSays(action, needed);
    }

    @Test
    void ofTagging() {
        var action = new TagResource();
        thereAndBack(action, new TagResource.In(WEB_1, "incident", "IR-7"));

        callsWhatItSays(action, aws.callsMade());
    }

    @Test
    void ofStopping() {
        var action = new StopInstance();
        action.plan(new StopInstance.In(WEB_1), aws);
        thereAndBack(action, new StopInstance.In(PENTEST));

        callsWhatItSays(action, aws.callsMade());
    }

    @Test
    void ofRequiringImdsv2() {
        var action = new RequireImdsv2();
        thereAndBack(action, new RequireImdsv2.In(WEB_1));

        callsWhatItSays(action, aws.callsMade());
    }

    @Test
    void ofStarting() {
        var action = new StartInstance();
        thereAndBack(action, new StartInstance.In(STOPPED));

        callsWhatItSays(action, aws.callsMade());
    }

    /** A rule with tags gets them back as it is made again, which needs {@code ec2:CreateTags}. */
    @Test
    void ofRevokingIngress() {
        var action = new RevokeIngress();
        thereAndBack(action, new RevokeIngress.In("sg-0beb0000000000001", "sgr-0beb0000000000bad"));

        var needed = new TreeSet<>(aws.callsMade());
        needed.add("ec2:CreateTags");
        callsWhatItSays(action, needed);
    }

    @Test
    void ofMakingASnapshotPrivate() {
        var ec2 = client(Ec2Client.class);
        var snapshot =
                ec2.createSnapshot(r -> r.volumeId("vol-0bed00000000000a1")).snapshotId();
        ec2.modifySnapshotAttribute(r -> r.snapshotId(snapshot)
                .attribute(SnapshotAttributeName.CREATE_VOLUME_PERMISSION)
                .operationType(OperationType.ADD)
                .userIds("999988887777"));
        var action = new MakeSnapshotPrivate();
        thereAndBack(action, new MakeSnapshotPrivate.In(snapshot));

        callsWhatItSays(action, aws.callsMade());
    }

    @Test
    void ofSharingASnapshot() {
        var action = new ShareSnapshot();
        var snapshot =
                client(Ec2Client.class).createSnapshot(r -> r.volumeId(ROOT)).snapshotId();
        thereAndBack(action, new ShareSnapshot.In(snapshot, "777766665555"));

        callsWhatItSays(action, aws.callsMade());
    }

    @Test
    void ofSettingTheShutdownBehaviour() {
        client(Ec2Client.class)
                .modifyInstanceAttribute(
                        r -> r.instanceId(WEB_1).instanceInitiatedShutdownBehavior(b -> b.value("terminate")));
        var action = new SetShutdownBehaviourStop();
        thereAndBack(action, new SetShutdownBehaviourStop.In(WEB_1));

        callsWhatItSays(action, aws.callsMade());
    }

    private <I extends Record> void thereAndBack(ChangeAction<I, ?> action, I in) {
        var plan = action.plan(in, aws);
        action.apply(in, plan, aws);
        action.verify(in, aws);
        action.applyUndo(action.planUndo(action.undo(plan), aws), aws);
    }

    private static void callsWhatItSays(Action<?, ?> action, Set<String> calls) {
        assertThat(action.spec().permissions())
                .extracting(Permission::action)
                .containsExactlyInAnyOrderElementsOf(calls);
    }
}
