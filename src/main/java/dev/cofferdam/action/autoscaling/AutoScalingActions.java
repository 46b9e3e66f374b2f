package dev.cofferdam.action.autoscaling;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class AutoScalingActions {
    private AutoScalingActions() {}

    public static List<Action<?, ?>> all() {
        return List.of(new EnterStandby(), new ExitStandby(), new DetachInstance(), new SuspendProcesses());
    }
}
