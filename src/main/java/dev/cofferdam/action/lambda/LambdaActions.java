package dev.cofferdam.action.lambda;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class LambdaActions {
    private LambdaActions() {}

    public static List<Action<?, ?>> all() {
        return List.of(
                new DescribeFunction(), new StopInvocations(), new RemovePublicAccess(), new DisableEventSources());
    }
}
