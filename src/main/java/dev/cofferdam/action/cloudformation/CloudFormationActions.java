package dev.cofferdam.action.cloudformation;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class CloudFormationActions {
    private CloudFormationActions() {}

    public static List<Action<?, ?>> all() {
        return List.of(new ProtectStack());
    }
}
