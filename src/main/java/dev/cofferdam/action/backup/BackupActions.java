package dev.cofferdam.action.backup;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class BackupActions {
    private BackupActions() {}

    public static List<Action<?, ?>> all() {
        return List.of(new LockVault(), new StartJob());
    }
}
