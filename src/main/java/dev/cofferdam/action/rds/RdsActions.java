package dev.cofferdam.action.rds;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class RdsActions {
    private RdsActions() {}

    public static List<Action<?, ?>> all() {
        return List.of(
                new CreateSnapshot(),
                new DescribeExposure(),
                new DisablePublicAccess(),
                new Isolate(),
                new MakeSnapshotPrivate(),
                new RotateMasterPassword(),
                new StopInstance());
    }
}
