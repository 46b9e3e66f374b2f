package dev.cofferdam.ui.incident.action;

import dev.cofferdam.action.ValueType;
import dev.cofferdam.action.offers.Offered;

/** Tells what there is of a type in one account and region. Blocks, and is recorded in the case. */
@FunctionalInterface
public interface Listing {
    /**
     * @param account empty: the run's own
     * @param role by which another account is entered
     * @param region empty: where a step works that names none
     */
    Offered list(ValueType type, String account, String role, String region);
}
