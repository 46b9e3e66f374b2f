package dev.cofferdam.action.aws;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class AwsActions {
    private AwsActions() {}

    public static List<Action<?, ?>> all() {
        return List.of(new MapBlastRadius());
    }
}
