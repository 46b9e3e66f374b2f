package dev.cofferdam.action.accessanalyzer;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class AccessAnalyzerActions {
    private AccessAnalyzerActions() {}

    public static List<Action<?, ?>> all() {
        return List.of(new ListExternalAccess());
    }
}
