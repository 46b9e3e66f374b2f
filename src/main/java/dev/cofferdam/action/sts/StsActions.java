package dev.cofferdam.action.sts;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class StsActions {
    private StsActions() {}

    public static List<Action<?, ?>> all() {
        return List.of(new IdentifyCaller());
    }
}
