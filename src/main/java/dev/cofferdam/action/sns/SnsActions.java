package dev.cofferdam.action.sns;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class SnsActions {
    private SnsActions() {}

    public static List<Action<?, ?>> all() {
        return List.of(new Notify());
    }
}
