package dev.cofferdam.action.cloudfront;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class CloudFrontActions {
    private CloudFrontActions() {}

    public static List<Action<?, ?>> all() {
        return List.of(new DisableDistribution());
    }
}
