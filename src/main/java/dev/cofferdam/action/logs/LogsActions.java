package dev.cofferdam.action.logs;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class LogsActions {
    private LogsActions() {}

    public static List<Action<?, ?>> all() {
        return List.of(new QueryLogs());
    }
}
