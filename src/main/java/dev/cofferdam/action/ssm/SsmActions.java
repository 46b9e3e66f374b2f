package dev.cofferdam.action.ssm;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class SsmActions {
    private SsmActions() {}

    public static List<Action<?, ?>> all() {
        return List.of(
                new CheckAgent(),
                new TerminateSessions(),
                new CollectVolatile(),
                new CaptureMemory(),
                new RunAutomation());
    }
}
