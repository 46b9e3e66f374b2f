package dev.cofferdam.action.config;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class ConfigActions {
    private ConfigActions() {}

    public static List<Action<?, ?>> all() {
        return List.of(new RestoreRecorder(), new ResourceHistory());
    }
}
