package dev.cofferdam.action.resources;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class ResourcesActions {
    private ResourcesActions() {}

    public static List<Action<?, ?>> all() {
        return List.of(new FindResources());
    }
}
