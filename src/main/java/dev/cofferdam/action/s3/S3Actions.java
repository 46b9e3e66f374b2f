package dev.cofferdam.action.s3;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class S3Actions {
    private S3Actions() {}

    public static List<Action<?, ?>> all() {
        return List.of(
                new DescribeExposure(),
                new BlockPublicAccess(),
                new ContainBucket(),
                new RemoveAclGrants(),
                new EnableVersioning(),
                new SuspendLifecycle(),
                new SuspendReplication(),
                new EnableAccessLogging(),
                new ListVersions(),
                new RestoreObjects(),
                new CopyToEvidence());
    }
}
