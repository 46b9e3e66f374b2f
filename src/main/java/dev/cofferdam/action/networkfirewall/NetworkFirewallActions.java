package dev.cofferdam.action.networkfirewall;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class NetworkFirewallActions {
    private NetworkFirewallActions() {}

    public static List<Action<?, ?>> all() {
        return List.of(new BlockTraffic());
    }
}
