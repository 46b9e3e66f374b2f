package dev.cofferdam.action.elbv2;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class Elbv2Actions {
    private Elbv2Actions() {}

    public static List<Action<?, ?>> all() {
        return List.of(new DeregisterTargets());
    }
}
