package dev.cofferdam.action.elb;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class ElbActions {
    private ElbActions() {}

    public static List<Action<?, ?>> all() {
        return List.of(new DeregisterInstance());
    }
}
