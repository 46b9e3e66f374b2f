package dev.cofferdam.action.route53resolver;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class Route53ResolverActions {
    private Route53ResolverActions() {}

    public static List<Action<?, ?>> all() {
        return List.of(new BlockDomain());
    }
}
