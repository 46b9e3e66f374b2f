package dev.cofferdam.action.secretsmanager;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class SecretsManagerActions {
    private SecretsManagerActions() {}

    public static List<Action<?, ?>> all() {
        return List.of(new Rotate());
    }
}
