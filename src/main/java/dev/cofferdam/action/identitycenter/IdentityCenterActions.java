package dev.cofferdam.action.identitycenter;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class IdentityCenterActions {
    private IdentityCenterActions() {}

    public static List<Action<?, ?>> all() {
        return List.of(new RevokePermissionSetSessions(), new RemoveAssignment());
    }
}
