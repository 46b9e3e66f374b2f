package dev.cofferdam.action.athena;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class AthenaActions {
    private AthenaActions() {}

    public static List<Action<?, ?>> all() {
        return List.of(new QueryAthena());
    }
}
