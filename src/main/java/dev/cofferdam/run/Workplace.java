package dev.cofferdam.run;

import dev.cofferdam.aws.AccountRole;
import dev.cofferdam.aws.AwsSession;
import org.jspecify.annotations.Nullable;

/**
 * Where a step works.
 *
 * @param session on its account
 * @param entered the role by which that account was entered; null: it is the run's own target
 */
record Workplace(
        AwsSession session, String region, @Nullable AccountRole entered) {
    /** As the records of a change keep it, so that it is settled and taken back in the same place. */
    record Kept(String region, @Nullable AccountRole entered) {}

    Kept kept() {
        return new Kept(region, entered);
    }
}
