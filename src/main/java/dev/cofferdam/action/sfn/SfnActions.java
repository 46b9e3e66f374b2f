package dev.cofferdam.action.sfn;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class SfnActions {
    private SfnActions() {}

    public static List<Action<?, ?>> all() {
        return List.of(new StopExecution());
    }
}
