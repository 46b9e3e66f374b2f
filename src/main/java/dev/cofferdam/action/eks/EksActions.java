package dev.cofferdam.action.eks;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class EksActions {
    private EksActions() {}

    public static List<Action<?, ?>> all() {
        return List.of(new RestrictEndpoint(), new RemoveAccessEntry());
    }
}
