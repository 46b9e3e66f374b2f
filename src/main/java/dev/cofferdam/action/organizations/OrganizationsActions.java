package dev.cofferdam.action.organizations;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class OrganizationsActions {
    private OrganizationsActions() {}

    public static List<Action<?, ?>> all() {
        return List.of(new ListAccounts(), new QuarantineAccount(), new MoveAccount());
    }
}
