package dev.cofferdam.action.cloudtrail;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class CloudTrailActions {
    private CloudTrailActions() {}

    public static List<Action<?, ?>> all() {
        return List.of(
                new LookupEvents(),
                new FindPrincipalActivity(),
                new ListResourcesOf(),
                new ListSecretAccess(),
                new DescribeTrails(),
                new RestoreLogging(),
                new QueryLake());
    }
}
