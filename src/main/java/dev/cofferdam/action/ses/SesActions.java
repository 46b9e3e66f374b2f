package dev.cofferdam.action.ses;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class SesActions {
    private SesActions() {}

    public static List<Action<?, ?>> all() {
        return List.of(new PauseSending());
    }
}
