package dev.cofferdam.action.events;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class EventsActions {
    private EventsActions() {}

    public static List<Action<?, ?>> all() {
        return List.of(new DisableRule());
    }
}
