package dev.cofferdam.action.kms;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class KmsActions {
    private KmsActions() {}

    public static List<Action<?, ?>> all() {
        return List.of(new DisableKey(), new CancelDeletion(), new RevokeGrant());
    }
}
