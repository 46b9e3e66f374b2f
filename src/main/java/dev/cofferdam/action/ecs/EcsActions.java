package dev.cofferdam.action.ecs;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class EcsActions {
    private EcsActions() {}

    public static List<Action<?, ?>> all() {
        return List.of(new ScaleService(), new StopTask());
    }
}
