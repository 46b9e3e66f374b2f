package dev.cofferdam.action.securityhub;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class SecurityHubActions {
    private SecurityHubActions() {}

    public static List<Action<?, ?>> all() {
        return List.of(new GetFindings(), new UpdateWorkflow());
    }
}
