package dev.cofferdam.action.wafv2;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class Wafv2Actions {
    private Wafv2Actions() {}

    public static List<Action<?, ?>> all() {
        return List.of(new BlockIp());
    }
}
