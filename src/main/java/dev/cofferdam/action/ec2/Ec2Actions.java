package dev.cofferdam.action.ec2;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class Ec2Actions {
    private Ec2Actions() {}

    public static List<Action<?, ?>> all() {
        return List.of(
                new DescribeInstance(),
                new CollectMetadata(),
                new CaptureConsoleOutput(),
                new EnableTerminationProtection(),
                new CreateSnapshot(),
                new IsolateInstance(),
                new TagResource(),
                new StopInstance(),
                new StartInstance(),
                new RequireImdsv2(),
                new RevokeIngress(),
                new MakeSnapshotPrivate(),
                new ShareSnapshot(),
                new SetShutdownBehaviourStop(),
                new DisassociateAddress(),
                new BlockCidrNacl(),
                new RemoveRoute(),
                new CreateImage(),
                new MakeImagePrivate(),
                new BlockPublicSnapshots(),
                new CaptureScreenshot(),
                new TerminateInstance(),
                new LockSnapshot(),
                new EnableFlowLogs(),
                new CancelSpotRequests(),
                new CopySnapshot(),
                new ScanRegions());
    }
}
