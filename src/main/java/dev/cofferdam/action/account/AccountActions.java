package dev.cofferdam.action.account;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class AccountActions {
    private AccountActions() {}

    public static List<Action<?, ?>> all() {
        return List.of(new CheckContacts());
    }
}
